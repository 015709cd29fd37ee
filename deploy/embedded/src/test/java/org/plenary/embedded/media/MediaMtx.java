package org.plenary.embedded.media;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.plenary.embedded.Ports;
import org.plenary.embedded.ServerFiles;
import org.plenary.embedded.ServerProcess;

/// The real MediaMTX with the configuration that docker-compose uses, on free ports.
record MediaMtx(ServerProcess process, Web web, int rtmpPort, int srtPort) implements AutoCloseable {

    /// The program on the PATH, or the one that `deploy/media/build-mediamtx` has built.
    static Optional<Path> program() {
        return ServerFiles.installed("mediamtx");
    }

    static MediaMtx start(Path program, String sessions) {
        var hls = Ports.free();
        var control = Ports.free();
        var rtmp = Ports.free();
        var srt = Ports.free();
        var folder = Path.of("target/mediamtx").toAbsolutePath();
        var web = new Web(URI.create("http://127.0.0.1:" + hls), URI.create("http://127.0.0.1:" + control));
        var process = ServerProcess.start(new ServerProcess.Plan(
                "MediaMTX",
                java.util.List.of(
                        program.toString(),
                        ServerFiles.root().resolve("deploy/media/mediamtx.yml").toString()),
                Map.of(
                        "MTX_AUTHHTTPADDRESS",
                        "http://" + sessions + "/api/v1/programme/media/auth",
                        "MTX_HLSADDRESS",
                        "127.0.0.1:" + hls,
                        "MTX_APIADDRESS",
                        "127.0.0.1:" + control,
                        "MTX_RTMPADDRESS",
                        "127.0.0.1:" + rtmp,
                        "MTX_SRTADDRESS",
                        "127.0.0.1:" + srt),
                folder,
                folder.resolve("mediamtx.log"),
                folder.resolve("mediamtx.run"),
                "INT",
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                () -> web.control("GET", "/v3/paths/list").statusCode() == 200));
        return new MediaMtx(process, web, rtmp, srt);
    }

    String rtmp(String path, String key) {
        return "rtmp://127.0.0.1:" + rtmpPort + "/" + path + "?user=encoder&pass=" + key;
    }

    String srt(String path, String key) {
        return "srt://127.0.0.1:" + srtPort + "?streamid=publish:" + path + ":encoder:" + key + "&pkt_size=1316";
    }

    @Override
    public void close() {
        process.close();
    }
}
