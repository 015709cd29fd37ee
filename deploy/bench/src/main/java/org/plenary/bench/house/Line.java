package org.plenary.bench.house;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One kept HTTP/1.1 connection, as cheap for its caller as can be: what a generator spends, the system does not get.
/// For one thread at a time.
public final class Line implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final InputStream answers;

    private Line(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedInputStream(socket.getInputStream(), 2048);
    }

    public static Line to(InetSocketAddress server) {
        try {
            var socket = new Socket(server.getAddress(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new Line(socket);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// A request without a body, ready to be sent many times.
    public static byte[] request(String method, String path, String token) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n"
                .formatted(method, path, token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// @return its status
    public int send(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            int status = Integer.parseInt(line().split(" ")[1]);
            long length = 0;
            boolean chunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                    chunked = true;
                }
            }
            if (chunked) {
                skipChunks();
            } else {
                answers.skipNBytes(length);
            }
            return status;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void skipChunks() throws IOException {
        while (true) {
            int length = Integer.parseInt(line(), 16);
            answers.skipNBytes(length);
            line();
            if (length == 0) {
                return;
            }
        }
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int read = answers.read(); read != '\n'; read = answers.read()) {
            if (read < 0) {
                throw new EOFException("The connection was closed");
            }
            if (read != '\r') {
                text.append((char) read);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
