package org.plenary.local.acceptance;

import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnForum.YOUTH;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plenary.local.api.CallFailure;

/// A room that both facilitators have opened. Whoever came in is heard of every second until they fall silent, also by
/// a service that was killed meanwhile.
final class OwnRoom implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final String id;
    private final Set<String> beating = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread heart;

    private OwnRoom(String id) {
        this.id = id;
        this.heart = Thread.ofVirtual().start(this::beat);
    }

    /// @param id of a room that nobody has opened yet
    static OwnRoom opened(String id) {
        return opened(id, "facilitator1", "facilitator2");
    }

    /// As [#opened(String)], by two others.
    static OwnRoom opened(String id, String first, String second) {
        var room = new OwnRoom(id);
        room.join(first);
        room.join(second);
        as(first).post(room.at("/open"), Map.of()).ok();
        return room;
    }

    String id() {
        return id;
    }

    /// The room's path, and one below it.
    ///
    /// @param below such as `/open`
    String at(String below) {
        return YOUTH + "breakouts/" + id + below;
    }

    /// Comes in, and goes on being there.
    void join(String account) {
        as(account).post(at("/join"), Map.of()).ok();
        beating.add(account);
    }

    /// Contributes something, and gives its id.
    String contribute(String account, String text) {
        return as(account)
                .post(at("/contributions"), Map.of("kind", "proposal", "text", text, "language", "en"))
                .ok()
                .path("id")
                .asText();
    }

    /// Is there no longer, without saying so.
    void silence(String account) {
        beating.remove(account);
    }

    /// Is heard of again.
    void speak(String account) {
        beating.add(account);
    }

    private void beat() {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                beating.forEach(this::hear);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String account) {
        try {
            as(account).put(at("/presence"), Map.of());
        } catch (CallFailure silent) {
            // The next beat says it again.
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            heart.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
