package org.plenary.youth.media;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Somebody who connects to the media server with a ticket, as far as one comes without a browser: known to the room,
/// without sound and picture.
final class Guest implements AutoCloseable, WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CompletableFuture<Void> out = new CompletableFuture<>();

    private Guest() {}

    /// @throws Refused when the media server does not let them in
    static Guest connect(Ticket ticket, String... parameters) throws Refused {
        var guest = new Guest();
        var address = URI.create(ticket.url() + "/rtc?protocol=16&sdk=js&auto_subscribe=1&access_token="
                + ticket.token() + String.join("", parameters));
        try {
            HTTP.newWebSocketBuilder().buildAsync(address, guest).join();
            return guest;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refusal) {
                throw new Refused(refusal.getResponse().statusCode());
            }
            throw e;
        }
    }

    /// Returns when the media server has ended the connection.
    ///
    /// @throws java.util.concurrent.TimeoutException when it has not within five seconds
    void awaitOut() throws Exception {
        out.get(5, TimeUnit.SECONDS);
    }

    boolean isOut() {
        return out.isDone();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        out.complete(null);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        out.complete(null);
    }

    @Override
    public void close() {
        out.complete(null);
    }

    /// The media server's no.
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status) {
            super("refused with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
