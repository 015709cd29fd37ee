package org.plenary.qna.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.export.ExportForm.Whole;
import org.plenary.qna.poll.Polls;
import org.plenary.qna.poll.PublicPoll;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.PublicQuestion;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;
import org.plenary.qna.session.Session;

/// A session to take along: its questions and polls, for everybody who may watch; for its staff with all that they see.
@Path("/api/v1/qna/sessions/{id}/export")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces({MediaType.APPLICATION_JSON, ExportResource.CSV, ExportResource.XLSX})
class ExportResource {

    static final String CSV = "text/csv;charset=UTF-8";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// A session has no more polls than that.
    private static final int POLLS = 200;

    private final Gate gate;
    private final Rights rights;
    private final Exports exports;
    private final Polls polls;
    private final Caller caller;
    private final ObjectMapper json;
    private final InstantSource clock;

    ExportResource(
            Gate gate,
            Rights rights,
            Exports exports,
            Polls polls,
            Caller caller,
            ObjectMapper json,
            InstantSource clock) {
        this.gate = gate;
        this.rights = rights;
        this.exports = exports;
        this.polls = polls;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "exportSession",
            summary = "The session's questions and polls as `json`, `csv` (one `part` of them) or `xlsx`; for its"
                    + " moderators, chair and organisers with all that they see")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Whole.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    @APIResponse(responseCode = "422", description = "`invalid`: another format or part")
    public Response export(
            @PathParam("id") String id,
            @Schema(enumeration = {"json", "csv", "xlsx"}) @QueryParam("format") @Nullable String format,
            @Schema(enumeration = {"questions", "polls"}) @QueryParam("part") @Nullable String part) {
        var session = gate.watching(gate.session(id));
        boolean staff = caller.subjectIfKnown()
                .flatMap(person -> rights.role(session, person, Role.MODERATOR, Role.CHAIR, Role.ORGANISER))
                .isPresent();
        var whole = whole(session, staff);
        return switch (format == null ? "json" : format) {
            case "json" -> answer(session, "json", MediaType.APPLICATION_JSON, whole);
            case "csv" -> answer(session, "csv", CSV, csv(whole, staff, part));
            case "xlsx" -> answer(session, "xlsx", XLSX, workbook(whole, staff));
            default -> throw Problems.invalid("format", "must be json, csv or xlsx");
        };
    }

    private Whole whole(Session session, boolean staff) {
        var questions = exports.questions(session.id(), staff).stream()
                .<Object>map(question ->
                        staff ? DeskQuestion.of(question, session.isChathamHouse()) : PublicQuestion.of(question))
                .toList();
        var asked = polls.page(session.id(), false, null, POLLS).stream()
                .map(PublicPoll::of)
                .toList();
        return new Whole(session.id(), clock.instant(), questions, asked);
    }

    private byte[] csv(Whole whole, boolean staff, @Nullable String part) {
        return switch (part == null ? "questions" : part) {
            case "questions" -> ExportForm.questions(whole, staff, json).csv();
            case "polls" -> ExportForm.polls(whole, json).csv();
            default -> throw Problems.invalid("part", "must be questions or polls");
        };
    }

    private byte[] workbook(Whole whole, boolean staff) {
        return Sheet.workbook(List.of(ExportForm.questions(whole, staff, json), ExportForm.polls(whole, json)));
    }

    private static Response answer(Session session, String ending, String type, Object entity) {
        return Replies.personal(Response.ok(entity, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"questions-%s.%s\"".formatted(session.id(), ending)));
    }
}
