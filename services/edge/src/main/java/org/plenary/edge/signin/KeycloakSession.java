package org.plenary.edge.signin;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends a person's session at Keycloak from here, without sending the browser there: a form's answer may then stay
/// with us, as the content security policy wants it.
@ApplicationScoped
class KeycloakSession {

    private static final Logger LOG = Logger.getLogger(KeycloakSession.class);
    private static final int ANSWER_MILLIS_MAX = 3_000;

    private final WebClient client;
    private final String address;
    private final String clientId;
    private final String secret;

    KeycloakSession(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(ANSWER_MILLIS_MAX));
        this.address = issuer + "/protocol/openid-connect/logout";
        this.clientId = clientId;
        this.secret = secret;
    }

    /// Ends the session that a refresh token belongs to. Never fails: our own cookie goes in any case, and what is
    /// left at Keycloak ends by its own time.
    Future<Void> end(@Nullable String refreshToken) {
        if (refreshToken == null) {
            return Future.succeededFuture();
        }
        var form = MultiMap.caseInsensitiveMultiMap()
                .add("client_id", clientId)
                .add("client_secret", secret)
                .add("refresh_token", refreshToken);
        return client.postAbs(address)
                .timeout(ANSWER_MILLIS_MAX)
                .sendForm(form)
                .onSuccess(answer -> {
                    if (answer.statusCode() >= 400) {
                        LOG.warnf("Keycloak did not end a session: %d", answer.statusCode());
                    }
                })
                .onFailure(failure -> LOG.warnf("Keycloak did not answer a sign-out: %s", failure.getMessage()))
                .otherwiseEmpty()
                .mapEmpty();
    }
}
