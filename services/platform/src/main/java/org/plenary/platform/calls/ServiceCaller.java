package org.plenary.platform.calls;

import io.grpc.Status;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The service that makes the current gRPC call.
@ApplicationScoped
public class ServiceCaller {

    private final CurrentIdentityAssociation identity;

    ServiceCaller(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /// Answers as [Answering#with], for one service alone; anybody else is refused with `PERMISSION_DENIED`.
    ///
    /// @param client the client of the realm whose service account that service has
    public <T> Uni<T> only(String client, Supplier<T> work) {
        return identity.getDeferredIdentity().chain(caller -> {
            if (!is(caller, client)) {
                throw Status.PERMISSION_DENIED.asRuntimeException();
            }
            return Answering.with(work);
        });
    }

    private static boolean is(SecurityIdentity caller, String client) {
        return caller.getPrincipal() instanceof JsonWebToken token && client.equals(token.<Object>getClaim("azp"));
    }
}
