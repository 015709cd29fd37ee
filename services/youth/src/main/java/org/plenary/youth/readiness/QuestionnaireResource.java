package org.plenary.youth.readiness;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
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
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Problems.FieldError;
import org.plenary.platform.http.Replies;
import org.plenary.platform.http.Versions;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.readiness.Questionnaires.Chosen;
import org.plenary.youth.right.Gate;
import org.plenary.youth.right.Role;

/// The scenarios of a conference, as its organisers and its lead choose them.
@Path("/api/v1/youth/conferences/{slug}/readiness")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class QuestionnaireResource {

    private static final int TEXT_MOST = 500;
    private static final int LIST_MOST = 20;

    private final Gate gate;
    private final Questionnaires questionnaires;
    private final Database database;
    private final Caller caller;

    QuestionnaireResource(Gate gate, Questionnaires questionnaires, Database database, Caller caller) {
        this.gate = gate;
        this.questionnaires = questionnaires;
        this.database = database;
        this.caller = caller;
    }

    /// Both forms.
    @Schema(name = "YouthQuestionnaire")
    record Forms(
            @NotNull @Size(max = LIST_MOST) @Nullable List<@NotNull @Valid Item> first,
            @NotNull @Size(max = LIST_MOST) @Nullable List<@NotNull @Valid Item> second,

            @Schema(description = "0 for the usual questionnaire", readOnly = true) @Nullable
            Long version) {

        static Forms of(Chosen chosen) {
            return new Forms(
                    chosen.questionnaire().first().stream().map(Item::of).toList(),
                    chosen.questionnaire().second().stream().map(Item::of).toList(),
                    chosen.version());
        }

        Questionnaire questionnaire() {
            return new Questionnaire(scenarios(first), scenarios(second));
        }

        private static List<Scenario> scenarios(@Nullable List<Item> items) {
            return Objects.requireNonNull(items).stream().map(Item::scenario).toList();
        }
    }

    /// A scenario with its options.
    @Schema(name = "YouthQuestionnaireScenario")
    record Item(
            @NotNull @PlainText(max = TEXT_MOST) @Nullable String situation,
            @NotNull @Size(max = LIST_MOST) @Nullable List<@NotNull @Valid Choice> options) {

        static Item of(Scenario scenario) {
            return new Item(
                    scenario.situation(),
                    scenario.options().stream().map(Choice::of).toList());
        }

        Scenario scenario() {
            return new Scenario(
                    Objects.requireNonNull(situation),
                    Objects.requireNonNull(options).stream().map(Choice::option).toList());
        }
    }

    /// One option.
    @Schema(name = "YouthQuestionnaireOption")
    record Choice(
            @NotNull @PlainText(max = TEXT_MOST) @Nullable String text,
            @NotNull @Nullable Boolean fits,

            @NotNull @PlainText(max = TEXT_MOST) @Schema(description = "Why it fits, or does not") @Nullable
            String feedback) {

        static Choice of(Scenario.Option option) {
            return new Choice(option.text(), option.fits(), option.feedback());
        }

        Scenario.Option option() {
            return new Scenario.Option(
                    Objects.requireNonNull(text), Objects.requireNonNull(fits), Objects.requireNonNull(feedback));
        }
    }

    @GET
    @Authenticated
    @Operation(operationId = "youthQuestionnaire", summary = "The scenarios, with what fits")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Forms.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither organiser nor safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    public Response get(@RestPath String slug) {
        var conference = gate.acting(slug, Role.ORGANISER, Role.LEAD);
        return answer(questionnaires.of(conference.id()));
    }

    @PUT
    @Authenticated
    @Operation(
            operationId = "chooseYouthQuestionnaire",
            summary = "Choose the scenarios, for tries that begin from now on")
    @RequestBody(content = @Content(schema = @Schema(implementation = Forms.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Forms.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: neither organiser nor safeguarding lead")
    @APIResponse(responseCode = "404", description = "No such conference")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response choose(@RestPath String slug, @HeaderParam("If-Match") @Nullable String ifMatch, Body<Forms> body) {
        var conference = gate.acting(slug, Role.ORGANISER, Role.LEAD);
        var forms = body.read();
        var expected = Versions.expected(ifMatch);
        return answer(database.transaction(transaction -> {
            var before = questionnaires.lock(transaction, conference.id());
            Versions.match(expected, before.version(), () -> Forms.of(before));
            var questionnaire = body.check(forms).questionnaire();
            var faults = questionnaire.faults();
            if (!faults.isEmpty()) {
                throw Problems.invalid(faults.stream()
                        .map(fault -> new FieldError(fault.split(" ", 2)[0], fault.split(" ", 2)[1]))
                        .toList());
            }
            return questionnaire.equals(before.questionnaire())
                    ? before
                    : questionnaires.choose(transaction, conference.id(), questionnaire, caller.subject());
        }));
    }

    private static Response answer(Chosen chosen) {
        return Replies.personalAlways(Response.ok(Forms.of(chosen)), Long.toString(chosen.version()));
    }
}
