package org.plenary.youth.confirmation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.conference.Conferences;
import org.plenary.youth.group.Group;
import org.plenary.youth.group.Groups;
import org.plenary.youth.letter.Letters;
import org.plenary.youth.link.CodeAnswer;
import org.plenary.youth.link.LinkPurpose;
import org.plenary.youth.link.Links;
import org.plenary.youth.link.Links.Confirming;
import org.plenary.youth.link.Links.Link;

/// The adult's page.
@Path("/api/v1/youth/confirmations/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Tag(name = "Youth forum")
public class ConfirmationResource {

    /// More than any organisation sends.
    private static final int MEMBERS_MOST = 500;

    private final Links links;
    private final Groups groups;
    private final Admissions admissions;
    private final Conferences conferences;
    private final Letters letters;
    private final Database database;

    ConfirmationResource(
            Links links,
            Groups groups,
            Admissions admissions,
            Conferences conferences,
            Letters letters,
            Database database) {
        this.links = links;
        this.groups = groups;
        this.admissions = admissions;
        this.conferences = conferences;
        this.letters = letters;
        this.database = database;
    }

    /// A decision.
    @Schema(name = "YouthMemberDecision")
    record Decision(
            @NotNull @Nullable UUID member,

            @NotNull @Schema(description = "Whether this is who they say, and as old") @Nullable
            Boolean confirmed,

            @Schema(description = "The mailed code, for the first decision") @Nullable
            String code) {}

    /// A member as their adult sees them.
    @Schema(name = "YouthMember")
    record Member(
            UUID id,

            @Schema(description = "As their account has it; only until the decision") @Nullable
            String name,

            String pseudonym,
            int birthYear,
            String country,

            @Schema(description = "How often this account has joined this forum before and left")
            int earlier,

            @Schema(description = "Whether a guardian said no then")
            boolean refusedEarlier,

            @Schema(description = "Null until decided") @Nullable
            Boolean confirmed) {

        static Member of(Admission admission) {
            return new Member(
                    admission.id(),
                    admission.name(),
                    admission.pseudonym().text(),
                    admission.age().birthYear(),
                    admission.country(),
                    admission.earlier(),
                    admission.refusedEarlier(),
                    admission.confirmed() ? Boolean.TRUE : admission.declined() ? Boolean.FALSE : null);
        }
    }

    /// What the adult is shown.
    @Schema(name = "YouthMembers")
    record Members(
            String conference,
            String organisation,

            @Schema(description = "Whether a code was given before, so that decisions count at once")
            boolean codeGiven,

            List<Member> members) {}

    @GET
    @Operation(operationId = "youthMembers", summary = "The members of your organisation, to confirm or decline")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Members.class)))
    @APIResponse(responseCode = "404", description = "No such link, or it has ended")
    public Response members(@RestPath String secret) {
        return shown(open(secret));
    }

    @POST
    @Operation(
            operationId = "decideYouthMember",
            summary =
                    "Confirm or decline a member; the first time without a code has one mailed, and nothing is decided")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decision.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Members.class)))
    @APIResponse(responseCode = "202", description = "A code is on its way: send the same again with it")
    @APIResponse(responseCode = "404", description = "No such link, or it has ended; no such member")
    @APIResponse(responseCode = "422", description = "`wrongCode`, `invalid`")
    @APIResponse(
            responseCode = "429",
            description = "`codeSpent`: typed wrong too often, ask for another in a minute; `tooManyCodes`: no further"
                    + " code is mailed today")
    public Response decide(@RestPath String secret, Body<Decision> body) {
        var link = open(secret);
        var decision = body.valid();
        // A wrong code is counted, so it is no failure of the transaction.
        var confirming = database.transaction(transaction -> {
            var held = links.confirm(transaction, link, decision.code());
            switch (held) {
                case Confirming.Confirmed() -> {
                    var member = admissions
                            .lock(transaction, Objects.requireNonNull(decision.member()))
                            .filter(admission -> admission.group().equals(link.id()))
                            .orElseThrow(() -> Problems.notFound("There is no such member."));
                    boolean confirmed = Objects.requireNonNull(decision.confirmed());
                    if (confirmed ? !member.confirmed() : !member.declined()) {
                        admissions.decide(transaction, member, confirmed);
                    }
                }
                case Confirming.CodeNeeded() -> letters.oweCode(transaction, link);
                case Confirming.CodeOnItsWay _,
                        Confirming.CodeSpent _,
                        Confirming.NoMoreToday _,
                        Confirming.WrongCode _ -> {
                    // Nothing is decided.
                }
            }
            return held;
        });
        return CodeAnswer.of(confirming).orElseGet(() -> shown(open(secret)));
    }

    private Response shown(Link link) {
        var group = groups.find(link.id()).orElseThrow(CodeAnswer::unknown);
        var members = admissions.ofGroup(group.id(), MEMBERS_MOST).stream()
                .map(Member::of)
                .toList();
        return Replies.personal(
                Response.ok(new Members(title(group), group.organisation(), link.confirmed(), members)));
    }

    private String title(Group group) {
        return conferences.known(group.conference()).orElseThrow().title();
    }

    private Link open(String secret) {
        return links.open(LinkPurpose.CONFIRMATION, secret).orElseThrow(CodeAnswer::unknown);
    }
}
