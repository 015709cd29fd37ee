package org.plenary.youth.casefile;

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
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.http.Body;
import org.plenary.platform.http.Ids;
import org.plenary.platform.http.Paging;
import org.plenary.platform.http.Problems;
import org.plenary.platform.http.Replies;
import org.plenary.platform.idempotency.Idempotency;
import org.plenary.platform.identity.Caller;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.alert.Alerts;
import org.plenary.youth.casefile.CaseForm.Close;
import org.plenary.youth.casefile.CaseForm.Note;
import org.plenary.youth.casefile.CaseForm.Reading;
import org.plenary.youth.casefile.CaseForm.Someone;
import org.plenary.youth.casefile.CaseForm.Standing;
import org.plenary.youth.casefile.CaseForm.View;
import org.plenary.youth.facilitator.Facilitation;
import org.plenary.youth.report.Report;
import org.plenary.youth.report.ReportedWords;
import org.plenary.youth.report.Reports;

/// One case: reading it, and writing down what was done. For leads, and for organisers when it names a lead.
@Path("/api/v1/youth/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class CaseResource {

    private final Circle circle;
    private final Reports reports;
    private final ReportedWords words;
    private final CaseLogs logs;
    private final Alerts alerts;
    private final Admissions admissions;
    private final Facilitation facilitation;
    private final Database database;
    private final Idempotency idempotency;
    private final Caller caller;

    CaseResource(
            Circle circle,
            Reports reports,
            ReportedWords words,
            CaseLogs logs,
            Alerts alerts,
            Admissions admissions,
            Facilitation facilitation,
            Database database,
            Idempotency idempotency,
            Caller caller) {
        this.circle = circle;
        this.reports = reports;
        this.words = words;
        this.logs = logs;
        this.alerts = alerts;
        this.admissions = admissions;
        this.facilitation = facilitation;
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "getYouthCase",
            summary = "The whole case; that you read it is written down, and its alert is seen to")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`")
    @APIResponse(responseCode = "404", description = "No such case, or it names you")
    public Response get(@RestPath String id) {
        var opened = circle.open(id);
        var report = opened.report();
        return database.transaction(transaction -> {
            logs.read(transaction, report.id(), Access.What.CASE);
            reports.see(transaction, report.id());
            alerts.seeReport(transaction, report.id(), caller.subject());
            return Replies.personal(Response.ok(View.of(
                    opened,
                    words.find(transaction, report.id()).orElse(null),
                    someone(
                            report,
                            report.reporter().person(),
                            report.reporter().name()),
                    report.named().stream()
                            .map(person -> someone(report, person, null))
                            .toList(),
                    logs.entries(report.id()))));
        });
    }

    @GET
    @Path("access")
    @Authenticated
    @Operation(
            operationId = "listYouthCaseAccess",
            summary = "Who has read the case, the last first; reading this is written down, too")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Reading[].class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`")
    @APIResponse(responseCode = "404", description = "No such case, or it names you")
    public Response access(
            @RestPath String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        var report = circle.open(id).report();
        var paging = Paging.of(limit, after, uri);
        var begin = paging.after() == null ? null : Ids.parse(paging.after());
        var page = database
                .transaction(transaction -> {
                    logs.read(transaction, report.id(), Access.What.ACCESS_LOG);
                    return logs.accesses(report.id(), begin, paging.probe());
                })
                .stream()
                .map(Reading::of)
                .toList();
        return Replies.personal(paging.page(page, uri, reading -> reading.id().toString()));
    }

    @POST
    @Path("notes")
    @Authenticated
    @Operation(operationId = "noteInYouthCase", summary = "Writes something down, in an open case or a closed one")
    @RequestBody(content = @Content(schema = @Schema(implementation = Note.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Standing.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`")
    @APIResponse(responseCode = "404", description = "No such case, or it names you")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response note(@RestPath String id, Body<Note> body) {
        var report = circle.open(id).report();
        var form = body.valid();
        return change(
                report,
                form,
                (transaction, held) -> logs.add(transaction, held.id(), Entry.Kind.NOTE, null, form.words()));
    }

    @POST
    @Path("close")
    @Authenticated
    @Operation(operationId = "closeYouthCase", summary = "Closes it with what came of it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Close.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Standing.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`")
    @APIResponse(responseCode = "404", description = "No such case, or it names you")
    @APIResponse(responseCode = "409", description = "`wrongState`: somebody has closed it with another outcome")
    @APIResponse(responseCode = "422", description = "`invalid`, `text.control`, `keyReused`")
    public Response close(@RestPath String id, Body<Close> body) {
        var report = circle.open(id).report();
        var form = body.valid();
        return change(report, form, (transaction, held) -> {
            if (held.isOpen()) {
                logs.add(transaction, held.id(), Entry.Kind.CLOSED, form.what(), form.words());
                reports.setOpen(transaction, held.id(), false);
            } else if (logs.outcome(held.id()).filter(form.what()::equals).isEmpty()) {
                throw Problems.conflict("wrongState", "This case was closed with another outcome. Reopen it first.");
            }
        });
    }

    @POST
    @Path("reopen")
    @Authenticated
    @Operation(operationId = "reopenYouthCase", summary = "Opens it again; what was written down stays")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Standing.class)))
    @APIResponse(responseCode = "403", description = "`roleNeeded`")
    @APIResponse(responseCode = "404", description = "No such case, or it names you")
    public Response reopen(@RestPath String id) {
        return change(circle.open(id).report(), "", (transaction, held) -> {
            if (!held.isOpen()) {
                logs.add(transaction, held.id(), Entry.Kind.REOPENED, null, null);
                reports.setOpen(transaction, held.id(), true);
            }
        });
    }

    private Response change(Report report, Object asked, BiConsumer<Transaction, Report> change) {
        return idempotency.once(
                asked,
                () -> Replies.personal(Response.ok(database.transaction(transaction -> {
                    change.accept(transaction, locked(transaction, report.id()));
                    return Standing.of(locked(transaction, report.id()));
                }))));
    }

    private Report locked(Transaction transaction, UUID id) {
        return reports.lock(transaction, id).orElseThrow(() -> Problems.notFound("There is no such case."));
    }

    /// What finds somebody: their admission, or else their account.
    private Someone someone(Report report, UUID person, @Nullable String name) {
        return admissions
                .find(report.conference(), person)
                .map(admission ->
                        new Someone(name == null ? admission.pseudonym().text() : name, admission.id(), null))
                .orElseGet(() -> new Someone(
                        name == null
                                ? facilitation.name(report.conference(), person).orElse(null)
                                : name,
                        null,
                        person));
    }
}
