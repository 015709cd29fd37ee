package org.plenary.platform.identity;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/// Signs every gRPC call of this service with its own client-credentials token, fetched when needed and renewed
/// before it ends.
@GlobalInterceptor
@ApplicationScoped
public class ServiceToken implements ClientInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final OidcClient client;
    private final TokensHelper tokens = new TokensHelper();

    ServiceToken(OidcClient client) {
        this.client = client;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withCallCredentials(new Bearer()));
    }

    private final class Bearer extends CallCredentials {

        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            tokens.getTokens(client)
                    .subscribe()
                    .with(
                            fetched -> {
                                var headers = new Metadata();
                                headers.put(AUTHORIZATION, "Bearer " + fetched.getAccessToken());
                                applier.apply(headers);
                            },
                            failure -> applier.fail(Status.UNAVAILABLE
                                    .withDescription("No token for this service")
                                    .withCause(failure)));
        }
    }
}
