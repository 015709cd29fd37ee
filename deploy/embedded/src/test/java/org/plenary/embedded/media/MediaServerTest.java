package org.plenary.embedded.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.embedded.Ports;

@Timeout(90)
class MediaServerTest {

    private static final String KEY = "MFRGGZDFMZTWQ2LKNNWG23TPOA";
    private static final String OTHER_KEY = "ONXW2ZJAN52GQZLSEBVWK6JAON";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final String path = UUID.randomUUID().toString();
    private final PreparedStream stream = new PreparedStream(path, KEY, Ports.free());
    private FarEnd sessions;
    private Web web;
    private MediaServer server;

    @BeforeEach
    void start() throws Exception {
        sessions = new FarEnd();
        sessions.prepare(stream);
        web = new Web(URI.create("http://127.0.0.1:" + Ports.free()), URI.create("http://127.0.0.1:" + Ports.free()));
        server = MediaServer.start(new MediaConfig(
                web.hls(),
                web.control(),
                URI.create("http://" + sessions.address()),
                URI.create("http://" + sessions.address() + "/realms/plenary/protocol/openid-connect/token"),
                "sessions",
                "secret"));
        Eventually.holds(
                "the stream is listened for", SOON, () -> web.path(path).isObject());
    }

    @AfterEach
    void stop() {
        server.close();
        sessions.close();
        assertEquals(List.of(), listeners(), "nothing may be left running");
    }

    @Test
    void publishes_with_the_right_key_and_the_segments_advance() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            var ready = Eventually.holds("ready", SOON, () -> web.isReady(path));
            report("connect to ready", ready);
            var master = web.playlist("/" + path + "/index.m3u8");
            assertEquals(200, master.statusCode());
            assertEquals("application/vnd.apple.mpegurl", header(master, "Content-Type"));
            assertEquals("no-cache", header(master, "Cache-Control"));
            assertEquals("*", header(master, "Access-Control-Allow-Origin"));
            assertTrue(master.body().contains("CODECS=\"avc1."), master.body());
            assertTrue(master.body().contains("\nvideo.m3u8\n"), master.body());
            assertTrue(master.body().contains("\naudio.m3u8\n"), master.body());

            for (var playlist : List.of("video.m3u8", "audio.m3u8", "audio2_stream.m3u8")) {
                var first = web.lastSegment(path, playlist);
                assertTrue(first > 0, playlist);
                Eventually.holds(playlist + " advances", SOON, () -> web.lastSegment(path, playlist) >= first + 2);
            }
            var playlist = web.playlist("/" + path + "/video.m3u8").body();
            assertTrue(playlist.contains("#EXT-X-TARGETDURATION:2\n"), playlist);
            var written = playlist.lines()
                    .filter(line -> line.startsWith("#EXT-X-PROGRAM-DATE-TIME:"))
                    .map(line -> Instant.parse(line.substring(line.indexOf(':') + 1)))
                    .toList();
            var age = Duration.between(written.getLast(), Instant.now());
            assertTrue(age.compareTo(Duration.ofSeconds(8)) < 0 && !age.isNegative(), "written " + age + " ago");

            var status = web.path(path);
            assertEquals(List.of("H264", "MPEG-4 Audio"), texts(status.path("tracks")));
            assertTrue(status.path("bytesReceived").asLong() > 50_000, status.toString());
            assertEquals("srtConn", status.path("source").path("type").asText());
            assertFalse(Instant.parse(status.path("readyTime").asText()).isAfter(Instant.now()), status.toString());
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void a_segment_is_a_whole_piece_of_transport_stream_and_is_answered_to_get_and_head() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("a segment", SOON, () -> web.lastSegment(path, "video.m3u8") > 0);
            var name = "/" + path + "/video-" + web.lastSegment(path, "video.m3u8") + ".ts";
            var got = web.send("GET", name);
            assertEquals(200, got.statusCode());
            assertEquals("video/mp2t", got.headers().firstValue("Content-Type").orElseThrow());
            assertEquals(0, got.body().length % 188);
            assertEquals(0x47, got.body()[0]);
            var head = web.send("HEAD", name);
            assertEquals(200, head.statusCode());
            assertEquals(0, head.body().length);
            assertEquals(
                    Integer.toString(got.body().length),
                    head.headers().firstValue("Content-Length").orElseThrow());
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void what_is_not_a_playlist_or_segment_is_not_found() throws Exception {
        for (var wrong : List.of(
                "/",
                "/" + path,
                "/" + path + "/",
                "/" + path + "/index.m3u8", // nobody publishes
                "/" + path + "/video-1.ts",
                "/" + path + "/../../etc/passwd",
                "/" + path + "/%2e%2e/%2e%2e/etc/passwd",
                "/" + path + "/video-99999999999999999999.ts",
                "/unknown/index.m3u8")) {
            assertEquals(404, web.send("GET", wrong).statusCode(), wrong);
        }
        assertEquals(405, web.send("POST", "/" + path + "/index.m3u8").statusCode());
        assertEquals(204, web.send("OPTIONS", "/" + path + "/index.m3u8").statusCode());
    }

    @Test
    void a_wrong_key_is_refused_and_the_right_one_is_let_in_afterwards() throws Exception {
        for (var wrong : List.of(address(OTHER_KEY), addressWithoutKey())) {
            try (var picture = TestPicture.publish(wrong)) {
                assertTrue(picture.awaitEnd(SOON), "an encoder with a wrong key must be sent away");
                assertFalse(web.isReady(path));
            }
        }
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void a_drop_is_noticed_and_the_encoder_comes_back_into_the_same_playlist() throws Exception {
        var picture = TestPicture.publish(address(KEY));
        Eventually.holds("a segment", SOON, () -> web.lastSegment(path, "video.m3u8") > 0);
        picture.drop();
        report("drop to not ready", Eventually.holds("not ready", Duration.ofSeconds(3), () -> !web.isReady(path)));
        assertEquals(0, web.path(path).path("bytesReceived").asLong());
        var last = web.lastSegment(path, "video.m3u8");

        try (var again = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready again", SOON, () -> web.isReady(path));
            Eventually.holds(
                    "the segments go on behind a discontinuity",
                    SOON,
                    () -> web.lastSegment(path, "video.m3u8") > last
                            && web.playlist("/" + path + "/video.m3u8").body().contains("#EXT-X-DISCONTINUITY\n"));
            var playlist = web.playlist("/" + path + "/video.m3u8").body();
            assertEquals(
                    1,
                    Arrays.stream(playlist.split("\n"))
                            .filter("#EXT-X-DISCONTINUITY"::equals)
                            .count(),
                    playlist);
            assertTrue(again.isPublishing());
        }
        report("goodbye to not ready", Eventually.holds("not ready", SOON, () -> !web.isReady(path)));
    }

    @Test
    void a_new_key_cuts_the_connection_and_the_old_key_is_refused() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            sessions.prepare(new PreparedStream(path, OTHER_KEY, stream.port()));
            report("new key to cut", Eventually.holds("cut", Duration.ofSeconds(3), () -> !picture.isPublishing()));
        }
        try (var old = TestPicture.publish(address(KEY))) {
            assertTrue(old.awaitEnd(SOON), "the old key must be refused");
        }
        assertFalse(web.isReady(path));
        try (var fresh = TestPicture.publish(address(OTHER_KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            assertTrue(fresh.isPublishing());
        }
    }

    @Test
    void a_stream_that_is_gone_is_cut_and_not_shown_any_more() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("a segment", SOON, () -> web.lastSegment(path, "video.m3u8") > 0);
            sessions.prepare();
            Eventually.holds("cut", Duration.ofSeconds(3), () -> !picture.isPublishing());
            Eventually.holds("gone", SOON, () -> web.path(path).isMissingNode());
            assertEquals(404, web.playlist("/" + path + "/index.m3u8").statusCode());
        }
    }

    @Test
    void a_stream_that_cannot_be_listened_for_does_not_hinder_the_others() throws Exception {
        sessions.prepareAnImpossibleOneToo();
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            assertTrue(web.path("portless").isMissingNode());
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void a_kick_cuts_the_connection_and_the_encoder_may_come_again() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            var id = web.path(path).path("source").path("id").asText();
            assertEquals(200, web.control("POST", "/v3/srtconns/kick/" + id).statusCode());
            Eventually.holds("cut", Duration.ofSeconds(3), () -> !picture.isPublishing());
            assertEquals(404, web.control("POST", "/v3/srtconns/kick/" + id).statusCode());
        }
        assertEquals(400, web.control("POST", "/v3/srtconns/kick/nonsense").statusCode());
        try (var again = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            assertTrue(again.isPublishing());
        }
    }

    @Test
    void while_sessions_fails_or_is_silent_nobody_new_is_let_in() throws Exception {
        sessions.behave(FarEnd.Manner.FAILS);
        try (var picture = TestPicture.publish(address(KEY))) {
            assertTrue(picture.awaitEnd(SOON), "refused although the key is right: sessions fails");
        }
        sessions.behave(FarEnd.Manner.SILENT);
        try (var picture = TestPicture.publish(address(KEY))) {
            assertTrue(picture.awaitEnd(SOON), "refused although the key is right: sessions is silent");
        }
        assertFalse(web.isReady(path));
        Eventually.holds("nothing listens", SOON, () -> listeners().isEmpty());
        sessions.behave(FarEnd.Manner.ANSWERS);
        Eventually.holds("listens again", SOON, () -> !listeners().isEmpty());
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            assertTrue(picture.isPublishing());
        }
    }

    @Test
    void who_publishes_already_survives_a_restart_of_sessions() throws Exception {
        try (var picture = TestPicture.publish(address(KEY))) {
            Eventually.holds("ready", SOON, () -> web.isReady(path));
            sessions.behave(FarEnd.Manner.FAILS);
            Eventually.never("not ready", Duration.ofSeconds(7), () -> !web.isReady(path));
            sessions.behave(FarEnd.Manner.ANSWERS);
            Eventually.never("not ready", Duration.ofSeconds(1), () -> !web.isReady(path));
            assertTrue(picture.isPublishing());
        }
    }

    private String address(String key) {
        return addressWithoutKey() + "&passphrase=" + key;
    }

    private String addressWithoutKey() {
        return "srt://127.0.0.1:" + stream.port() + "?mode=caller";
    }

    /// The processes that listen for this test's stream.
    private List<Long> listeners() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(
                                argument -> argument.startsWith("srt://127.0.0.1:" + stream.port() + "?mode=listener")))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String header(java.net.http.HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> texts(com.fasterxml.jackson.databind.JsonNode array) {
        var texts = new java.util.ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void report(String what, Duration took) {
        System.getLogger(MediaServerTest.class.getName())
                .log(System.Logger.Level.INFO, "{0}: {1} ms", what, took.toMillis());
    }
}
