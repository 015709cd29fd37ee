package org.plenary.edge.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.edge.testing.WirePeer;
import org.plenary.platform.testing.RealServers;

@QuarkusTest
@WithTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "edge"))
@WithTestResource(WirePeer.class)
class ProxyTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;

    private final List<MultiMap> seen = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();

    @BeforeEach
    void answerEverything() {
        WirePeer.answer(request -> {
            seen.add(request.headers());
            targets.add(request.method() + " " + request.uri());
            request.response().putHeader("Content-Type", "application/json").end("{}");
        });
    }

    @Test
    void pathAndQueryArriveAsTheyWereSent() {
        given().urlEncodingEnabled(false)
                .get("/api/v1/programme/conferences/a-b/sessions?day=2011-11-01&q=%C3%A9%20x")
                .then()
                .statusCode(200);

        assertThat(targets)
                .containsExactly("GET /api/v1/programme/conferences/a-b/sessions?day=2011-11-01&q=%C3%A9%20x");
    }

    @Test
    void headersOfTheConnectionEndHereAndTheCallerIsTold() {
        given().header("Connection", "keep-alive, X-Only-Here")
                .header("X-Only-Here", "1")
                .header("TE", "trailers")
                .header("Proxy-Authorization", "Basic eDp5")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("Cookie", "theme=dark")
                .header("If-None-Match", "\"7\"")
                .header("Idempotency-Key", "k")
                .get("/api/v1/qna/sessions/x/board")
                .then()
                .statusCode(200);

        var headers = seen.getFirst();
        assertThat(headers.names())
                .doesNotContain("X-Only-Here", "TE", "Proxy-Authorization", "Forwarded", "X-Real-IP", "Cookie");
        assertThat(headers.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("localhost:8080");
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.get("Host")).isEqualTo("localhost:8080");
        assertThat(headers.get("If-None-Match")).isEqualTo("\"7\"");
        assertThat(headers.get("Idempotency-Key")).isEqualTo("k");
    }

    @Test
    void anAnswerComesBackWithItsStatusAndHeadersButNoCookieOfThePeer() {
        WirePeer.answer(request -> request.response()
                .setStatusCode(412)
                .putHeader("ETag", "\"9\"")
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Location", "http://127.0.0.1:%d/api/v1/qna/questions/7?x=1".formatted(WirePeer.port()))
                .putHeader("Set-Cookie", "spy=1")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end("{\"code\":\"changed\"}"));

        given().redirects()
                .follow(false)
                .get("/api/v1/qna/x")
                .then()
                .statusCode(412)
                .header("ETag", "\"9\"")
                .header("Location", "/api/v1/qna/questions/7?x=1")
                .header("Set-Cookie", nullValue())
                .header("Access-Control-Allow-Origin", nullValue())
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/problem+json")
                .body("code", equalTo("changed"));
    }

    @Test
    void aReadFromAPeerThatHangsIsGivenUpAndNotAskedAgain() {
        var asked = new AtomicInteger();
        WirePeer.answer(neverAnswered -> asked.incrementAndGet());

        given().get("/api/v1/qna/x").then().statusCode(503).header("Retry-After", "2");

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/programme/media/auth",
                "/api/v1/programme/media/streams",
                "/api/v1/programme/media",
                "/api/v1/programme/./media/auth",
                "/api/v1/programme/x/../media/auth",
                "/api/v1/programme/%6dedia/auth",
                "/api/v1/programme/media;x=1/auth",
                "/api/v1/programme/%2e%2e/%2e%2e/%2e%2e/q/metrics",
                "/api/v1/programme/..%2f..%2f..%2fq%2fmetrics",
                "/api/v1/programme/%252e%252e/q",
                "/api/v1/programme//media/auth",
                "/api/v1/programme/media%2fauth",
                "/api/v1/programme\\media\\auth",
                "/api/v1/me/../programme/media/auth",
                "/api/v1/record/x",
                "/api/v2/me",
                "/api",
                "/api/v1/qna/../../../q/health",
            })
    void whatIsNotThePublicsIsNotReached(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1\\.1 (404|400) ");
        assertThat(targets).isEmpty();
    }

    @Test
    void aBodyIsPassedOnAsAStreamOfAnySizeUpToTheBound() {
        var bytes = new AtomicLong();
        WirePeer.answer(request -> {
            request.handler(chunk -> bytes.addAndGet(chunk.length()));
            request.endHandler(end -> request.response().end("ok"));
        });

        given().contentType("application/xml")
                .body(new byte[15 * MEGABYTE])
                .put("/api/v1/programme/x")
                .then()
                .statusCode(200);
        assertThat(bytes.get()).isEqualTo(15L * MEGABYTE);
    }

    @Test
    void aBodyThatSaysThatItIsTooLargeIsRefusedAtOnce() throws IOException {
        var answer =
                raw("PUT /api/v1/programme/x HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 99999999\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("\"code\":\"tooLarge\"")
                .contains("problem+json");
        assertThat(targets).isEmpty();
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefusedToo() {
        WirePeer.answer(request -> request.endHandler(end -> request.response().end()));
        var client = Vertx.vertx();
        try {
            var status = client.createHttpClient()
                    .request(HttpMethod.PUT, RestAssured.port, "localhost", "/api/v1/programme/x")
                    .compose(request -> {
                        request.setChunked(true);
                        for (int megabyte = 0; megabyte < 17; megabyte++) {
                            request.write(Buffer.buffer(new byte[MEGABYTE]));
                        }
                        request.end();
                        return request.response();
                    })
                    .compose(response -> response.body().map(body -> response.statusCode() + " " + body))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            assertThat(status).startsWith("413 ").contains("tooLarge");
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws IOException {
        WirePeer.answer(
                request -> request.body().onSuccess(body -> request.response().end("got " + body)));

        var answer = raw("POST /api/v1/qna/x HTTP/1.1\r\nHost: localhost:8080\r\nExpect: 100-continue\r\n"
                + "Content-Length: 2\r\nConnection: close\r\n\r\nhi");

        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue")
                .contains("HTTP/1.1 200 OK")
                .endsWith("got hi");
    }

    @Test
    void aLongAnswerIsPassedOnWhileItComes() throws IOException {
        WirePeer.answer(request -> {
            request.response().setChunked(true).write("first ");
            request.response().exceptionHandler(gone -> {});
        });

        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/qna/x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(5_000);
            var read = new StringBuilder();
            while (read.indexOf("first ") < 0) {
                read.append((char) socket.getInputStream().read());
            }
            assertThat(read.toString()).contains("200 OK");
        }
    }

    @Test
    void aCallerWhoLeavesIsToldToThePeer() throws IOException {
        var gone = new AtomicInteger();
        var came = new AtomicInteger();
        WirePeer.answer(request -> {
            came.incrementAndGet();
            request.connection().closeHandler(closed -> gone.incrementAndGet());
        });

        var socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write("GET /api/v1/qna/x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        await().atMost(SOON).until(() -> came.get() == 1);
        socket.close();

        await().atMost(SOON).until(() -> gone.get() == 1);
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() {
        WirePeer.answer(request -> {
            request.response().putHeader("Content-Length", "100").write("half");
            request.response().end("").onComplete(ignored -> {});
            request.connection().close();
        });

        assertThat(catchThrowable(() -> given().get("/api/v1/qna/x").asString()))
                .isNotNull();
    }

    @Test
    void aPeerThatIsAwayIsAProblemThatPasses() {
        var tried = new AtomicInteger();
        WirePeer.answer(request -> {
            tried.incrementAndGet();
            request.connection().close();
        });

        given().get("/api/v1/qna/x")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"));
        assertThat(tried.get()).as("what changes nothing is tried twice").isEqualTo(2);

        tried.set(0);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/qna/x")
                .then()
                .statusCode(503);
        assertThat(tried.get()).as("a write is tried once").isEqualTo(1);
    }

    /// Browsers have one connection for all that they ask.
    @ParameterizedTest
    @ValueSource(ints = {2, 5 * MEGABYTE})
    void aPeerThatDiesAmidAWriteIsToldOfAndCostsNoOtherCall(int length) throws Exception {
        var held = new AtomicReference<HttpServerRequest>();
        WirePeer.answer(request -> {
            if (request.method().equals(HttpMethod.GET)) {
                held.set(request);
            } else if (length < MEGABYTE) {
                request.body().onComplete(read -> request.connection().close());
            } else {
                request.connection().close();
            }
        });
        try (var browser = HttpClient.newHttpClient()) {
            assertThat(browser.send(page(), BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            var other = browser.sendAsync(call().GET().build(), BodyHandlers.ofString());
            await().atMost(SOON).until(() -> held.get() != null);

            var write =
                    call().POST(BodyPublishers.ofByteArray(new byte[length])).build();
            assertThat(browser.send(write, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(503);
            Objects.requireNonNull(held.get())
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end("{}");
            assertThat(other.get(SOON.toSeconds(), TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
        }
    }

    /// Makes the connection one of HTTP/2: a write is no request to change it by.
    private static HttpRequest page() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/about"))
                .build();
    }

    private static HttpRequest.Builder call() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/qna/x"))
                .timeout(SOON);
    }

    @Test
    void emptyAnswersStayEmpty() {
        WirePeer.answer(request ->
                request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end());
        given().get("/api/v1/qna/x").then().statusCode(304).body(hasLength(0));

        WirePeer.answer(request -> request.response().setStatusCode(204).end());
        given().delete("/api/v1/qna/x").then().statusCode(204).body(hasLength(0));

        WirePeer.answer(
                request -> request.response().putHeader("Content-Length", "5").end());
        given().head("/api/v1/qna/x").then().statusCode(200).header("Content-Length", "5");
    }

    @Test
    void sharedTextIsPackedAndPersonalTextIsNot() {
        var text = "{\"text\":\"%s\"}".formatted("a".repeat(5_000));
        WirePeer.answer(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", request.getHeader("X-Wish"))
                .end(text));

        given().header("Accept-Encoding", "gzip")
                .header("X-Wish", "public, max-age=1")
                .get("/api/v1/programme/x")
                .then()
                .header("Content-Encoding", "gzip")
                .body("text.length()", equalTo(5_000));
        given().header("Accept-Encoding", "gzip")
                .header("X-Wish", "private, no-store")
                .get("/api/v1/programme/x")
                .then()
                .header("Content-Encoding", nullValue())
                .body("text.length()", equalTo(5_000));
    }

    @Test
    void theFilmIsReadOnlyWithoutIdentityAndAtItsOwnPlace() {
        WirePeer.answer(request -> {
            seen.add(request.headers());
            targets.add(request.method() + " " + request.uri());
            request.response()
                    .putHeader("Cache-Control", "max-age=30")
                    .putHeader("Content-Type", "video/mp4")
                    .end("film");
        });

        given().header("Authorization", "Bearer x")
                .header("Range", "bytes=0-3")
                .get("/hls/0af1/part-7.mp4?session=2")
                .then()
                .statusCode(200)
                .header("Cache-Control", "max-age=30")
                .body(equalTo("film"));
        assertThat(targets).containsExactly("GET /film/0af1/part-7.mp4?session=2");
        assertThat(seen.getFirst().contains("Authorization")).isFalse();
        assertThat(seen.getFirst().get("Range")).isEqualTo("bytes=0-3");
        given().post("/hls/0af1/part-7.mp4").then().statusCode(405).header("Allow", "GET, HEAD");
        given().urlEncodingEnabled(false).get("/hls/0af1/..%2fother").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/hls/0af1/").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/hls/.hidden/index.m3u8").then().statusCode(404);
        assertThat(targets).hasSize(1);
    }

    @Test
    void requestsOfManyCallersNeverSeeEachOther() {
        WirePeer.answer(request -> request.body().onSuccess(body -> request.response()
                .putHeader("X-Who", request.getHeader("Authorization"))
                .end(request.getHeader("Authorization") + " " + body)));

        IntStream.range(0, 300).parallel().forEach(number -> given().header("Authorization", "Bearer " + number)
                .contentType("text/plain")
                .body("body " + number)
                .post("/api/v1/qna/x")
                .then()
                .statusCode(200)
                .header("X-Who", "Bearer " + number)
                .body(equalTo("Bearer " + number + " body " + number)));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
