package org.plenary.youth.question;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.conference.Sessions;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.question.Question.State;
import org.plenary.youth.question.QuestionForm.Item;
import org.plenary.youth.question.QuestionForm.Mine;
import org.plenary.youth.question.QuestionForm.Suggest;
import org.plenary.youth.question.Questions.Suggested;
import org.plenary.youth.right.Gate;

/// Suggesting questions to the conference's sessions, and the list of them: one's own, or all for who facilitates.
@Path("/api/v1/youth/conferences/{slug}/questions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class QuestionResource {

    private final Gate gate;
    private final Facilitation facilitation;
    private final Admissions admissions;
    private final Sessions sessions;
    private final Questions questions;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    QuestionResource(
            Gate gate,
            Facilitation facilitation,
            Admissions admissions,
            Sessions sessions,
            Questions questions,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.facilitation = facilitation;
        this.admissions = admissions;
        this.sessions = sessions;
        this.questions = questions;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "suggestYouthQuestion",
            summary = "Suggest a question to a session; a facilitator reads it before it is put")
    @RequestBody(content = @Content(schema = @Schema(implementation = Suggest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "403", description = "`notAdmitted`: not admitted to the youth forum")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "409", description = "`tooManyWaiting`: as many of yours wait as may")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response suggest(@RestPath String slug, Body<Suggest> body) {
        var conference = gate.enter(slug);
        var admission = admissions
                .find(conference.id(), caller.subject())
                .filter(Admission::isAdmitted)
                .orElseThrow(QuestionResource::notAdmitted);
        var form = body.valid();
        var suggestion = form.suggestion(conference.id(), sessions);
        return idempotency.once(form, () -> switch (database.transaction(
                transaction -> questions.suggest(transaction, admission, suggestion))) {
            case Suggested.Waiting(var question) ->
                QuestionForm.answer(Response.status(Response.Status.CREATED), Mine.of(question));
            case Suggested.NotAdmitted() -> throw notAdmitted();
            case Suggested.TooMany() ->
                throw Problems.conflict(
                        "tooManyWaiting",
                        "Many of your questions wait to be read. Please wait until some of them were.");
        });
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "listYouthQuestions",
            summary = "Your own questions and what became of them, newest first; for facilitators and the lead all of"
                    + " one state, oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(anyOf = {Mine[].class, Item[].class})))
    @APIResponse(
            responseCode = "403",
            description = "`roleNeeded`: neither young person nor facilitator nor lead; " + Facilitation.LACKING)
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`: no such state or limit")
    public Response list(
            @RestPath String slug,
            @Schema(
                            description = "For facilitators and the lead",
                            defaultValue = "waiting",
                            enumeration = {"waiting", "put", "declined"})
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var conference = gate.enter(slug);
        var mine = admissions.find(conference.id(), caller.subject());
        if (mine.isEmpty()) {
            facilitation.caring(conference.id());
        }
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        return Replies.personal(mine.map(admission -> paging.page(
                        questions.ofAdmission(admission.id(), begin, paging.probe()).stream()
                                .map(Mine::of)
                                .toList(),
                        uri,
                        item -> item.id().toString()))
                .orElseGet(() ->
                        paging.page(items(conference, wanted(state), begin, paging.probe()), uri, item -> item.id()
                                .toString())));
    }

    private List<Item> items(Conference conference, State state, @Nullable UUID after, int limit) {
        var found = questions.ofConference(conference.id(), state, after, limit);
        var authors =
                admissions
                        .find(found.stream()
                                .map(Question::admission)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Admission::id, Function.identity()));
        return found.stream()
                .map(question -> Item.of(question, authors.get(question.admission())))
                .toList();
    }

    private static State wanted(@Nullable String state) {
        return state == null
                ? State.WAITING
                : State.of(state)
                        .filter(known -> known != State.PUTTING)
                        .orElseThrow(() -> Problems.invalid("state", "must be waiting, put or declined"));
    }

    private static HttpProblem notAdmitted() {
        return Problems.forbidden("notAdmitted", "This is for young people who are admitted to the youth forum.");
    }
}
