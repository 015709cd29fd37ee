package org.plenary.edge.signin;

import java.time.Instant;

/// Who is behind a request.
///
/// @param subject the account's lasting identity
/// @param session Keycloak's session, empty when the token names none
/// @param accessToken for the services
/// @param expiresAt when the token ends
public record Login(String subject, String session, String accessToken, Instant expiresAt) {

    /// Without the token: a record's own form would put it into a log.
    @Override
    public String toString() {
        return "Login[subject=%s]".formatted(subject);
    }
}
