package org.plenary.qna.social;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.seal.Seal;
import org.plenary.qna.social.Source.Kind;

/// All sources of posts.
@ApplicationScoped
public class Sources {

    /// Why a source brings nothing now.
    public enum Fault {
        /// The server cannot be reached, or answers with nonsense.
        SILENT("serverSilent"),
        /// The server says no.
        REFUSED("serverRefused"),
        /// The server does not take the token.
        TOKEN_REFUSED("tokenRefused"),
        /// Its name leads to an address that we do not call.
        ADDRESS_REFUSED("addressRefused"),
        /// We asked more than the server lets us.
        ASKED_TOO_MUCH("rateLimited"),
        /// There is nothing to follow: the conference has no hashtag.
        NO_HASHTAG("noHashtag");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// A source and how it is doing.
    ///
    /// @param lastError one of [Fault]'s words, null while all is well
    /// @param accepted how many posts became questions, among them those that were deleted since
    /// @param unrouted how many are kept that did not
    /// @param keptOut how many were too much from one author
    /// @param withdrawn how many questions went with their posts
    record Doing(
            Source source,
            Instant createdAt,
            @Nullable Instant lastPostAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            long accepted,
            long unrouted,
            long keptOut,
            long withdrawn) {}

    /// What came of adding a source.
    sealed interface Added {

        /// @param secret what its deliveries are signed with; null when nothing is delivered
        record Done(Doing source, @Nullable String secret) implements Added {}

        /// The conference has as many as it may.
        record Full() implements Added {}
    }

    private static final int SECRET_BYTES = 32;

    private static final String DOING = """
            select s.*,
              (select count(*) from social_post p where p.source = s.id and p.question is not null) as accepted,
              (select count(*) from social_post p where p.source = s.id and p.state = 'unrouted') as unrouted,
              (select count(*) from social_post p where p.source = s.id and p.state = 'keptOut') as kept_out,
              (select count(*) from social_post p where p.source = s.id and p.state = 'gone' and p.question is not null)
                as withdrawn
            from social_source s
            """;

    private final Database database;
    private final SocialConfig config;
    private final Seal seal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sources(Database database, SocialConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.seal = new Seal(config.secret(), "social");
        this.clock = clock;
    }

    /// Adds a source to a conference.
    ///
    /// @param token for the server, null when there is none
    Added add(UUID conference, Kind kind, String name, @Nullable String token) {
        return database.transaction(transaction -> {
            transaction.hold("socialSources", conference);
            if (list(conference).size() >= config.sources()) {
                return new Added.Full();
            }
            var hook = kind instanceof Kind.Webhook ? drawn() : null;
            var id = transaction
                    .one(
                            """
                            insert into social_source (conference, kind, name, server, created_at)
                            values ($1, $2, $3, $4, $5) returning id
                            """,
                            row -> row.getUUID("id"),
                            conference,
                            word(kind),
                            name,
                            kind instanceof Kind.Mastodon(URI server) ? server.toString() : null,
                            now())
                    .orElseThrow();
            keep(id, hook == null ? token : hook);
            return new Added.Done(find(conference, id).orElseThrow(), hook);
        });
    }

    /// Draws another secret; the one before ends with the caller's transaction.
    String renew(UUID webhook) {
        var secret = drawn();
        keep(webhook, secret);
        return secret;
    }

    /// Takes a source away: its secret and the words of its posts are gone, their questions stay.
    void remove(UUID id) {
        database.inTransaction(transaction -> {
            transaction.update(
                    "update social_source set removed_at = $2, secret = null where id = $1 and removed_at is null",
                    id,
                    now());
            transaction.update(
                    "update social_post set text = null, author = null, link = null where source = $1 and state = 'unrouted'",
                    id);
        });
    }

    /// A conference's sources, the oldest first.
    List<Doing> list(UUID conference) {
        return database.list(
                DOING + " where s.conference = $1 and s.removed_at is null order by s.id", Sources::doing, conference);
    }

    /// One of a conference's sources.
    Optional<Doing> find(UUID conference, UUID id) {
        return database.one(
                DOING + " where s.conference = $1 and s.id = $2 and s.removed_at is null",
                Sources::doing,
                conference,
                id);
    }

    /// Whether it was one of a conference's sources, and is none any more.
    boolean isRemoved(UUID conference, UUID id) {
        return database.one(
                        "select 1 from social_source where conference = $1 and id = $2 and removed_at is not null",
                        row -> true,
                        conference,
                        id)
                .orElse(false);
    }

    /// A source, held until the transaction ends: its posts are taken one after the other. Empty when it is none, or
    /// none any more.
    Optional<Source> lock(Transaction transaction, UUID id) {
        return transaction.one(
                "select * from social_source where id = $1 and removed_at is null for update", Sources::source, id);
    }

    /// A source; empty when it is none, or none any more.
    Optional<Source> find(UUID id) {
        return database.one("select * from social_source where id = $1 and removed_at is null", Sources::source, id);
    }

    /// What a webhook's deliveries are signed with; empty when there is no such webhook.
    public Optional<String> webhookSecret(UUID id) {
        return secret(id, "webhook");
    }

    /// All Mastodon servers that are to be followed, for all conferences.
    public List<Source> followed() {
        return database.list(
                "select * from social_source where kind = 'mastodon' and removed_at is null order by id",
                Sources::source);
    }

    /// What we show a Mastodon server to be let in; empty when its organiser gave nothing.
    public Optional<String> token(UUID id) {
        return secret(id, "mastodon");
    }

    /// The newest post that a server gave us; empty before the first.
    public Optional<String> newest(UUID id) {
        return database
                .list(
                        "select newest from social_source where id = $1",
                        row -> Optional.ofNullable(row.getString("newest")),
                        id)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    public void noteNewest(UUID id, String newest) {
        database.update("update social_source set newest = $2 where id = $1", id, newest);
    }

    /// Says what is wrong, or with null that all is well.
    public void note(UUID id, @Nullable Fault fault) {
        database.update("""
                update social_source set last_error = $2, last_error_at = case when $2::text is null then null else $3 end
                where id = $1 and (last_error is distinct from $2 or $2::text is not null)
                """, id, fault == null ? null : fault.word(), now());
    }

    /// Says that a post came.
    void notePost(Transaction transaction, UUID id) {
        transaction.update("update social_source set last_post_at = $2 where id = $1", id, now());
    }

    private Optional<String> secret(UUID id, String kind) {
        return database
                .list(
                        "select secret from social_source where id = $1 and kind = $2 and secret is not null",
                        row -> seal.open(row.getBuffer("secret").getBytes(), id.toString()),
                        id,
                        kind)
                .stream()
                .findFirst();
    }

    private void keep(UUID id, @Nullable String secret) {
        database.update(
                "update social_source set secret = $2 where id = $1 and removed_at is null",
                id,
                secret == null ? null : Buffer.buffer(seal.seal(secret, id.toString())));
    }

    /// As Standard Webhooks spell a secret.
    private String drawn() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case Kind.Webhook() -> "webhook";
            case Kind.Mastodon(URI server) -> "mastodon";
        };
    }

    private static Source source(Row row) {
        var server = row.getString("server");
        return new Source(
                row.getUUID("id"),
                row.getUUID("conference"),
                server == null ? new Kind.Webhook() : new Kind.Mastodon(URI.create(server)),
                row.getString("name"));
    }

    private static Doing doing(Row row) {
        return new Doing(
                source(row),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "last_post_at"),
                row.getString("last_error"),
                instant(row, "last_error_at"),
                row.getLong("accepted"),
                row.getLong("unrouted"),
                row.getLong("kept_out"),
                row.getLong("withdrawn"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
