package org.plenary.registration.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.registration.me.Memberships.Membership;

/// Who am I.
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Who am I")
public class MeResource {

    private final Memberships memberships;
    private final Caller caller;

    MeResource(Memberships memberships, Caller caller) {
        this.memberships = memberships;
        this.caller = caller;
    }

    /// The person at one conference.
    @Schema(name = "MyConference")
    record At(
            String slug,
            String title,

            @Schema(description = "Null for who has roles only") @Nullable
            String kind,

            @Nullable String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer position,

            List<String> roles) {

        static At of(Membership membership) {
            return new At(
                    membership.slug(),
                    membership.title(),
                    membership.kind(),
                    membership.state(),
                    membership.position(),
                    membership.roles());
        }
    }

    /// The person.
    @Schema(name = "Me")
    record Me(
            UUID subject,
            @Nullable String name,
            @Nullable String email,
            boolean createsConferences,
            List<At> conferences) {}

    @GET
    @Authenticated
    @Operation(operationId = "whoAmI", summary = "The signed-in person, and what they are at which conference")
    @APIResponse(
            responseCode = "200",
            description = "Name and address as the account has them",
            content = @Content(schema = @Schema(implementation = Me.class)))
    public Response me(@Context Request request) {
        var me = new Me(
                caller.subject(),
                caller.claim("name").orElse(null),
                caller.claim("email").orElse(null),
                caller.hasRole("organiser"),
                memberships.of(caller.subject()).stream().map(At::of).toList());
        return Replies.personal(request, Response.ok(me), Replies.tagOf(me));
    }
}
