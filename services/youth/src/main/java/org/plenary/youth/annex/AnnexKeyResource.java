package org.plenary.youth.annex;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.plenary.platform.http.Replies;

/// The key that annexes are verified with.
@Path("/api/v1/youth/annex-key.pem")
@Produces(AnnexKeyResource.PEM)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class AnnexKeyResource {

    static final String PEM = "application/x-pem-file";

    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final AnnexKey key;

    AnnexKeyResource(AnnexKey key) {
        this.key = key;
    }

    @GET
    @Operation(operationId = "getYouthAnnexKey", summary = "The public key that annexes are verified with, Ed25519")
    @APIResponse(responseCode = "200", description = "The key as PEM")
    public Response get(@Context Request request) {
        var pem = key.pem();
        return Replies.shared(request, Response.ok(pem), Replies.tagOf(pem), MAX_AGE);
    }
}
