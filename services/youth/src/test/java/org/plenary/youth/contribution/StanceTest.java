package org.plenary.youth.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.plenary.youth.testing.Forum.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.platform.testing.Accounts;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Registration;
import org.plenary.youth.testing.Board;
import org.plenary.youth.testing.Forum;
import org.plenary.youth.testing.Room;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "youth"))
@WithTestResource(Registration.class)
class StanceTest {

    private static final String ONE = "/api/v1/youth/contributions/";
    private static final String TEXT = "Ask us before you decide for us.";

    private Room room;
    private Board board;

    @BeforeEach
    void open() {
        Accounts.make(List.of("young-1", "young-2"));
        var forum = Forum.create();
        forum.admitOlder(Map.of("young-1", "Kestrel", "young-2", "Heron"));
        room = Room.opened(forum, "16-17");
        board = new Board(room);
        room.join("young-1").then().statusCode(200);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theLatestStanceOfEachCountsAndSayingItAgainChangesNothing() {
        room.join("young-2").then().statusCode(200);
        var id = board.shown("young-1", TEXT);
        Room.take("young-2", id, "agree")
                .then()
                .statusCode(200)
                .body("totals.agree", equalTo(1))
                .body("mine", equalTo("agree"));
        Room.take("young-2", id, "agree").then().statusCode(200).body("totals.agree", equalTo(1));
        Room.take("young-1", id, "agree").then().statusCode(200).body("totals.agree", equalTo(2));
        Room.take("young-2", id, "disagree")
                .then()
                .statusCode(200)
                .body("totals.agree", equalTo(1))
                .body("totals.disagree", equalTo(1))
                .body("totals.pass", equalTo(0))
                .body("mine", equalTo("disagree"));
        board.of("young-1").body("items[0].mine", equalTo("agree"));
    }

    @Test
    void stancesOfOneAtOnceCountOnce() throws Exception {
        var id = board.shown("young-1", TEXT);
        room.join("young-2").then().statusCode(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Future<Integer>>();
            for (var stance : List.of("agree", "disagree", "pass", "agree", "disagree", "pass")) {
                taken.add(threads.submit(() -> Room.take("young-2", id, stance).statusCode()));
            }
            for (var one : taken) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        var totals = board.of("young-2").extract().jsonPath().<String, Integer>getMap("items[0].totals");
        assertThat(totals.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAStanceIsRefused() {
        room.join("young-2").then().statusCode(200);
        var id = board.shown("young-1", TEXT);
        Room.take("young-2", id, "maybe").then().statusCode(422).body("errors.field", hasItem("stance"));
        as("young-2").body("[]").put(ONE + id + "/stance").then().statusCode(400);
    }
}
