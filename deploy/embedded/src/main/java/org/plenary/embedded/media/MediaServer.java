package org.plenary.embedded.media;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plenary.embedded.media.hls.Playback;

/// The embedded media server: ingest, HLS and control API in one process.
public final class MediaServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MediaServer.class.getName());
    private static final int BACKLOG = 512;

    private final PreparedStreams prepared;
    private final Ingest ingest;
    private final ExecutorService threads;
    private final HttpServer hls;
    private final HttpServer control;

    private MediaServer(
            PreparedStreams prepared, Ingest ingest, ExecutorService threads, HttpServer hls, HttpServer control) {
        this.prepared = prepared;
        this.ingest = ingest;
        this.threads = threads;
        this.hls = hls;
        this.control = control;
    }

    /// Runs until it is told to end. Settings come from the environment: see [MediaConfig].
    public static void main(String[] arguments) {
        // Read by the JDK's server once, when it is first used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        // Longer than a proxy keeps an idle connection, so that it never sends on one that we close.
        System.setProperty("sun.net.httpserver.idleInterval", "120");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        try {
            var server = start(MediaConfig.from(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.ERROR, "The media server cannot start: {0}", e.getMessage());
            System.exit(1);
        }
    }

    /// Returns when HLS and control API answer; the first listeners follow the first answer of sessions.
    ///
    /// @throws IOException when a port is taken
    public static MediaServer start(MediaConfig config) throws IOException {
        var clock = InstantSource.system();
        var prepared = new PreparedStreams(config, clock);
        var ingest = new Ingest(prepared, clock);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer hls = null;
        try {
            hls = serve(config.hls(), new Playback(ingest::renditions), threads);
            var control = serve(config.control(), new PathsResource(ingest), threads);
            ingest.start();
            LOG.log(Level.INFO, "The media server is ready: {0}", config);
            return new MediaServer(prepared, ingest, threads, hls, control);
        } catch (IOException e) {
            if (hls != null) {
                hls.stop(0);
            }
            ingest.close();
            prepared.close();
            threads.shutdownNow();
            throw e;
        }
    }

    @Override
    public void close() {
        control.stop(0);
        hls.stop(0);
        ingest.close();
        prepared.close();
        threads.shutdownNow();
    }

    private static HttpServer serve(URI address, HttpHandler handler, ExecutorService threads) throws IOException {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), address.getPort()), BACKLOG);
            server.createContext("/", handler);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IOException("port " + address.getPort() + " is taken", e);
        }
    }
}
