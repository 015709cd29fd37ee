package org.plenary.youth.testing;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.plenary.youth.testing.Forum.as;

import com.google.protobuf.InvalidProtocolBufferException;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.plenary.platform.testing.Topic;
import org.plenary.proto.youth.v1.Contribution;
import org.plenary.proto.youth.v1.ContributionState;

/// What is said in a room, what is done with it, and what others are told of it. `facilitator1` decides.
public record Board(Room room) {

    private static final String ONE = "/api/v1/youth/contributions/{id}";
    private static final Duration SOON = Duration.ofSeconds(20);

    /// Says something, which waits.
    ///
    /// @return its id
    public String say(String account, String text) {
        return room.contribute(account, "hope", text)
                .then()
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .extract()
                .path("id");
    }

    /// Says something that is shown.
    public String shown(String account, String text) {
        var id = say(account, text);
        show(id).then().statusCode(200);
        return id;
    }

    /// Says something that is declined.
    public String declined(String account, String text) {
        var id = say(account, text);
        decline(id).then().statusCode(200);
        return id;
    }

    public static Response show(String id) {
        return does("facilitator1", id, "show");
    }

    public static Response decline(String id) {
        return as("facilitator1")
                .body(Map.of("reason", "It names somebody.", "reasonCode", "private"))
                .post(ONE + "/decline", id);
    }

    public static Response appeal(String account, String id, String text) {
        return as(account).body(Map.of("text", text)).post(ONE + "/appeal", id);
    }

    public static Response uphold(String account, String id) {
        return as(account).body(Map.of("reason", "It still names somebody.")).post(ONE + "/appeal/uphold", id);
    }

    /// Does something that takes no words, such as `read`.
    public static Response does(String account, String id, String what) {
        return as(account).post(ONE + "/" + what, id);
    }

    public static Response withdraw(String account, String id) {
        return as(account).delete(ONE, id);
    }

    /// The board as somebody sees it.
    public ValidatableResponse of(String account) {
        return as(account).get(room.at("contributions")).then().statusCode(200);
    }

    public static void awaitTold(String id, ContributionState state) {
        await(id + " is told as " + state).atMost(SOON).until(() -> told(id).stream()
                .anyMatch(told -> told.getState() == state));
    }

    /// All that was told of a contribution, in order.
    public static List<Contribution> told(String id) {
        return Topic.named("plenary.youth.v1").read().stream()
                .filter(record -> new String(
                                record.headers().lastHeader("ce_subject").value(), StandardCharsets.UTF_8)
                        .equals(id))
                .map(Board::contribution)
                .toList();
    }

    private static Contribution contribution(ConsumerRecord<String, byte[]> record) {
        try {
            return Contribution.parseFrom(record.value());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
