package org.plenary.qna.moderation;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Versions;
import org.plenary.qna.question.DeskQuestion;
import org.plenary.qna.question.Question;
import org.plenary.qna.question.Question.Move;
import org.plenary.qna.rights.Role;
import org.plenary.qna.translation.Translation;
import org.plenary.qna.translation.TranslationConfig;

/// Putting translations beside a question, also while it is on stage and when it is answered: who reads
/// the record needs them, too.
@Path("/api/v1/qna/questions/{id}/translations/{language}")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class TranslationResource {

    /// What the question says, in the language of the path.
    ///
    /// @param from the language it was asked in, where the question does not tell the right one
    @Schema(name = "Translate")
    record Translate(
            @NotNull @PlainText(max = Question.LONGEST_TEXT) String text,

            @Nullable @Pattern(regexp = Question.LANGUAGE, message = "must be a language tag such as en")
            String from) {}

    private final Deciding deciding;
    private final Desk desk;
    private final TranslationConfig limits;

    TranslationResource(Deciding deciding, Desk desk, TranslationConfig limits) {
        this.deciding = deciding;
        this.desk = desk;
        this.limits = limits;
    }

    @PUT
    @Operation(
            operationId = "translateQuestion",
            summary = "Puts a translation beside a question, in place of one into the same language")
    @RequestBody(content = @Content(schema = @Schema(implementation = Translate.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "400", description = "`malformedLanguage`: no language tag (BCP 47)")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(
            responseCode = "409",
            description = "`wrongState`: it is dismissed, merged or withdrawn; `tooManyTranslations`")
    @APIResponse(
            responseCode = "422",
            description = "`invalid`, `text.control`, `sameLanguage`: it is asked in that language")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response translate(
            @PathParam("id") String id,
            @PathParam("language") String language,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Body<Translate> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var into = tag(language);
        var read = body.read();
        return deciding.decide(
                acting,
                question,
                "translate",
                Versions.require(ifMatch),
                read,
                held -> translated(held, into, body.check(read)),
                (before, to) -> desk.keepTranslation(before, to, "translate", into, acting));
    }

    @DELETE
    @Operation(operationId = "removeTranslation", summary = "Takes a translation away from beside a question")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskQuestion.class)))
    @APIResponse(responseCode = "400", description = "`malformedLanguage`: no language tag (BCP 47)")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: it is dismissed, merged or withdrawn")
    @APIResponse(responseCode = "428", description = "`If-Match` is needed")
    public Response remove(
            @PathParam("id") String id,
            @PathParam("language") String language,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.MODERATOR);
        var into = tag(language);
        return deciding.decide(
                acting,
                question,
                "untranslate",
                Versions.require(ifMatch),
                Map.of(),
                held -> held.untranslate(into),
                (before, to) -> desk.keepTranslation(before, to, "untranslate", into, acting));
    }

    /// @throws HttpProblem 422, 409 `tooManyTranslations`
    private Move translated(Question held, String into, Translate form) {
        var from = form.from() == null ? held.asking().language() : Translation.tag(form.from());
        if (!Translation.isReadable(into)) {
            throw Problems.invalid("language", "must be one that is read, such as fr");
        }
        if (from.equals(into)
                || held.translations().stream().anyMatch(one -> one.language().equals(from))) {
            throw Problems.unprocessable("sameLanguage", "The question is asked in that language.");
        }
        var move = held.translate(new Translation(into, form.text()), from);
        if (move instanceof Move.Moved(Question to) && to.translations().size() > limits.atMost()) {
            throw Problems.conflict(
                    "tooManyTranslations", "A question has at most %d translations.".formatted(limits.atMost()));
        }
        return move;
    }

    private static String tag(String language) {
        if (!language.matches(Question.LANGUAGE)) {
            throw Problems.malformed("malformedLanguage", "The address needs a language tag, such as fr.");
        }
        return Translation.tag(language);
    }
}
