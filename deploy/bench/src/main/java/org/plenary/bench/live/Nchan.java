package org.plenary.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.plenary.embedded.Ports;
import org.plenary.embedded.ServerProcess;

/// nginx with nchan, from Debian's packages, as a process of ours.
final class Nchan implements Server, AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// One worker for each core, as Debian sets it up; nothing is written down of requests; a sign of life as often as
    /// edge gives one.
    private static final String CONFIGURATION = """
            load_module %1$s;
            user root;
            daemon off;
            worker_processes auto;
            worker_rlimit_nofile 20000;
            pid %2$s/nginx.pid;
            error_log %2$s/error.log warn;
            events { worker_connections 18000; }
            http {
              access_log off;
              client_body_temp_path %2$s/body;
              proxy_temp_path %2$s/proxy;
              fastcgi_temp_path %2$s/fastcgi;
              uwsgi_temp_path %2$s/uwsgi;
              scgi_temp_path %2$s/scgi;
              keepalive_requests 1000000;
              server {
                listen 127.0.0.1:%3$d backlog=1024;
                location = /up { return 200; }
                location = /publish { nchan_publisher; nchan_channel_id room; }
                location = /follow {
                  nchan_subscriber eventsource;
                  nchan_channel_id room;
                  nchan_subscriber_first_message newest;
                  nchan_eventsource_ping_interval 15;
                }
              }
            }
            """;

    private final ServerProcess process;
    private final int port;

    private Nchan(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param folder for its files
    static Nchan start(Path folder) {
        var home = folder.toAbsolutePath();
        int port = Ports.free();
        var configuration = home.resolve("nginx.conf");
        try {
            Files.createDirectories(home);
            Files.writeString(configuration, CONFIGURATION.formatted(MODULE, home, port));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        var plan = new ServerProcess.Plan(
                "nginx",
                List.of(PROGRAM.toString(), "-p", home.toString(), "-c", configuration.toString()),
                Map.of(),
                home,
                home.resolve("nginx.log"),
                home.resolve("nginx.run"),
                "TERM",
                LIMIT,
                LIMIT,
                ServerProcess.Condition.answers("http://127.0.0.1:" + port + "/up"));
        return new Nchan(ServerProcess.start(plan), port);
    }

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    @Override
    public String path() {
        return "/follow";
    }

    @Override
    public ProcessHandle process() {
        return ProcessHandle.of(process.pid()).orElseThrow(() -> new IllegalStateException("nginx has ended"));
    }

    @Override
    public Publisher publisher() {
        return new HttpPublisher(address(), "/publish");
    }

    @Override
    public void close() {
        process.close();
    }
}
