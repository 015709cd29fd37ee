package org.plenary.edge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client of an event stream on a bare socket, which reads only when told to.
final class SlowClient implements Closeable {

    private final Socket socket = new Socket();
    private final InputStream in;
    private final List<String> events = new ArrayList<>();
    private String head = "";
    private String firstLine = "";
    private String lastId = "";
    private String event = "";
    private long last = -1;
    private boolean broken;
    private int chunkLeft = -1;

    SlowClient(int port, @Nullable String lastEventId) throws IOException {
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(20_000);
        var id = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: localhost\r\n" + id + "\r\n").getBytes(StandardCharsets.UTF_8));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Reads until the state is `number`.
    void readUntil(long number) throws IOException {
        while (last != number) {
            var line = readLine();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                take(Long.parseLong(line.substring(6).split(" ", 2)[0].strip()));
            }
        }
    }

    private void take(long number) {
        broken |= event.equals("change") && last >= 0 && number != last + 1;
        last = number;
        events.add(event + " " + number);
    }

    /// Whether what was seen is a state, followed by each later one or by a newer whole state.
    void assertEveryChangeFollowsWhatWasSeen() {
        assertThat(broken).as(() -> "gaps in " + events).isFalse();
    }

    boolean available() throws IOException {
        return in.available() > 0;
    }

    /// Whether the stream was ended properly.
    boolean readToTheEnd() throws IOException {
        while (chunkLeft != 0) {
            readLine();
        }
        return true;
    }

    /// The next line of the stream.
    String readLine() throws IOException {
        if (head.isEmpty()) {
            readHead();
        }
        var line = new ByteArrayOutputStream();
        for (int letter = next(); letter != '\n' && letter >= 0; letter = next()) {
            line.write(letter);
        }
        var text = line.toString(StandardCharsets.UTF_8);
        if (firstLine.isEmpty()) {
            firstLine = text;
        }
        return text;
    }

    private void readHead() throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        head = text.toString();
    }

    private int next() throws IOException {
        while (chunkLeft <= 0) {
            if (chunkLeft == 0) {
                return -1;
            }
            var size = new StringBuilder();
            for (int letter = in.read(); letter != '\n'; letter = in.read()) {
                if (letter < 0) {
                    throw new IOException("The connection was cut");
                }
                size.append((char) letter);
            }
            chunkLeft = Integer.parseInt(size.toString().strip(), 16);
        }
        int letter = in.read();
        if (--chunkLeft == 0) {
            in.skipNBytes(2);
            chunkLeft = -1;
        }
        return letter;
    }

    String head() {
        return head;
    }

    String firstLine() {
        return firstLine;
    }

    String lastId() {
        return lastId;
    }

    List<String> events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
