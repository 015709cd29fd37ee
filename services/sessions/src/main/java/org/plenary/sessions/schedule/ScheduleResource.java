package org.plenary.sessions.schedule;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.BodyLimit;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.sessions.conference.Conference;
import org.plenary.sessions.conference.ConferenceDoor;
import org.plenary.sessions.frab.Event;
import org.plenary.sessions.frab.JsonSchedule;
import org.plenary.sessions.frab.ScheduleFault;
import org.plenary.sessions.frab.XmlSchedule;

/// Imports a conference's schedule.
@Path("/api/v1/programme/conferences/{slug}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Programme")
public class ScheduleResource {

    /// The largest congresses' schedules have two or three megabytes.
    private static final int LARGEST = 8 * 1024 * 1024;

    private static final String[] TYPES = {
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        MediaType.APPLICATION_JSON,
        "application/vnd.c3voc.schedule+xml",
        "application/vnd.c3voc.schedule+json",
    };

    /// What the import did.
    @Schema(name = "ScheduleReport")
    public record Report(int created, int updated, int withdrawn, int unchanged) {}

    /// A session that must stay.
    @Schema(name = "HeldSession")
    record HeldSession(UUID id, String title) {}

    private final Schedules schedules;
    private final ConferenceDoor door;

    ScheduleResource(Schedules schedules, ConferenceDoor door) {
        this.schedules = schedules;
        this.door = door;
    }

    @PUT
    @Authenticated
    @Operation(operationId = "importSchedule", summary = "Imports a frab/c3voc schedule: all of it, or nothing")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Report.class)))
    @APIResponse(
            responseCode = "400",
            description = "`malformed`: no XML or JSON, or with a document type; with the line")
    @APIResponse(responseCode = "403", description = "The caller does not organise the conference")
    @APIResponse(responseCode = "404", description = "Unknown, or not the caller's to know")
    @APIResponse(responseCode = "409", description = "`sessionsInUse`: it leaves out sessions with questions or a past")
    @APIResponse(responseCode = "415", description = "`unsupportedMediaType`: neither XML nor JSON")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`: no schedule, or an event that cannot be; with the line")
    public Report put(@PathParam("slug") String slug, @BodyLimit(LARGEST) Body<byte[]> body) {
        var conference = door.organised(slug);
        var file = body.bytes(TYPES);
        var events = read(file, body.mediaType(), conference);
        return switch (schedules.put(conference.id(), events)) {
            case Imported.Done(var created, var updated, var withdrawn, var unchanged) ->
                new Report(created, updated, withdrawn, unchanged);
            case Imported.Held(var sessions) ->
                throw Problems.of(
                                409,
                                "sessionsInUse",
                                "The schedule leaves out sessions that have questions or were on air.")
                        .with(
                                "sessions",
                                sessions.stream()
                                        .map(session -> new HeldSession(
                                                session.id(), session.facts().title()))
                                        .toList())
                        .build();
        };
    }

    private static List<Event> read(byte[] file, String mediaType, Conference conference) {
        try {
            return mediaType.endsWith("json")
                    ? JsonSchedule.read(file, conference.id(), conference.zone())
                    : XmlSchedule.read(file, conference.id(), conference.zone());
        } catch (ScheduleFault fault) {
            throw refusal(fault);
        }
    }

    private static HttpProblem refusal(ScheduleFault fault) {
        var told = "Line %d: %s.".formatted(fault.line(), fault.reason());
        var problem = fault.isUnreadable()
                ? Problems.of(400, "malformed", told)
                : Problems.of(422, "invalid", told)
                        .with("errors", List.of(new FieldError("line " + fault.line(), fault.reason())));
        return problem.with("line", fault.line()).build();
    }
}
