package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthenticatorAppTest {

    /// The times of RFC 6238, appendix B, with the last six digits of what it gives for them.
    @Test
    void theCodesAreThoseOfTheStandard() {
        var app = new AuthenticatorApp("12345678901234567890");

        assertEquals("287082", app.code(Instant.ofEpochSecond(59)));
        assertEquals("081804", app.code(Instant.ofEpochSecond(1_111_111_109)));
        assertEquals("279037", app.code(Instant.ofEpochSecond(2_000_000_000)));
    }
}
