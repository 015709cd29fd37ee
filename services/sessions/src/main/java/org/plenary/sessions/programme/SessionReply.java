package org.plenary.sessions.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.conference.ConferenceReply;
import org.plenary.sessions.programme.SessionDoor.Entered;

/// A session as JSON shows it.
public final class SessionReply {

    /// What a list shows.
    @Schema(name = "SessionItem")
    record Item(
            UUID id,
            String title,
            @Nullable String subtitle,
            String kind,
            @Nullable ShownTheme theme,
            String room,
            Instant startsAt,
            Instant endsAt,
            String day,
            @Nullable String language,
            List<ShownContributor> contributors,
            String state,
            long version) {}

    /// A page of sessions.
    @Schema(name = "SessionPage")
    record Page(List<Item> items) {}

    /// The whole session.
    @Schema(name = "Session")
    public record Detail(
            UUID id,
            String title,
            @Nullable String subtitle,
            String kind,
            @Nullable ShownTheme theme,
            String room,
            Instant startsAt,
            Instant endsAt,
            String day,
            @Nullable String language,
            List<ShownContributor> contributors,
            String state,
            ConferenceReply.Brief conference,
            @JsonProperty("abstract") @Nullable String summary,
            @Nullable String description,
            @JsonProperty("public") boolean open,
            ShownLive live,
            long version) {}

    /// The theme it stands in.
    @Schema(name = "SessionTheme")
    record ShownTheme(UUID id, String title, String tag) {}

    /// A person on the programme.
    @Schema(name = "SessionContributor")
    record ShownContributor(
            String name,
            String role,
            @Nullable String organisation,
            @Nullable String country) {}

    /// What happened when.
    @Schema(name = "SessionLive")
    record ShownLive(
            boolean armed,
            @Nullable Instant previewAt,
            @Nullable Instant startedAt,
            @Nullable Instant pausedAt,
            @Nullable Instant endedAt) {}

    private SessionReply() {}

    /// The session in a list.
    static Item item(Session session, boolean backstage) {
        var facts = session.facts();
        return new Item(
                session.id(),
                facts.title(),
                facts.subtitle(),
                facts.kind().code(),
                theme(facts),
                facts.room(),
                facts.startsAt(),
                facts.endsAt(),
                facts.day().toString(),
                facts.language(),
                contributors(facts),
                live(session, backstage).state().code(),
                session.version());
    }

    /// The session on its own.
    public static Detail detail(Entered entered) {
        var session = entered.session();
        var facts = session.facts();
        var live = live(session, entered.backstage());
        return new Detail(
                session.id(),
                facts.title(),
                facts.subtitle(),
                facts.kind().code(),
                theme(facts),
                facts.room(),
                facts.startsAt(),
                facts.endsAt(),
                facts.day().toString(),
                facts.language(),
                contributors(facts),
                live.state().code(),
                ConferenceReply.briefly(entered.conference()),
                facts.summary(),
                facts.description(),
                session.open(),
                new ShownLive(live.armed(), live.previewAt(), live.startedAt(), live.pausedAt(), live.endedAt()),
                session.version());
    }

    /// The answer to a change, for somebody backstage.
    public static Response changed(Entered before, Session session) {
        return Response.ok(detail(new Entered(session, before.conference(), true)))
                .tag(Long.toString(session.version()))
                .build();
    }

    private static Live live(Session session, boolean backstage) {
        return backstage ? session.live() : session.live().shownToOthers();
    }

    private static @Nullable ShownTheme theme(Session.Facts facts) {
        var theme = facts.theme();
        return theme == null ? null : new ShownTheme(theme.id(), theme.title(), theme.tag());
    }

    private static List<ShownContributor> contributors(Session.Facts facts) {
        return facts.contributors().stream()
                .map(one -> new ShownContributor(one.name(), one.role(), one.organisation(), one.country()))
                .toList();
    }
}
