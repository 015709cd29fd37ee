package org.plenary.youth.opinion;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.plenary.platform.http.Replies;
import org.plenary.youth.room.Door;

/// What a room thinks, for everybody who may know of it.
@Path("/api/v1/youth/breakouts/{id}/opinions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Youth forum")
public class OpinionResource {

    private final Door door;
    private final Opinions opinions;

    OpinionResource(Door door, Opinions opinions) {
        this.door = door;
        this.opinions = opinions;
    }

    /// People who think alike.
    @Schema(name = "YouthOpinionGroup")
    record Group(
            int size,

            @Schema(description = "Where their middle is in the two dimensions in which opinions differ most")
            List<Double> centre,

            @Schema(description = "Contributions that they agree with far more than the others do, the furthest first")
            List<UUID> agrees) {

        private static Group of(Landscape.Group group) {
            return new Group(group.size(), group.centre(), group.agrees());
        }
    }

    /// What a room thinks.
    @Schema(
            name = "YouthOpinions",
            description = "Contributions by their ids on the board; of fewer than five people nothing")
    record Opinion(
            @Schema(description = "The largest first; none unless each has five people and they stand apart")
            List<Group> groups,

            @Schema(description = "What at least two in three agree with in every group, the most agreed first")
            List<UUID> agreed,

            @Schema(
                    description =
                            "What at least one in four agrees and one in four disagrees with, the most even first")
            List<UUID> divides) {}

    @GET
    @Authenticated
    @Operation(
            operationId = "youthBreakoutOpinions",
            summary = "What most agree on, what divides, and the groups of opinion, from the stances on what is shown")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opinion.class)))
    @APIResponse(responseCode = "403", description = Door.NOT_IN_ROOM)
    @APIResponse(responseCode = "404", description = "No such room")
    public Response get(@RestPath String id) {
        var landscape = Landscape.of(opinions.in(door.enter(id).room().id()));
        return Replies.personal(Response.ok(new Opinion(
                landscape.groups().stream().map(Group::of).toList(), landscape.agreed(), landscape.divides())));
    }
}
