package org.plenary.qna.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.qna.mastodon.EventLines.Event;
import org.plenary.qna.mastodon.EventStream.Next;
import org.plenary.qna.social.Happening;
import org.plenary.qna.social.Posts;
import org.plenary.qna.social.Router;
import org.plenary.qna.social.Router.Taken;
import org.plenary.qna.social.Sources;
import org.plenary.qna.social.Sources.Fault;

/// Follows one source's hashtag on its server, on a virtual thread of its own, until it is stopped or its lease lapses.
final class Follower implements Runnable {

    /// How often it looks whether it may go on.
    private static final Duration GLANCE = Duration.ofMillis(500);

    /// A server that still has pages after so many gives the same again and again.
    private static final int PAGES_MOST = 5_000;

    private static final int DOUBLINGS_MOST = 20;

    private static final Logger LOG = Logger.getLogger(Follower.class);

    private final UUID source;
    private final String host;
    private final String tag;
    private final Timeline timeline;
    private final Sources sources;
    private final Posts posts;
    private final Router router;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final MastodonConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long leaseEnd;
    private int failures;
    private Instant streamNotBefore = Instant.MIN;
    private Instant checkNotBefore = Instant.MIN;
    private @Nullable Fault noted;

    Follower(
            UUID source,
            String host,
            String tag,
            Timeline timeline,
            Sources sources,
            Posts posts,
            Router router,
            ObjectMapper json,
            InstantSource clock,
            MastodonConfig config) {
        this.source = source;
        this.host = host;
        this.tag = tag;
        this.timeline = timeline;
        this.sources = sources;
        this.posts = posts;
        this.router = router;
        this.json = json;
        this.clock = clock;
        this.config = config;
        prolong();
    }

    /// The tag that it follows.
    String tag() {
        return tag;
    }

    /// May go on for another while.
    void prolong() {
        leaseEnd = System.nanoTime() + config.lease().toNanos();
    }

    /// Ends soon.
    void stop() {
        stopped.countDown();
    }

    boolean isHeld() {
        return stopped.getCount() > 0 && System.nanoTime() - leaseEnd < 0;
    }

    @Override
    public void run() {
        try {
            while (isHeld()) {
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
    }

    private void round() throws InterruptedException {
        try {
            var stream = clock.instant().isBefore(streamNotBefore) ? null : timeline.stream();
            if (stream == null) {
                streamNotBefore = clock.instant().plus(config.retryMost());
                catchUp();
                rest(config.poll());
            } else {
                try (stream) {
                    catchUp();
                    follow(stream);
                }
                failed(Fault.SILENT, "the stream was cut", null);
            }
        } catch (Trouble trouble) {
            failed(trouble.fault(), String.valueOf(trouble.getMessage()), trouble.waitWanted());
        } catch (RuntimeException failure) {
            // The database or another service is away; what was not taken is asked for again.
            LOG.warnf("Following a Mastodon server failed, trying again: %s", failure.toString());
            rest(backOff());
        }
    }

    private void failed(Fault fault, String detail, @Nullable Duration wait) throws InterruptedException {
        if (!isHeld()) {
            return;
        }
        LOG.infof("Mastodon source %s: %s (%s)", source, fault.word(), detail);
        note(fault);
        rest(wait == null ? backOff() : wait);
    }

    /// Twice as long each time, and never all servers' followers at once.
    private Duration backOff() {
        var longest = Math.min(
                config.retryMost().toMillis(), config.retry().toMillis() << Math.min(failures++, DOUBLINGS_MOST));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /// Reads all that was missed.
    private void catchUp() throws Trouble, InterruptedException {
        var newest = newest();
        if (newest == null) {
            begin();
        } else {
            resume(newest);
        }
        lookAgain();
        failures = 0;
        note(null);
    }

    /// What was posted before the source was there.
    private void begin() throws Trouble, InterruptedException {
        var earliest = clock.instant().minus(config.back());
        var all = new ArrayList<>(timeline.latest());
        var page = all.size();
        for (int read = 1; page > 0 && read < config.pagesBack() && isAfter(all.getLast(), earliest); read++) {
            var before = timeline.before(id(all.getLast()));
            page = before.size();
            all.addAll(before);
        }
        take(all.stream().filter(status -> isAfter(status, earliest)).toList());
    }

    private void resume(String from) throws Trouble, InterruptedException {
        var newest = from;
        for (int read = 0; read < PAGES_MOST && isHeld(); read++) {
            var page = timeline.after(newest);
            if (page.isEmpty() || id(page.getFirst()).equals(newest)) {
                break;
            }
            take(page);
            newest = id(page.getFirst());
        }
        // What reached the server late stands among the latest, though not after what we saw; and so do edits.
        for (var status : timeline.latest().reversed()) {
            take(status);
        }
    }

    private static boolean isAfter(JsonNode status, Instant earliest) {
        var posted = StatusJson.instant(status, "created_at");
        return posted != null && posted.isAfter(earliest);
    }

    /// @param page the latest first
    private void take(List<JsonNode> page) throws Trouble, InterruptedException {
        for (var status : page.reversed()) {
            if (!take(status)) {
                return;
            }
            noteNewest(id(status));
        }
    }

    private static String id(JsonNode status) throws Trouble {
        var id = StatusJson.text(status, "id");
        if (id == null) {
            throw new Trouble(Fault.SILENT, "a post without an id");
        }
        return id;
    }

    private void follow(EventStream stream) throws Trouble, InterruptedException {
        var events = new EventLines(config.lineMost());
        var heard = clock.instant();
        while (isHeld()) {
            // A gap may have held more than is found at once.
            lookAgain();
            switch (stream.next(GLANCE)) {
                case Next.Line(String line) -> {
                    heard = clock.instant();
                    var event = events.line(line);
                    if (event.isPresent() && !on(event.get())) {
                        return;
                    }
                }
                case Next.None() -> {
                    if (clock.instant().isAfter(heard.plus(config.silence()))) {
                        return;
                    }
                }
                case Next.End() -> {
                    return;
                }
            }
        }
    }

    /// @return false when this is to end
    private boolean on(Event event) throws InterruptedException {
        return switch (event.name()) {
            case "update", "status.update" -> {
                var status = read(event.data());
                var id = status == null ? null : StatusJson.text(status, "id");
                if (status == null || id == null) {
                    yield true;
                }
                if (!take(status)) {
                    yield false;
                }
                if (event.name().equals("update") && isNewer(id)) {
                    noteNewest(id);
                }
                yield true;
            }
            case "delete" -> take(new Happening.Deleted(event.data().strip()));
            default -> true;
        };
    }

    private @Nullable JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException none) {
            return null;
        }
    }

    /// @return false when this is to end
    private boolean take(JsonNode status) throws InterruptedException {
        var happening = StatusJson.happening(status, host);
        return happening.isEmpty() || take(happening.get());
    }

    private boolean take(Happening happening) throws InterruptedException {
        while (isHeld()) {
            switch (router.take(source, null, happening)) {
                case Taken.TooFast(var retryAfter) -> rest(retryAfter);
                case Taken.NoSource() -> {
                    stop();
                    return false;
                }
                case Taken.Waiting _,
                        Taken.Unrouted _,
                        Taken.KeptOut _,
                        Taken.Corrected _,
                        Taken.Gone _,
                        Taken.Known _ -> {
                    return true;
                }
            }
        }
        return false;
    }

    /// Finds posts that were deleted or edited while nobody listened.
    private void lookAgain() throws Trouble, InterruptedException {
        if (clock.instant().isBefore(checkNotBefore)) {
            return;
        }
        checkNotBefore = clock.instant().plus(config.check());
        for (var standing : posts.toCheck(source, config.checks())) {
            var status = timeline.find(standing.name());
            if (!(status.isPresent() ? take(status.get()) : take(new Happening.Deleted(standing.name())))) {
                return;
            }
        }
    }

    private @Nullable String newest() {
        // Of another tag it says nothing about this one.
        return sources.newest(source)
                .filter(newest -> newest.startsWith(tag + " "))
                .map(newest -> newest.substring(tag.length() + 1))
                .orElse(null);
    }

    private void noteNewest(String id) {
        sources.noteNewest(source, tag + " " + id);
    }

    /// Ids of a server rise, as numbers or as texts of one length.
    private boolean isNewer(String id) {
        var newest = newest();
        return newest == null
                || id.length() > newest.length()
                || id.length() == newest.length() && id.compareTo(newest) > 0;
    }

    private void note(@Nullable Fault fault) {
        if (fault != null || noted != null || failures == 0) {
            sources.note(source, fault);
        }
        noted = fault;
    }

    private void rest(Duration wanted) throws InterruptedException {
        long end = System.nanoTime() + wanted.toNanos();
        for (long left = wanted.toNanos(); left > 0 && isHeld(); left = end - System.nanoTime()) {
            stopped.await(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS);
        }
    }
}
