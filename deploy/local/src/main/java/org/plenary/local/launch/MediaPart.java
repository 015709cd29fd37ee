package org.plenary.local.launch;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plenary.embedded.Jvm;
import org.plenary.embedded.LiveKit;
import org.plenary.embedded.ServerProcess;
import org.plenary.embedded.media.MediaServer;
import org.plenary.embedded.media.TestPicture;

/// The media server: MediaMTX where it is on the PATH, else the embedded one. LiveKit for breakouts, where
/// there is one. And the demo's encoder.
///
/// @param mediaMtx the program, if there is one
/// @param liveKit the program, if there is one
record MediaPart(Optional<Path> mediaMtx, Optional<Path> liveKit) {

    private static final int HEAP_MEBIBYTES = 96;
    private static final int ENCODER_HEAP_MEBIBYTES = 16;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    static MediaPart onThisMachine() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new MediaPart(
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(path)
                        .map(folder -> Path.of(folder, "mediamtx"))
                        .filter(Files::isExecutable)
                        .findFirst(),
                LiveKit.program());
    }

    /// What sessions calls it: `PLENARY_MEDIA_SERVER`.
    String kind() {
        return mediaMtx.isPresent() ? "mediamtx" : "embedded";
    }

    ServerProcess.Plan plan(Layout layout, Addresses addresses, Secrets secrets) {
        return new ServerProcess.Plan(
                "media",
                command(layout),
                mediaMtx.isPresent() ? mediaMtxEnvironment(addresses) : environment(addresses, secrets),
                layout.data("media"),
                layout.log("media"),
                layout.record("media"),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                ServerProcess.Condition.answers("http://127.0.0.1:" + addresses.mediaControl() + "/v3/paths/list"));
    }

    /// LiveKit, if there is one.
    Optional<LiveKit.Settings> rooms(Layout layout, Addresses addresses, Secrets secrets) {
        return liveKit.map(program -> new LiveKit.Settings(
                program,
                addresses.rooms(),
                addresses.roomsMedia(),
                secrets.get("LIVEKIT_SECRET"),
                layout.data("livekit"),
                layout.log("livekit"),
                layout.record("livekit")));
    }

    /// What youth and edge must know of LiveKit; nothing where there is none.
    Map<String, String> roomsEnvironment(Layout layout, Addresses addresses, Secrets secrets) {
        return rooms(layout, addresses, secrets)
                .map(rooms -> Map.of(
                        "PLENARY_LIVEKIT_URL",
                        rooms.url(),
                        "PLENARY_LIVEKIT_PUBLIC_URL",
                        rooms.publicUrl(),
                        "PLENARY_LIVEKIT_KEY",
                        LiveKit.KEY,
                        "PLENARY_LIVEKIT_SECRET",
                        rooms.secret()))
                .orElse(Map.of());
    }

    /// The encoder that publishes the test picture to an address as a producer gets it.
    static ServerProcess.Plan encoder(Layout layout, URI address) {
        return new ServerProcess.Plan(
                "encoder",
                java(ENCODER_HEAP_MEBIBYTES, TestPicture.class, address.toString()),
                Map.of(),
                layout.data("encoder"),
                layout.log("encoder"),
                layout.record("encoder"),
                "TERM",
                START_LIMIT,
                STOP_LIMIT,
                () -> true);
    }

    private List<String> command(Layout layout) {
        return mediaMtx.map(program -> List.of(
                        program.toString(),
                        layout.root().resolve("deploy/media/mediamtx.yml").toString()))
                .orElseGet(() -> java(HEAP_MEBIBYTES, MediaServer.class));
    }

    private static List<String> java(int heapMebibytes, Class<?> main, String... arguments) {
        var options = new java.util.ArrayList<>(
                List.of("-XX:ReservedCodeCacheSize=48m", "-cp", System.getProperty("java.class.path"), main.getName()));
        options.addAll(List.of(arguments));
        return Jvm.command(heapMebibytes, options);
    }

    private static Map<String, String> environment(Addresses addresses, Secrets secrets) {
        return Map.of(
                "PLENARY_MEDIA",
                "http://127.0.0.1:" + addresses.hls(),
                "PLENARY_MEDIA_CONTROL",
                "http://127.0.0.1:" + addresses.mediaControl(),
                "PLENARY_SESSIONS",
                "127.0.0.1:" + addresses.sessions(),
                "PLENARY_ISSUER",
                addresses.issuer(),
                "PLENARY_CLIENT_ID",
                "sessions",
                "PLENARY_CLIENT_SECRET",
                secrets.get(ServicePart.clientSecret("sessions")));
    }

    private static Map<String, String> mediaMtxEnvironment(Addresses addresses) {
        return Map.of(
                "MTX_AUTHHTTPADDRESS",
                "http://127.0.0.1:" + addresses.sessions() + "/api/v1/programme/media/auth",
                "MTX_RTMPADDRESS",
                "127.0.0.1:" + addresses.rtmp(),
                "MTX_SRTADDRESS",
                "127.0.0.1:" + addresses.srt(),
                "MTX_HLSADDRESS",
                "127.0.0.1:" + addresses.hls(),
                "MTX_APIADDRESS",
                "127.0.0.1:" + addresses.mediaControl());
    }
}
