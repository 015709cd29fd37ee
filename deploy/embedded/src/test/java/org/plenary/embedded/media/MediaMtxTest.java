package org.plenary.embedded.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What sessions relies on in MediaMTX, tried on the real one with the configuration that docker-compose uses.
///
/// Without MediaMTX these tests are skipped, and say so.
@Timeout(90)
class MediaMtxTest {

    private static final String KEY = "MFRGGZDFMZTWQ2LKNNWG23TPOA";
    private static final String WRONG_KEY = "ONXW2ZJAN52GQZLSEBVWK6JAON";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String path = UUID.randomUUID().toString();
    /// The connections that were let in, by the id that the hook was told.
    private final Set<Object> admitted = ConcurrentHashMap.newKeySet();

    private FarEnd sessions;
    private MediaMtx server;

    @BeforeEach
    void start() throws Exception {
        var program = MediaMtx.program();
        if (program.isEmpty()) {
            var reason = "RUN WITHOUT MEDIAMTX: it is neither on the PATH nor built (deploy/media/build-mediamtx)";
            System.getLogger(MediaMtxTest.class.getName()).log(System.Logger.Level.WARNING, reason);
            Assumptions.abort(reason);
        }
        sessions = new FarEnd();
        sessions.admit(body -> {
            try {
                var asked = new ObjectMapper().readValue(body, Map.class);
                boolean granted = "publish".equals(asked.get("action"))
                        && path.equals(asked.get("path"))
                        && KEY.equals(asked.get("password"));
                return granted && admitted.add(asked.get("id"));
            } catch (java.io.IOException e) {
                return false;
            }
        });
        server = MediaMtx.start(program.get(), sessions.address());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (sessions != null) {
            sessions.close();
        }
    }

    @Test
    void rtmp_with_the_right_key_is_shown_and_its_drop_is_seen() throws Exception {
        isShownUntilItDrops(server.rtmp(path, KEY), "rtmpConn");
    }

    @Test
    void srt_with_the_right_key_is_shown_and_its_drop_is_seen() throws Exception {
        isShownUntilItDrops(server.srt(path, KEY), "srtConn");
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        isRefused(server.rtmp(path, WRONG_KEY));
        isRefused(server.srt(path, WRONG_KEY));
        isRefused(server.rtmp(UUID.randomUUID().toString(), KEY));
        isRefused("rtmp://127.0.0.1:" + server.rtmpPort() + "/" + path);
    }

    @Test
    void an_error_of_sessions_is_a_no() throws Exception {
        sessions.behave(FarEnd.Manner.FAILS);
        isRefused(server.rtmp(path, KEY));
        isRefused(server.srt(path, KEY));
    }

    /// While it waits for an answer, MediaMTX answers nobody, also not on its control API: silence must be short.
    @Test
    void nobody_is_let_in_while_sessions_is_silent() throws Exception {
        for (var address : new String[] {server.rtmp(path, KEY), server.srt(path, KEY)}) {
            var asked = sessions.hooks();
            sessions.behave(FarEnd.Manner.SILENT);
            try (var picture = TestPicture.publish(address)) {
                Eventually.holds("asked", SOON, () -> sessions.hooks() > asked);
                Eventually.never(
                        "shown", Duration.ofSeconds(3), () -> server.web().isShown(path));
                sessions.behave(FarEnd.Manner.ANSWERS);
                assertTrue(picture.awaitEnd(SOON), "an encoder that got no answer must be sent away");
            }
            assertFalse(server.web().isReady(path));
        }
        try (var picture = TestPicture.publish(server.rtmp(path, KEY))) {
            Eventually.holds("ready", SOON, () -> server.web().isReady(path));
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void a_kick_cuts_the_connection() throws Exception {
        for (var protocol : Map.of("rtmp", server.rtmp(path, KEY), "srt", server.srt(path, KEY))
                .entrySet()) {
            try (var picture = TestPicture.publish(protocol.getValue())) {
                Eventually.holds("ready", SOON, () -> server.web().isReady(path));
                var id = server.web().path(path).path("source").path("id").asText();
                assertTrue(admitted.contains(id), "the hook was told of this very connection");
                var kick = "/v3/" + protocol.getKey() + "conns/kick/" + id;
                assertEquals(200, server.web().control("POST", kick).statusCode());
                Eventually.holds("cut", SOON, () -> !server.web().isReady(path));
                assertEquals(404, server.web().control("POST", kick).statusCode());
                assertTrue(picture.awaitEnd(SOON), "the encoder learns of it");
            }
        }
    }

    private void isShownUntilItDrops(String address, String kind) throws Exception {
        var web = server.web();
        var picture = TestPicture.publish(address);
        try (picture) {
            report(kind + " connect to ready", Eventually.holds("ready", SOON, () -> web.isReady(path)));
            assertEquals(kind, web.path(path).path("source").path("type").asText());
            var index = "/" + path + "/index.m3u8";
            Eventually.holds(
                    "a master playlist", SOON, () -> web.playlist(index).statusCode() == 200);
            assertTrue(web.playlist(index).body().contains("video1_stream.m3u8"));
            for (var playlist : new String[] {"video1_stream.m3u8", "audio2_stream.m3u8"}) {
                var first = lastSegment(playlist);
                assertTrue(first >= 0, playlist);
                Eventually.holds(playlist + " advances", SOON, () -> lastSegment(playlist) > first);
            }
            assertTrue(web.playlist("/" + path + "/video1_stream.m3u8").body().contains("#EXT-X-PROGRAM-DATE-TIME:"));
            assertTrue(web.path(path).path("bytesReceived").asLong() > 50_000);
            picture.drop();
            report(kind + " drop to not ready", Eventually.holds("not ready", SOON, () -> !web.isReady(path)));
        }
    }

    private void isRefused(String address) throws Exception {
        try (var picture = TestPicture.publish(address)) {
            assertTrue(picture.awaitEnd(SOON), "the encoder must be sent away");
        }
        assertFalse(server.web().isReady(path));
    }

    /// The number of the last listed segment; -1 when there is none.
    private long lastSegment(String playlist) throws Exception {
        var response = server.web().playlist("/" + path + "/" + playlist);
        return response.statusCode() != 200
                ? -1
                : response.body()
                        .lines()
                        .filter(line -> line.endsWith(".mp4") && !line.startsWith("#"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll(".*seg(\\d+)\\.mp4", "$1")))
                        .max()
                        .orElse(-1);
    }

    private static void report(String what, Duration took) {
        System.getLogger(MediaMtxTest.class.getName())
                .log(System.Logger.Level.INFO, "{0}: {1} ms", what, took.toMillis());
    }
}
