package org.plenary.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// LiveKit as a child of ours. Without its program these tests are skipped, and say so.
class LiveKitTest {

    /// Digits only: such a secret is the one that would get lost.
    private static final String SECRET = "1234567890".repeat(4);

    private final Path folder;

    LiveKitTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void it_comes_up_on_this_machine_only_dies_and_comes_back() throws Exception {
        try (var server = LiveKit.start(settings())) {
            assertEquals("OK", get(server));
            assertFalse(isReachableFromOutside(server.port()));
            server.kill();
            assertThrows(java.io.IOException.class, () -> get(server));
            server.startAgain();
            assertEquals("OK", get(server));
        }
    }

    @Test
    void nobody_without_the_secret_makes_a_room_and_no_secret_is_written_down() throws Exception {
        var settings = settings();
        try (var server = LiveKit.start(settings);
                var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create(server.settings().url() + "/twirp/livekit.RoomService/CreateRoom"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"room\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(401, answer.statusCode());
        }
        try (Stream<Path> written = Files.walk(folder)) {
            for (var file : written.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(SECRET), file.toString());
            }
        }
        assertFalse(settings.toString().contains(SECRET));
    }

    private LiveKit.Settings settings() {
        var program = LiveKit.program();
        if (program.isEmpty()) {
            var reason = "RUN WITHOUT LIVEKIT: it is neither on the PATH nor built (deploy/media/build-livekit)";
            System.getLogger(LiveKitTest.class.getName()).log(System.Logger.Level.WARNING, reason);
            Assumptions.abort(reason);
        }
        return new LiveKit.Settings(
                program.get(),
                Ports.free(),
                Ports.free(),
                SECRET,
                folder.resolve("data"),
                folder.resolve("livekit.log"),
                folder.resolve("livekit.run"));
    }

    private static String get(LiveKit server) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(server.settings().url())).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static boolean isReachableFromOutside(int port) throws Exception {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses()
                    .filter(each -> !each.isLoopbackAddress())
                    .toList()) {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), 500);
                    return true;
                } catch (java.io.IOException refused) {
                    // As it should be.
                }
            }
        }
        return false;
    }
}
