package org.plenary.qna.programme;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.qna.programme.Programme.Phase;
import org.plenary.qna.programme.Programme.Slot;
import org.plenary.qna.programme.Programme.Theme;

/// The copies of programmes.
@ApplicationScoped
public class Programmes {

    /// A conference as it is named in addresses.
    ///
    /// @param byInvitation whether outsiders may not know of it
    public record Named(UUID id, boolean byInvitation) {}

    /// What the owner tells of a conference.
    ///
    /// @param hashtag as its organiser wrote it; null when there is none
    record Told(
            UUID id,
            String slug,
            @Nullable String hashtag,
            boolean byInvitation,
            List<ToldTheme> themes,
            long version) {}

    record ToldTheme(UUID id, String tag) {}

    /// What the owner tells of a session.
    ///
    /// @param theme null when it belongs to none
    record ToldSession(
            UUID id,
            UUID conference,
            @Nullable UUID theme,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Phase phase,
            long version) {}

    private final Database database;
    private final ProgrammeGrpc owner;

    Programmes(Database database, ProgrammeGrpc owner) {
        this.database = database;
        this.owner = owner;
    }

    /// The conference of that name; the owner is asked about one that was not heard of yet. Empty when there is none.
    ///
    /// @throws io.grpc.StatusRuntimeException when the owner had to be asked and gave no answer
    public Optional<Named> named(String slug) {
        return held(slug).or(() -> owner.conference(slug).map(told -> {
            database.inTransaction(transaction -> apply(transaction, told));
            return new Named(told.id(), told.byInvitation());
        }));
    }

    private Optional<Named> held(String slug) {
        return database.one(
                "select id, by_invitation from programme_conference where slug = $1",
                row -> new Named(row.getUUID("id"), row.getBoolean("by_invitation")),
                slug);
    }

    /// A conference's programme; empty as long as nothing is known of it.
    public Programme of(UUID conference) {
        return new Programme(
                tag(conference).flatMap(Hashtag::of).orElse(null),
                database
                        .list(
                                "select id, tag from programme_theme where conference = $1",
                                Programmes::theme,
                                conference)
                        .stream()
                        .flatMap(Optional::stream)
                        .toList(),
                database.list("""
                        select id, theme, starts_at, ends_at, phase from programme_session
                        where conference = $1 and theme is not null and phase in ('ahead', 'live')
                        """, Programmes::slot, conference));
    }

    /// The theme of its session's conference that a text names by its tag; empty when it names none, or several.
    public Optional<UUID> themeIn(UUID session, String text) {
        var tags = Hashtag.in(text);
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        var named = themes(session).stream()
                .filter(theme -> tags.contains(theme.tag()))
                .map(Theme::id)
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /// The themes of a session's conference that have this tag, as tags are compared.
    public List<UUID> themesTagged(UUID session, String written) {
        return Hashtag.of(written).stream()
                .flatMap(tag ->
                        themes(session).stream().filter(theme -> theme.tag().equals(tag)))
                .map(Theme::id)
                .toList();
    }

    private List<Theme> themes(UUID session) {
        return database.list("""
                        select t.id, t.tag from programme_session s join programme_theme t on t.conference = s.conference
                        where s.id = $1
                        """, Programmes::theme, session).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// A conference's hashtag as its organiser wrote it; empty when it has none.
    public Optional<String> tag(UUID conference) {
        return database
                .list(
                        "select hashtag from programme_conference where id = $1",
                        row -> Optional.ofNullable(row.getString("hashtag")),
                        conference)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Keeps a conference, unless a newer copy is there.
    void apply(Transaction transaction, Told told) {
        int kept = transaction.update("""
                insert into programme_conference (id, slug, hashtag, by_invitation, version) values ($1, $2, $3, $4, $5)
                on conflict (id) do update set slug = excluded.slug, hashtag = excluded.hashtag,
                  by_invitation = excluded.by_invitation, version = excluded.version
                where programme_conference.version < excluded.version
                """, told.id(), told.slug(), told.hashtag(), told.byInvitation(), told.version());
        if (kept == 1) {
            transaction.update("delete from programme_theme where conference = $1", told.id());
            for (var theme : told.themes()) {
                transaction.update(
                        "insert into programme_theme (conference, id, tag) values ($1, $2, $3)",
                        told.id(),
                        theme.id(),
                        theme.tag());
            }
        }
    }

    /// Keeps a session, unless a newer copy is there.
    void apply(Transaction transaction, ToldSession told) {
        transaction.update(
                """
                insert into programme_session (id, conference, theme, starts_at, ends_at, phase, version)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (id) do update set conference = excluded.conference, theme = excluded.theme,
                  starts_at = excluded.starts_at, ends_at = excluded.ends_at, phase = excluded.phase,
                  version = excluded.version
                where programme_session.version < excluded.version
                """,
                told.id(),
                told.conference(),
                told.theme(),
                utc(told.startsAt()),
                utc(told.endsAt()),
                told.phase().word(),
                told.version());
    }

    /// Empty for a tag without a letter or digit.
    private static Optional<Theme> theme(Row row) {
        return Hashtag.of(row.getString("tag")).map(tag -> new Theme(row.getUUID("id"), tag));
    }

    private static Slot slot(Row row) {
        return new Slot(
                row.getUUID("id"),
                row.getUUID("theme"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                Phase.of(row.getString("phase")));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
