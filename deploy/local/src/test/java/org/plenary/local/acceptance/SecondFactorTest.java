package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.REGISTRATION;

import com.microsoft.playwright.APIResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A facilitator before their screen, with an authenticator app on their telephone.
@ExtendWith({House.class, Chromium.class})
class SecondFactorTest {

    @Test
    void statement14AFacilitatorWhoSignedInByPasswordConfirmsWithTheirSecondFactor() {
        var slug = OwnConference.empty().slug();
        as("organiser")
                .put(
                        REGISTRATION + slug + "/roles/" + as("facilitator1").subject(),
                        Map.of("roles", List.of("facilitator")))
                .ok();
        try (var facilitator = Seat.of("facilitator1", "/youth/" + slug)) {
            assertThat(standing(facilitator, slug)).contains("\"secondFactor\":false");

            facilitator.link("Confirm with your second factor").click();
            facilitator.confirm("facilitator1", "/youth/" + slug);

            assertThat(standing(facilitator, slug)).contains("\"secondFactor\":true");
        }
    }

    /// What the facilitator's own page is told.
    private static String standing(Seat seat, String slug) {
        APIResponse answer =
                seat.context().request().get(House.origin() + "/api/v1/youth/conferences/" + slug + "/facilitators/me");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }
}
