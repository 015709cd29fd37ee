package org.plenary.qna.board;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.asker.Receipts;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.PublicQuestion;
import org.plenary.qna.question.Questions;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Rights;
import org.plenary.qna.rights.Role;

/// Reading one question, as who asks may see it.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class QuestionResource {

    /// As short as a page needs to be right within a second or two; long enough to carry a hall.
    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Gate gate;
    private final Rights rights;
    private final Questions questions;
    private final Receipts receipts;
    private final Caller caller;

    QuestionResource(Gate gate, Rights rights, Questions questions, Receipts receipts, Caller caller) {
        this.gate = gate;
        this.rights = rights;
        this.questions = questions;
        this.receipts = receipts;
        this.caller = caller;
    }

    @GET
    @Path("/questions/{id}")
    @Operation(operationId = "getQuestion", summary = "A question, as its asker, a moderator or anyone may see it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicQuestion.class)))
    @APIResponse(responseCode = "404", description = "No such question, or not yours to know")
    public Response get(@PathParam("id") String id) {
        var question = questions.find(Ids.parse(id)).orElseThrow(Gate::unknown);
        // Never 304: votes come without a new version, and who asks decides what is seen.
        var tag = Long.toString(question.version());
        var subject = caller.subjectIfKnown();
        if (subject.filter(person -> person.equals(question.asking().asker())).isPresent()) {
            return Replies.personalAlways(Response.ok(receipts.with(question)), tag);
        }
        var session = gate.session(question.session());
        if (!question.isOnBoard()) {
            if (subject.flatMap(person -> rights.role(session, person, Role.MODERATOR, Role.CHAIR))
                    .isEmpty()) {
                throw Gate.unknown();
            }
            return Replies.personalAlways(Response.ok(DeskQuestion.of(question, session.isChathamHouse())), tag);
        }
        gate.watching(session);
        return session.open() && subject.isEmpty()
                ? Replies.sharedAlways(Response.ok(PublicQuestion.of(question)), tag, SHARED_FOR)
                : Replies.personalAlways(Response.ok(PublicQuestion.of(question)), tag);
    }
}
