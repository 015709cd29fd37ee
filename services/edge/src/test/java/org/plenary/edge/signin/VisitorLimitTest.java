package org.plenary.edge.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.edge.testing.Follower;
import org.plenary.edge.testing.Narrow;
import org.plenary.edge.testing.OwnersPeer;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;
import org.plenary.platform.testing.Tokens;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
@WithTestResource(OwnersPeer.class)
@TestProfile(Narrow.class)
class VisitorLimitTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY = 100;
    private static final String CALL = "/api/v1/registration/conferences/a/figures";

    /// A service knows none of these tests' tokens but a real one.
    @BeforeEach
    void answerEverything() {
        OwnersPeer.snapshots(OwnersPeer::open);
        WirePeer.answer(request -> {
            var authorization = request.getHeader("Authorization");
            boolean known =
                    authorization == null || !authorization.startsWith("Bearer ") || authorization.length() > 99;
            request.response().setStatusCode(known ? 200 : 401).end("{}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, X-Nothing, x",
        "198.51.100.2, Cookie, q_session=x",
        "198.51.100.3, Cookie, not_q_session=x",
        "198.51.100.4, Authorization, x",
        "198.51.100.5, Authorization, Basic eDp5",
        "198.51.100.6, Authorization, Bearer x",
    })
    void whatIsNoLoginDoesNotLiftTheLimit(String address, String header, String value) {
        assertRefused(last(address, from -> from.header(header, value).get(CALL)));

        assertThat(from("198.51.100.7").get(CALL).statusCode())
                .as("another address")
                .isEqualTo(200);
    }

    @Test
    void whoIsSignedInIsNotHeldBackByTheirAddress() {
        var address = "198.51.100.8";
        var browser = new Browser();
        browser.signIn("viewer", "/");
        assertRefused(last(address, from -> from.get(CALL)));

        for (int call = 0; call < 5; call++) {
            assertThat(from(address)
                            .header("Authorization", "Bearer " + Tokens.of("viewer"))
                            .get(CALL)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(browser.call()
                            .header("X-Forwarded-For", address)
                            .get(CALL)
                            .statusCode())
                    .isEqualTo(200);
        }
        try (var stream = Follower.of(
                live(), Map.of("X-Forwarded-For", address, "Authorization", "Bearer " + Tokens.of("viewer")))) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void openingLiveStreamsIsCountedToo() {
        OwnersPeer.snapshots(id -> null);

        assertRefused(last("198.51.100.9", from -> from.get(live())));
    }

    @Test
    void anAddressHoldsOnlySoManyLiveStreams() {
        var live = live();
        var here = Map.of("X-Forwarded-For", "198.51.100.10");
        var streams = new ArrayList<Follower>();
        try {
            for (int count = 0; count < Narrow.STREAMS; count++) {
                streams.add(Follower.of(live, here));
                assertThat(streams.getLast().status()).isEqualTo(200);
            }
            var refused = from("198.51.100.10").get(live);
            assertRefused(refused);
            assertThat((String) refused.path("code")).isEqualTo("tooManyStreams");
            streams.add(Follower.of(live, Map.of("X-Forwarded-For", "198.51.100.11")));
            assertThat(streams.getLast().status()).as("another address").isEqualTo(200);

            streams.removeFirst().close();
            await("a place is free again").atMost(SOON).until(() -> {
                streams.add(Follower.of(live, here));
                return streams.getLast().status() == 200;
            });
        } finally {
            streams.forEach(Follower::close);
        }
    }

    @Test
    void pagesThatHaveToBeAskedForAreCountedToo() {
        var refused = last("198.51.100.12", from -> from.get("/s/" + UUID.randomUUID()));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.contentType()).startsWith("text/html");
    }

    private static String live() {
        return "/api/v1/live/sessions/" + UUID.randomUUID();
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    /// The answer to the first of many calls that was one too many, or to the last.
    private static Response last(String address, Function<RequestSpecification, Response> call) {
        Response answer = call.apply(from(address));
        for (int count = 1; count < MANY && answer.statusCode() != 429; count++) {
            answer = call.apply(from(address));
        }
        return answer;
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }
}
