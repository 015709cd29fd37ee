package org.plenary.bench.live;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plenary.bench.house.Line;

/// Posts updates to nchan, one after the other over a kept connection.
final class HttpPublisher implements Publisher {

    private final Line line;
    private final String path;
    private final ExecutorService sender = Executors.newSingleThreadExecutor();

    HttpPublisher(InetSocketAddress server, String path) {
        this.line = Line.to(server);
        this.path = path;
    }

    @Override
    public void publish(Update update) {
        var request = ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s")
                .formatted(path, Update.BYTES, update.json())
                .getBytes(StandardCharsets.US_ASCII);
        sender.execute(() -> line.send(request));
    }

    @Override
    public void close() {
        sender.close();
        line.close();
    }
}
