package org.plenary.embedded.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.embedded.Jvm;
import org.plenary.embedded.Ports;

/// The media server as the launcher runs it: a process of its own, told everything by its environment.
@Timeout(60)
class MediaServerProcessTest {

    private static final String KEY = "MFRGGZDFMZTWQ2LKNNWG23TPOA";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PreparedStream stream = new PreparedStream(UUID.randomUUID().toString(), KEY, Ports.free());
    private FarEnd sessions;
    private Web web;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        sessions = new FarEnd();
        sessions.prepare(stream);
        web = new Web(URI.create("http://127.0.0.1:" + Ports.free()), URI.create("http://127.0.0.1:" + Ports.free()));
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var builder = new ProcessBuilder(Jvm.command(
                        64,
                        List.of(
                                "-Dplenary.root=" + System.getProperty("plenary.root"),
                                "-cp",
                                classPath,
                                MediaServer.class.getName())))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/media-server.log"));
        var environment = builder.environment();
        environment.put("PLENARY_MEDIA", web.hls().toString());
        environment.put("PLENARY_MEDIA_CONTROL", web.control().toString());
        environment.put("PLENARY_SESSIONS", sessions.address());
        environment.put("PLENARY_ISSUER", "http://" + sessions.address() + "/realms/plenary");
        environment.put("PLENARY_CLIENT_ID", "sessions");
        environment.put("PLENARY_CLIENT_SECRET", "secret");
        process = builder.start();
        Eventually.holds("the stream is listened for", SOON, () -> {
            try {
                return web.path(stream.path()).isObject();
            } catch (java.io.IOException e) {
                return false;
            }
        });
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        sessions.close();
    }

    @Test
    void a_kill_leaves_no_ffmpeg_behind() throws Exception {
        try (var picture = TestPicture.publish("srt://127.0.0.1:" + stream.port() + "?passphrase=" + KEY)) {
            Eventually.holds("ready", SOON, () -> web.isReady(stream.path()));
            assertEnds(process::destroyForcibly);
            assertTrue(picture.pid() > 0);
        }
    }

    @Test
    void a_kill_leaves_no_ffmpeg_behind_that_waits_for_an_encoder() throws Exception {
        assertEnds(process::destroyForcibly);
    }

    @Test
    void ends_in_order_when_it_is_told_to() throws Exception {
        assertEnds(process::destroy);
        assertEquals(143, process.exitValue());
    }

    private void assertEnds(Runnable end) throws Exception {
        var below =
                Eventually.holds("a listener", SOON, () -> process.descendants().count() >= 2);
        var children = process.descendants().toList();
        assertTrue(children.size() >= 2, "guard and ffmpeg, after " + below);
        end.run();
        assertTrue(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        Eventually.holds("all gone", SOON, () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
