package org.plenary.youth.readiness;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.admission.State;
import org.plenary.youth.conference.Conference;
import org.plenary.youth.readiness.Questionnaire.Judgement;
import org.plenary.youth.right.Gate;

/// The readiness check, as a young person takes it.
@Path("/api/v1/youth/conferences/{slug}/admissions/me/readiness")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ReadinessResource {

    private static final int ANSWERS_MOST = 10;

    private final Gate gate;
    private final Admissions admissions;
    private final Questionnaires questionnaires;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    ReadinessResource(
            Gate gate,
            Admissions admissions,
            Questionnaires questionnaires,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.gate = gate;
        this.admissions = admissions;
        this.questionnaires = questionnaires;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /// What is asked.
    @Schema(name = "YouthReadiness")
    record Asked(
            @Schema(description = "1, or 2 for the second try")
            int form,

            @Schema(description = "Of the scenarios as they were chosen")
            long version,

            List<Situation> scenarios) {}

    /// One scenario, without the answer.
    @Schema(name = "YouthScenario")
    record Situation(String situation, List<String> options) {

        static Situation of(Scenario scenario) {
            return new Situation(
                    scenario.situation(),
                    scenario.options().stream().map(Scenario.Option::text).toList());
        }
    }

    /// What is answered.
    @Schema(name = "YouthReadinessAnswers")
    record Given(
            @NotNull
            @Size(max = ANSWERS_MOST)
            @Schema(description = "For each scenario in its order the option chosen, from 0")
            @Nullable
            List<@NotNull Integer> answers,

            @Schema(description = "What was answered, as it was asked; left out: what is asked now") @Nullable
            Integer form,

            @Schema(description = "As `form`") @Nullable Long version) {

        List<Integer> chosen() {
            return Objects.requireNonNull(answers);
        }

        /// Whether it answers that form of that version.
        boolean fits(int asked, long chosen) {
            return (form == null || form == asked) && (version == null || version == chosen);
        }
    }

    /// What came of it.
    @Schema(name = "YouthReadinessResult")
    record Result(
            boolean passed,

            @Schema(description = "The state of the admission now")
            String state,

            @Schema(description = "Whether only help leads on")
            boolean helpNeeded,

            List<Feedback> feedback) {}

    /// What is said on one answer.
    @Schema(name = "YouthReadinessFeedback")
    record Feedback(String situation, String chosen, boolean fits, String text) {}

    @GET
    @Authenticated
    @Operation(operationId = "youthReadiness", summary = "The scenarios of your next try")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Asked.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is not its turn; `helpNeeded`")
    public Response asked(@RestPath String slug) {
        var conference = gate.enter(slug);
        var admission = itsTurn(admissions.find(conference.id(), caller.subject()));
        var chosen = questionnaires.of(conference.id());
        var form = chosen.questionnaire().form(admission.tries());
        return Replies.personal(Response.ok(new Asked(
                admission.tries() + 1,
                chosen.version(),
                form.stream().map(Situation::of).toList())));
    }

    @POST
    @Authenticated
    @Operation(operationId = "answerYouthReadiness", summary = "Answer; each answer is told why it fits or not")
    @RequestBody(content = @Content(schema = @Schema(implementation = Given.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Result.class)))
    @APIResponse(responseCode = "404", description = "No such conference, or not joined there")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: it is not its turn; `helpNeeded`; `otherForm`: what was answered is not asked"
                    + " now, and nothing is counted")
    @APIResponse(responseCode = "422", description = "`invalid`: not one option of each scenario; `keyReused`")
    public Response answer(@RestPath String slug, Body<Given> body) {
        var conference = gate.enter(slug);
        joined(admissions.find(conference.id(), caller.subject()));
        var given = body.valid();
        return idempotency.once(given, () -> Replies.personal(Response.ok(judged(conference, given))));
    }

    private Result judged(Conference conference, Given given) {
        return database.transaction(transaction -> {
            var admission = itsTurn(admissions.lock(transaction, conference.id(), caller.subject()));
            var chosen = questionnaires.of(conference.id());
            if (!given.fits(admission.tries() + 1, chosen.version())) {
                throw Problems.conflict("otherForm", "Other scenarios are asked now. Your answers cost no try.");
            }
            var form = chosen.questionnaire().form(admission.tries());
            var answers = given.chosen();
            if (!Questionnaire.isAnswered(form, answers)) {
                throw Problems.invalid("answers", "must choose one option of each scenario");
            }
            var judgement = Questionnaire.judge(form, answers);
            questionnaires.keep(
                    transaction, conference.id(), chosen, admission.tries() + 1, answers, judgement.passed());
            var now = admissions.tried(transaction, admission, judgement.passed());
            return new Result(
                    judgement.passed(), now.state().word(), now.helpNeeded(), feedback(form, answers, judgement));
        });
    }

    private static List<Feedback> feedback(List<Scenario> form, List<Integer> answers, Judgement judgement) {
        return IntStream.range(0, form.size())
                .mapToObj(at -> {
                    var chosen = form.get(at).options().get(answers.get(at));
                    return new Feedback(
                            form.get(at).situation(),
                            chosen.text(),
                            judgement.fits().get(at),
                            chosen.feedback());
                })
                .toList();
    }

    private static Admission joined(Optional<Admission> found) {
        return found.orElseThrow(() -> Problems.notFound("You have not joined the youth forum of this conference."));
    }

    private static Admission itsTurn(Optional<Admission> found) {
        var admission = joined(found);
        if (admission.state() != State.AWAITING_READINESS) {
            throw Problems.conflict("wrongState", "It is not the turn of the readiness check.");
        }
        if (admission.helpNeeded()) {
            throw Problems.conflict(
                    "helpNeeded", "Somebody goes through the rest with you; the safeguarding lead sees to it.");
        }
        return admission;
    }
}
