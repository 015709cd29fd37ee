package org.plenary.qna.lifting;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.PlainText;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.identity.Caller;
import org.plenary.qna.asker.AuthorGrpc;
import org.plenary.qna.moderation.Deciding;
import org.plenary.qna.moderation.Desk;
import org.plenary.qna.question.Question;
import org.plenary.qna.rights.Gate;
import org.plenary.qna.rights.Gate.Acting;
import org.plenary.qna.rights.Role;

/// Telling who asked a question, where somebody's safety asks for it: one person wants it and says
/// why, another one agrees, and both are told.
@Path("/api/v1/qna")
@RunOnVirtualThread
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class LiftingResource {

    private static final int LONGEST_WORDS = 1_000;

    /// Why who asked is to be told.
    @Schema(name = "WantLifting")
    record Want(
            @NotNull @Pattern(regexp = "danger|abuse|threat", message = "must be danger, abuse or threat")
            String ground,

            @NotNull @PlainText(max = LONGEST_WORDS) String words) {}

    /// @param wantedBy the name of who wants it
    /// @param agreedBy the name of who agreed, null while nobody has
    /// @param readings how many times it was told
    @Schema(name = "Lifting")
    record View(
            UUID question,
            String ground,
            String words,
            String wantedBy,
            Instant wantedAt,
            @Nullable String agreedBy,
            @Nullable Instant agreedAt,
            long readings) {

        static View of(Lifting lifting) {
            var agreed = lifting.agreed();
            return new View(
                    lifting.question(),
                    lifting.ground(),
                    lifting.words(),
                    lifting.wanted().name(),
                    lifting.wanted().at(),
                    agreed == null ? null : agreed.name(),
                    agreed == null ? null : agreed.at(),
                    lifting.readings());
        }
    }

    /// A session's liftings, the last one first.
    @Schema(name = "Liftings")
    record Views(List<View> items) {}

    /// Who asked.
    ///
    /// @param name as their registration has it, null when they hold none any more
    @Schema(name = "LiftedAsker")
    record Asker(
            UUID question,
            UUID subject,
            @Nullable String name,
            @Nullable String organisation) {}

    private final Gate gate;
    private final Deciding deciding;
    private final Desk desk;
    private final Liftings liftings;
    private final LiftingConfig config;
    private final AuthorGrpc registration;
    private final Database database;
    private final Caller caller;
    private final InstantSource clock;

    LiftingResource(
            Gate gate,
            Deciding deciding,
            Desk desk,
            Liftings liftings,
            LiftingConfig config,
            AuthorGrpc registration,
            Database database,
            Caller caller,
            InstantSource clock) {
        this.gate = gate;
        this.deciding = deciding;
        this.desk = desk;
        this.liftings = liftings;
        this.config = config;
        this.registration = registration;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/sessions/{id}/liftings")
    @Operation(
            operationId = "listLiftings",
            summary = "Of which questions of this session who asked is to be told, or was, and by whom; not who")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Views.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser or a moderator")
    @APIResponse(responseCode = "404", description = "No such session, or not yours to know")
    public Response list(@PathParam("id") String id) {
        var session =
                gate.acting(gate.session(id), Role.ORGANISER, Role.MODERATOR).session();
        return Replies.personal(Response.ok(new Views(
                liftings.ofSession(session.id()).stream().map(View::of).toList())));
    }

    @PUT
    @Path("/questions/{id}/lifting")
    @Operation(
            operationId = "wantLifting",
            summary = "Wants that who asked this is told, on a safeguarding ground: somebody else has to agree")
    @RequestBody(content = @Content(schema = @Schema(implementation = Want.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser or a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`nobodyToName`: nobody asked it with an account of their own")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`")
    public Response want(@PathParam("id") String id, Body<Want> body) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.ORGANISER, Role.MODERATOR);
        var want = body.valid();
        return answer(question, () -> {
            var held = held(acting, question);
            if (!held.asking().isOwn()) {
                throw Problems.conflict("nobodyToName", "Nobody asked this with an account of their own.");
            }
            if (liftings.find(question).isEmpty()) {
                liftings.want(held, want.ground(), want.words(), acting.subject(), name());
                keep(held, "wantWho", want.ground(), want.words(), acting);
            }
        });
    }

    @DELETE
    @Path("/questions/{id}/lifting")
    @Operation(operationId = "dropLifting", summary = "Nobody is to be told who asked this, as long as nobody agreed")
    @APIResponse(responseCode = "204", description = "Nobody wants it any more")
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser or a moderator")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: somebody has agreed")
    public Response drop(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.ORGANISER, Role.MODERATOR);
        database.inTransaction(transaction -> {
            var held = held(acting, question);
            liftings.find(question).ifPresent(lifting -> {
                if (lifting.agreed() != null) {
                    throw Problems.conflict("wrongState", "Somebody has agreed.");
                }
                liftings.drop(held);
                keep(held, "dropWho", lifting.ground(), lifting.words(), acting);
            });
        });
        return Response.noContent().build();
    }

    @POST
    @Path("/questions/{id}/lifting/agree")
    @Operation(
            operationId = "agreeToLifting",
            summary = "Agrees, as somebody else than who wants it, that who asked this is told to both")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`: only an organiser; `wantedByYou`")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: nobody wants it")
    public Response agree(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.ORGANISER);
        return answer(question, () -> {
            var held = held(acting, question);
            var lifting = liftings.find(question).orElseThrow(LiftingResource::wanted);
            if (lifting.wanted().subject().equals(acting.subject())) {
                throw Problems.forbidden("wantedByYou", "You want this. Somebody else has to agree.");
            }
            if (lifting.agreed() == null) {
                liftings.agree(held, acting.subject(), name());
                keep(held, "tellWho", lifting.ground(), lifting.words(), acting);
            }
        });
    }

    @POST
    @Path("/questions/{id}/lifting/reading")
    @Operation(
            operationId = "readAsker",
            summary = "Who asked this, for the two who lifted the rule, for a day; each reading is written down")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Asker.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`; `notOfTheTwo`: somebody else lifted it")
    @APIResponse(responseCode = "404", description = "No such question")
    @APIResponse(responseCode = "409", description = "`wrongState`: nobody has agreed, or the time is over")
    public Response read(@PathParam("id") String id) {
        var question = Ids.parse(id);
        var acting = deciding.acting(question, Role.ORGANISER, Role.MODERATOR);
        var lifting = liftings.find(question).orElseThrow(LiftingResource::wanted);
        if (!lifting.isOf(acting.subject())) {
            throw Problems.forbidden("notOfTheTwo", "It is told to who wanted it and to who agreed.");
        }
        if (!lifting.isTold(clock.instant(), config.term())) {
            throw Problems.conflict("wrongState", "Nobody has agreed, or the time is over.");
        }
        var asker = database.transaction(transaction -> {
            liftings.read(transaction, question, acting.subject(), name());
            return Objects.requireNonNull(held(acting, question).asking().asker());
        });
        var named = registration.author(acting.session().conference().id(), asker);
        return Replies.personal(Response.ok(new Asker(
                question,
                asker,
                named.map(AuthorGrpc.Named::name).orElse(null),
                named.map(AuthorGrpc.Named::organisation).orElse(null))));
    }

    private Response answer(UUID question, Runnable work) {
        return database.transaction(transaction -> {
            work.run();
            return Replies.personal(Response.ok(View.of(liftings.find(question).orElseThrow())));
        });
    }

    private Question held(Acting acting, UUID question) {
        return desk.hold(acting.session().id(), question).orElseThrow(Gate::unknown);
    }

    private void keep(Question held, String act, String ground, String words, Acting by) {
        desk.keep(held, held, act, ground, words, by.role().word(), by.subject());
    }

    private String name() {
        return caller.claim("name").orElse("Somebody");
    }

    private static HttpProblem wanted() {
        return Problems.conflict("wrongState", "Nobody wants to know who asked this.");
    }
}
