package org.plenary.edge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fan-out on real sockets. The state is one number; each change raises it.
class FanTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final StreamMeters meters = new StreamMeters(new SimpleMeterRegistry());
    private final Bounds bounds = new Bounds(600, Duration.ofSeconds(30), Duration.ofSeconds(15));
    private final Fan fan = new Fan(bounds, meters, () -> json("0"));
    private final HttpServer server = serve(fan, bounds);
    private final List<SlowClient> clients = new CopyOnWriteArrayList<>();
    private long number;

    private record Bounds(int ringFrames, Duration stuck, Duration keepAlive) implements StreamConfig {

        @Override
        public MemorySize ringBytes() {
            return new MemorySize(BigInteger.valueOf(4_000_000));
        }

        @Override
        public int missedFramesMax() {
            return 20;
        }

        @Override
        public Duration recheck() {
            return Duration.ofMillis(50);
        }

        @Override
        public MemorySize socketBuffer() {
            return new MemorySize(BigInteger.valueOf(64 * 1024));
        }

        @Override
        public int streams() {
            return 10_000;
        }
    }

    @AfterEach
    void close() throws IOException {
        for (var client : clients) {
            client.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aStreamBeginsWithEverythingAndGoesOnWithEachChange() throws IOException {
        raise(3, 0);
        var client = client(null);
        client.readUntil(3);
        raise(5, 0);
        client.readUntil(8);

        assertThat(client.head()).contains("200 OK", "text/event-stream", "no-store", "transfer-encoding: chunked");
        assertThat(client.firstLine()).matches("retry: [1-4][0-9]{3}");
        assertThat(client.events())
                .containsExactly("snapshot 3", "change 4", "change 5", "change 6", "change 7", "change 8");
    }

    @Test
    void whoComesBackSoonGetsOnlyWhatWasMissed() throws IOException {
        raise(2, 0);
        var first = client(null);
        first.readUntil(2);
        first.close();
        raise(3, 0);

        var second = client(first.lastId());
        second.readUntil(5);

        assertThat(second.events()).containsExactly("change 3", "change 4", "change 5");
    }

    @Test
    void whoComesBackWithNothingMissedGetsTheNextChange() throws IOException {
        raise(2, 0);
        var first = client(null);
        first.readUntil(2);
        var second = client(first.lastId());
        await().atMost(SOON).until(() -> fan.open() == 2);
        raise(1, 0);
        second.readUntil(3);

        assertThat(second.events()).containsExactly("change 3");
    }

    @Test
    void whoComesBackTooLateGetsEverything() throws IOException {
        raise(1, 0);
        var first = client(null);
        first.readUntil(1);
        raise(700, 0);

        var second = client(first.lastId());
        second.readUntil(701);

        assertThat(second.events()).containsExactly("snapshot 701");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff-1", "x", "-1", "1-99999999999999999999", "", "0-0"})
    void anIdThatIsNotOursGetsEverything(String id) throws IOException {
        raise(1, 0);
        var client = client(id);
        client.readUntil(1);

        assertThat(client.events()).containsExactly("snapshot 1");
    }

    @Test
    void anIdFromTheFutureGetsEverything() throws IOException {
        raise(1, 0);
        var first = client(null);
        first.readUntil(1);

        var second = client(first.lastId().replaceFirst("-1$", "-999"));
        second.readUntil(1);

        assertThat(second.events()).containsExactly("snapshot 1");
    }

    @Test
    void whoIsTooSlowIsSkippedAndThenSeesTheLatestState() throws IOException {
        var slow = client(null);
        slow.readUntil(0);
        var quick = client(null);
        quick.readUntil(0);
        for (int round = 0; round < 200; round++) {
            raise(1, 20_000);
            quick.readUntil(number);
        }
        assertThat(meters.skipped.sum()).isPositive();

        slow.readUntil(number);

        assertThat(quick.events())
                .hasSize(201)
                .filteredOn(event -> event.startsWith("snapshot"))
                .hasSize(1);
        assertThat(slow.events()).hasSizeLessThan(200);
        slow.assertEveryChangeFollowsWhatWasSeen();
        raise(1, 0);
        slow.readUntil(number);
        slow.assertEveryChangeFollowsWhatWasSeen();
        assertThat(slow.events()).endsWith("change " + number);
    }

    @Test
    void whoNeverReadsIsClosedAndCostsLittle() throws IOException {
        var strict = new Bounds(600, Duration.ofMillis(300), Duration.ofSeconds(15));
        var other = new Fan(strict, meters, () -> json("0"));
        var port = serve(other, strict).actualPort();
        for (int number = 0; number < 20; number++) {
            clients.add(new SlowClient(port, null));
        }
        await().atMost(SOON).until(() -> other.open() == 20);

        await().atMost(SOON).until(() -> {
            other.publish(json("1 " + "x".repeat(20_000)), () -> json("1"));
            return other.open() == 0;
        });
        assertThat(meters.stuck.sum()).isEqualTo(20);
        assertThat(meters.open()).isZero();
    }

    @Test
    void fiveHundredSeeEveryChangeInOrder() throws IOException {
        for (int count = 0; count < 500; count++) {
            client(null);
        }
        await().atMost(SOON).until(() -> fan.open() == 500);
        raise(50, 0);

        for (var client : clients) {
            client.readUntil(50);
            client.assertEveryChangeFollowsWhatWasSeen();
        }
        assertThat(meters.encoded.sum()).as("each encoded once").isEqualTo(50);
    }

    @Test
    void peopleComeAndGoWhileChangesFlow() throws IOException {
        for (int round = 0; round < 200; round++) {
            client(round % 3 == 0 && !clients.isEmpty() ? clients.getLast().lastId() : null);
            raise(2, 0);
            if (round % 4 == 1) {
                clients.remove(0).close();
            }
        }

        for (var client : clients) {
            client.readUntil(number);
            client.assertEveryChangeFollowsWhatWasSeen();
        }
        await().atMost(SOON).until(() -> fan.open() == clients.size());
        assertThat(meters.open()).isEqualTo(clients.size());
    }

    @Test
    void http2SeesTheSame() {
        raise(1, 0);
        var received = new StringBuffer();
        vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2))
                .request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setPort(server.actualPort())
                        .setURI("/"))
                .compose(request -> request.send())
                .onSuccess(response -> response.handler(received::append));
        await().atMost(SOON).until(() -> received.indexOf("snapshot") > 0);
        raise(3, 0);

        await().atMost(SOON).until(() -> received.indexOf("data: 4") > 0);
        assertThat(received.toString()).containsSubsequence("data: 1", "data: 2", "data: 3", "data: 4");
    }

    @Test
    void aQuietStreamShowsThatItLives() throws IOException {
        var lively = new Bounds(600, Duration.ofSeconds(30), Duration.ofMillis(100));
        var other = new Fan(lively, meters, () -> json("0"));
        var client = new SlowClient(serve(other, lively).actualPort(), null);
        clients.add(client);
        await().atMost(SOON).until(() -> other.open() == 1);

        await().atMost(SOON).until(() -> {
            other.keepAlive();
            return client.available() && client.readLine().equals(": keep-alive");
        });
    }

    @Test
    void everyStreamCanBeEnded() throws IOException {
        var client = client(null);
        client.readUntil(0);

        fan.end();

        assertThat(client.readToTheEnd()).isTrue();
        await().atMost(SOON).until(() -> fan.open() == 0);
    }

    @Test
    void theRingHoldsTheLastOnesOnly() {
        var ring = new Ring(3, 1_000);
        LongStream.rangeClosed(1, 5).forEach(sequence -> ring.add(Frame.of("a", sequence, "change", json("1"))));

        assertThat(ring.after(1, 5)).isEmpty();
        assertThat(ring.after(2, 5))
                .hasValueSatisfying(
                        frames -> assertThat(frames).extracting(Frame::sequence).containsExactly(3L, 4L, 5L));
        assertThat(ring.after(5, 5))
                .hasValueSatisfying(frames -> assertThat(frames).isEmpty());
        assertThat(ring.after(6, 5)).isEmpty();
    }

    private void raise(int times, int padding) {
        IntStream.range(0, times).forEach(time -> {
            number++;
            long now = number;
            fan.publish(
                    json(now + " ".repeat(padding == 0 ? 0 : 1) + "x".repeat(padding)), () -> json(Long.toString(now)));
        });
    }

    private SlowClient client(@Nullable String lastEventId) throws IOException {
        var client = new SlowClient(server.actualPort(), lastEventId);
        clients.add(client);
        return client;
    }

    private HttpServer serve(Fan target, StreamConfig config) {
        return vertx.createHttpServer()
                .requestHandler(request -> target.join(
                        Stream.begin(request, config, meters, () -> {}), request.getHeader("Last-Event-ID")))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
