package org.plenary.qna.social;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Transaction;
import org.plenary.platform.link.LinkKey;
import org.plenary.platform.seal.Seal;
import org.plenary.qna.session.Conference.NamesForbidden;

/// All posts that came. Those that became questions hold no words here, those that were deleted nothing but marks.
@ApplicationScoped
public class Posts {

    /// What is known of a post.
    record Kept(UUID id, State state, @Nullable UUID question) {}

    enum State {
        ASKED("asked"),
        UNROUTED("unrouted"),
        KEPT_OUT("keptOut"),
        GONE("gone");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    /// A post that became no question, for its conference's organiser.
    ///
    /// @param reason one of [Router.Why]'s words
    /// @param text null when it cannot be shown, or its term is over
    /// @param author null when it cannot be shown, and under the Chatham House Rule, as `link`
    record Unrouted(
            UUID id,
            String reason,
            @Nullable String text,
            @Nullable String author,
            @Nullable String link,
            @Nullable Instant postedAt,
            Instant seenAt) {}

    /// A post that is a question, by what its source calls it.
    public record Standing(UUID id, String name) {}

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Database database;
    private final SocialConfig config;
    private final LinkKey marks;
    private final Seal seal;
    private final InstantSource clock;

    Posts(Database database, SocialConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.marks = new LinkKey(config.secret());
        this.seal = new Seal(config.secret(), "post");
        this.clock = clock;
    }

    /// What is known of a post of this source.
    Optional<Kept> find(Transaction transaction, Source source, String name) {
        return transaction.one(
                "select id, state, question from social_post where source = $1 and mark = $2",
                Posts::kept,
                source.id(),
                mark(source, name));
    }

    /// Whether another source of the conference has told of the same post. Of two that tell at once, one waits here for
    /// the other.
    boolean isToldElsewhere(Transaction transaction, Source source, Post post) {
        transaction.hold("socialPost", source.conference() + " " + post.uri());
        return transaction
                .one(
                        "select 1 from social_post where conference = $1 and uri_mark = $2 and source <> $3",
                        row -> true,
                        source.conference(),
                        uriMark(source, post.uri()),
                        source.id())
                .orElse(false);
    }

    /// How long the source must wait before it may bring a new post; zero when it need not.
    Duration wait(Transaction transaction, Source source) {
        var minute = Duration.ofMinutes(1);
        var since = now().minus(minute);
        return transaction
                .one(
                        """
                        select seen_at from social_post where source = $1 and seen_at > $2
                        order by seen_at desc offset $3 limit 1
                        """,
                        row -> Duration.between(
                                        since, row.getOffsetDateTime("seen_at").toInstant())
                                .plusMillis(1),
                        source.id(),
                        utc(since),
                        config.perMinute() - 1)
                .orElse(Duration.ZERO);
    }

    /// Whether the author has posted as much to the conference as one may in the time.
    boolean isFlood(Transaction transaction, Source source, Post post) {
        return transaction
                        .one(
                                """
                                select count(*) as posts from social_post
                                where conference = $1 and author_mark = $2 and seen_at > $3
                                """,
                                row -> row.getLong("posts"),
                                source.conference(),
                                authorMark(source, post.author()),
                                utc(now().minus(config.within())))
                        .orElse(0L)
                >= config.perAuthor();
    }

    /// Keeps a new post of which nothing is known yet.
    UUID add(Transaction transaction, Source source, Post post) {
        return transaction
                .one(
                        """
                        insert into social_post (source, conference, mark, uri_mark, author_mark, name, posted_at, state,
                          reason, seen_at, checked_at)
                        values ($1, $2, $3, $4, $5, $6, $7, 'keptOut', 'authorLimit', $8, $8) returning id
                        """,
                        row -> row.getUUID("id"),
                        source.id(),
                        source.conference(),
                        mark(source, post.name()),
                        uriMark(source, post.uri()),
                        authorMark(source, post.author()),
                        Buffer.buffer(seal.seal(post.name(), source.id().toString())),
                        utc(possible(post.postedAt())),
                        utc(now()))
                .orElseThrow();
    }

    /// Keeps that a post which never came is deleted, so that it cannot come late.
    void addGone(Transaction transaction, Source source, String name) {
        transaction.update(
                "insert into social_post (source, conference, mark, state, seen_at) values ($1, $2, $3, 'gone', $4)",
                source.id(),
                source.conference(),
                mark(source, name),
                utc(now()));
    }

    /// The post is that question.
    void noteAsked(Transaction transaction, UUID id, UUID question) {
        transaction.update("""
                update social_post set state = 'asked', question = $2, reason = null, text = null, author = null,
                  link = null
                where id = $1
                """, id, question);
    }

    /// The post is no question.
    ///
    /// @param text null when it cannot be shown
    void noteUnrouted(
            Transaction transaction,
            UUID id,
            String reason,
            @Nullable String text,
            @Nullable String author,
            @Nullable String link) {
        transaction.update("""
                update social_post set state = 'unrouted', reason = $2, text = $3, author = $4, link = $5 where id = $1
                """, id, reason, text, author, link);
    }

    /// An edit came too late to be followed.
    void noteEdited(Transaction transaction, UUID id) {
        transaction.update("update social_post set edited = true where id = $1 and not edited", id);
    }

    /// The post is deleted: what is left tells only that.
    void noteGone(Transaction transaction, UUID id) {
        transaction.update("""
                update social_post set state = 'gone', reason = null, text = null, author = null, link = null, name = null,
                  author_mark = null
                where id = $1
                """, id);
    }

    /// Whether nobody may be named at a conference. Held until the transaction ends, so that it cannot come under the
    /// rule meanwhile.
    boolean areNamesForbidden(Transaction transaction, UUID conference) {
        return transaction
                .one(
                        "select attribution from conference where id = $1 for share",
                        row -> "chathamHouse".equals(row.getString("attribution")),
                        conference)
                .orElse(true);
    }

    /// A source's posts that became no question, the latest first.
    ///
    /// @param before where the page begins, null for the first
    List<Unrouted> unrouted(UUID source, @Nullable UUID before, int atMost) {
        return database.list("""
                select * from social_post where source = $1 and state = 'unrouted' and ($2::uuid is null or id < $2)
                order by id desc limit $3
                """, Posts::unrouted, source, before, atMost);
    }

    /// The questions of a source that were not looked after for the longest time, to see whether their posts still
    /// stand; they go to the end of the line.
    public List<Standing> toCheck(UUID source, int atMost) {
        return database.list(
                """
                update social_post set checked_at = $3 where id in (
                  select p.id from social_post p join question q on q.id = p.question
                  where p.source = $1 and p.state = 'asked' and q.state <> 'withdrawn'
                  order by p.checked_at, p.id limit $2)
                returning id, name
                """,
                row -> new Standing(
                        row.getUUID("id"), seal.open(row.getBuffer("name").getBytes(), source.toString())),
                source,
                atMost,
                utc(now()));
    }

    /// Whether a delivery was acted on.
    boolean isDelivered(Transaction transaction, UUID source, String delivery) {
        return transaction
                .one("select 1 from social_delivery where source = $1 and id = $2", row -> true, source, delivery)
                .orElse(false);
    }

    void noteDelivered(Transaction transaction, UUID source, String delivery) {
        transaction.update(
                "insert into social_delivery (source, id, received_at) values ($1, $2, $3)",
                source,
                delivery,
                utc(now()));
    }

    /// Forgets what has come to its term.
    void forgetOld() {
        var old = utc(now().minus(config.keep()));
        database.update(
                "update social_post set text = null, author = null, link = null where state = 'unrouted' and seen_at < $1"
                        + " and (text is not null or author is not null or link is not null)",
                old);
        database.update(
                "update social_post set author_mark = null where author_mark is not null and seen_at < $1",
                utc(now().minus(config.within())));
        database.update("delete from social_delivery where received_at < $1", utc(now().minus(config.deliveries())));
    }

    /// Forgets who posted to a conference that comes under the Chatham House Rule: joins the transaction that notes it.
    void forgetAuthors(@Observes NamesForbidden forbidden) {
        database.update("""
                update social_post set author = null, link = null
                where conference = $1 and (author is not null or link is not null)
                """, forbidden.conference());
    }

    private Buffer mark(Source source, String name) {
        return Buffer.buffer(marks.mac("post %s %s".formatted(source.id(), name)));
    }

    private @Nullable Buffer uriMark(Source source, @Nullable String uri) {
        return uri == null ? null : Buffer.buffer(marks.mac("uri %s %s".formatted(source.conference(), uri)));
    }

    private Buffer authorMark(Source source, String author) {
        return Buffer.buffer(marks.mac("author %s %s".formatted(source.conference(), author)));
    }

    /// A source may say anything; no network is older than this, and what is yet to come was not posted.
    private @Nullable Instant possible(@Nullable Instant told) {
        return told == null || told.isBefore(EARLIEST) || told.isAfter(now().plus(Duration.ofDays(1))) ? null : told;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Kept kept(Row row) {
        var word = row.getString("state");
        var state = List.of(State.values()).stream()
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No state: " + word));
        return new Kept(row.getUUID("id"), state, row.getUUID("question"));
    }

    private static Unrouted unrouted(Row row) {
        var postedAt = row.getOffsetDateTime("posted_at");
        return new Unrouted(
                row.getUUID("id"),
                row.getString("reason"),
                row.getString("text"),
                row.getString("author"),
                row.getString("link"),
                postedAt == null ? null : postedAt.toInstant(),
                row.getOffsetDateTime("seen_at").toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
