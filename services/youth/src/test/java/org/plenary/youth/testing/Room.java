package org.plenary.youth.testing;

import static org.plenary.youth.testing.Forum.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A breakout room of a forum. Whoever came in is heard of every second until they stop, or until it is closed.
public final class Room implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final String id;
    private final Set<String> beating = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread heart;

    private Room(String id) {
        this.id = id;
        this.heart = Thread.startVirtualThread(this::beat);
    }

    /// A room for that band, of any topic, with places for ten, for an hour, to be chosen.
    public static Room create(Forum forum, String band) {
        return create(forum, band, Map.of());
    }

    /// As [#create], with some of that different.
    public static Room create(Forum forum, String band, Map<String, ?> different) {
        var plan = new HashMap<String, Object>(
                Map.of("topic", "Hopes and fears", "band", band, "capacity", 10, "minutes", 60, "joining", "choice"));
        plan.putAll(different);
        return new Room(as("facilitator1")
                .body(plan)
                .post(forum.at("breakouts"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /// A room of that band that both facilitators are in, and have opened.
    public static Room opened(Forum forum, String band) {
        var room = create(forum, band);
        try {
            return room.open();
        } catch (RuntimeException | AssertionError failed) {
            room.close();
            throw failed;
        }
    }

    public Room open() {
        join("facilitator1").then().statusCode(200);
        join("facilitator2").then().statusCode(200);
        does("facilitator1", "open").statusCode(200);
        return this;
    }

    public String id() {
        return id;
    }

    /// A path below the room, such as `join`.
    public String at(String path) {
        return "/api/v1/youth/breakouts/%s/%s".formatted(id, path);
    }

    /// Comes in, and goes on being there.
    public Response join(String account) {
        var answer = as(account).post(at("join"));
        if (answer.statusCode() == 200) {
            beating.add(account);
        }
        return answer;
    }

    /// Contributes something.
    public Response contribute(String account, String kind, String text) {
        return as(account)
                .body(Map.of("kind", kind, "text", text, "language", "en"))
                .post(at("contributions"));
    }

    /// Takes a stance on a contribution.
    public static Response take(String account, String contribution, String stance) {
        return as(account).body(Map.of("stance", stance)).put("/api/v1/youth/contributions/{id}/stance", contribution);
    }

    /// Contributes something, which a facilitator shows to the others.
    ///
    /// @return its id
    public String shown(String account, String text) {
        String id = contribute(account, "proposal", text)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("facilitator1")
                .post("/api/v1/youth/contributions/{id}/show", id)
                .then()
                .statusCode(200);
        return id;
    }

    /// A facilitator writes down what the room concludes from that contribution.
    ///
    /// @return its id
    public String drafted(String text, String contribution) {
        return as("facilitator1")
                .body(Map.of("text", text, "contributions", List.of(contribution)))
                .post(at("conclusions"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// As [#drafted]; those who are named agree, and the room adopts it.
    public String adopted(String text, String contribution, List<String> agreeing) {
        var id = drafted(text, contribution);
        adopt(id, agreeing);
        return id;
    }

    /// Those who are named agree with a draft, and the room adopts it.
    public void adopt(String id, List<String> agreeing) {
        for (var account : agreeing) {
            as(account)
                    .body(Map.of("stance", "agree"))
                    .put("/api/v1/youth/conclusions/{id}/stance", id)
                    .then()
                    .statusCode(200);
        }
        as("facilitator1")
                .post("/api/v1/youth/conclusions/{id}/adopt", id)
                .then()
                .statusCode(200);
    }

    /// Is not heard of any more.
    public void silence(String account) {
        beating.remove(account);
    }

    /// What somebody who is there is told.
    public ValidatableResponse hears(String account) {
        return as(account).put(at("presence")).then();
    }

    /// What somebody who looks is told.
    public ValidatableResponse looks(String account) {
        return as(account).get("/api/v1/youth/breakouts/" + id).then();
    }

    /// Does something to the room, such as `open`.
    public ValidatableResponse does(String account, String what) {
        return as(account).post(at(what)).then();
    }

    private void beat() {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                beating.forEach(account -> as(account).put(at("presence")));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
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
