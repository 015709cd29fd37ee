package org.plenary.registration.occupancy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Replies;
import org.plenary.registration.admission.Kind;
import org.plenary.registration.conference.Access;
import org.plenary.registration.occupancy.Occupancies.Cell;
import org.plenary.registration.role.Gate;

/// Who takes part, in numbers.
@Path("/api/v1/registration/conferences/{slug}/figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Admission")
public class FiguresResource {

    /// People decide nothing by these numbers; they may be a minute old.
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Gate gate;
    private final Occupancies occupancies;

    FiguresResource(Gate gate, Occupancies occupancies) {
        this.gate = gate;
        this.occupancies = occupancies;
    }

    /// Participants of one kind.
    @Schema(name = "KindFigure")
    record KindFigure(
            String kind,

            @Schema(description = "Null below five") @Nullable
            Integer people) {}

    /// Participants from one country.
    @Schema(name = "CountryFigure")
    record CountryFigure(String country, int people) {}

    /// All figures. Countries with fewer than five people are only counted.
    @Schema(name = "Figures")
    record View(List<KindFigure> kinds, List<CountryFigure> countries, int countriesBelowFive) {}

    @GET
    @Operation(operationId = "getFigures", summary = "Participants by kind and by country; cells below five suppressed")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response get(@RestPath String slug, @Context Request request) {
        var conference = gate.enter(slug).conference();
        var countries = occupancies.byCountry(conference.id());
        var told = countries.stream()
                .filter(cell -> Occupancy.told(cell.people()).isPresent())
                .map(cell -> new CountryFigure(cell.of(), cell.people()))
                .toList();
        var view = new View(kinds(occupancies.byKind(conference.id())), told, countries.size() - told.size());
        return conference.access() == Access.INVITATION
                ? Replies.personal(request, Response.ok(view), Replies.tagOf(view))
                : Replies.shared(request, Response.ok(view), Replies.tagOf(view), MAX_AGE);
    }

    private static List<KindFigure> kinds(List<Cell> cells) {
        return Stream.of(Kind.values())
                .map(kind -> {
                    int people = cells.stream()
                            .filter(cell -> cell.of().equals(kind.word()))
                            .mapToInt(Cell::people)
                            .sum();
                    return new KindFigure(kind.word(), Occupancy.told(people).orElse(null));
                })
                .toList();
    }
}
