package org.plenary.platform.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person behind the current request, from their verified access token.
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final IdentityConfig config;

    Caller(SecurityIdentity identity, IdentityConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /// The account's lasting identity (`sub`).
    ///
    /// @throws UnauthorizedException when nobody is logged in
    public UUID subject() {
        return subjectIfKnown().orElseThrow(UnauthorizedException::new);
    }

    /// As [#subject], empty for a visitor without a login and for a token without an account.
    public Optional<UUID> subjectIfKnown() {
        return token().map(JsonWebToken::getSubject).flatMap(Caller::uuid);
    }

    /// A claim of the token, such as `name` or `email`.
    public Optional<String> claim(String name) {
        return token().map(token -> token.<Object>getClaim(name)).map(Object::toString);
    }

    /// Whether they have confirmed who they are with a second factor, in the login that this token
    /// comes from. The claim `acr` says so, and nothing else does: not that a second factor is set
    /// up.
    public boolean secondFactor() {
        return claim("acr").filter(config.secondFactor()::equals).isPresent();
    }

    /// Whether the account has a realm role.
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    private Optional<JsonWebToken> token() {
        return identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)
                ? Optional.empty()
                : Optional.of(token);
    }

    private static Optional<UUID> uuid(String subject) {
        try {
            return Optional.of(UUID.fromString(subject));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
