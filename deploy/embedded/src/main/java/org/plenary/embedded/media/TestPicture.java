package org.plenary.embedded.media;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An encoder: publishes a generated picture with a running clock, and a tone with a beep each second, to an address as
/// a producer gets it, by SRT or RTMP. 640 × 360, 25 pictures a second, a key frame each second, about 500 kbit/s.
public final class TestPicture implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TestPicture.class.getName());
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(10);

    private final Ffmpeg encoder;

    private TestPicture(Ffmpeg encoder) {
        this.encoder = encoder;
    }

    /// Publishes to the address given as the only argument until it is told to end, and comes back after a drop, as
    /// encoders do.
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length != 1) {
            LOG.log(Level.ERROR, "usage: TestPicture srt://…|rtmp://…");
            System.exit(2);
        }
        var ended = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.countDown();
            try {
                gone.await(GOODBYE_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        do {
            try (var picture = publish(arguments[0])) {
                while (picture.isPublishing() && ended.getCount() > 0) {
                    ended.await(100, TimeUnit.MILLISECONDS);
                }
            }
        } while (!ended.await(COME_BACK_AFTER.toMillis(), TimeUnit.MILLISECONDS));
        gone.countDown();
    }

    /// Publishes to an address until it is closed, or the media server ends the connection.
    ///
    /// @param address `srt://…` or `rtmp://…`, complete with the stream key
    /// @throws IOException when the encoder cannot be started; a refusal shows only in [#isPublishing]
    public static TestPicture publish(String address) throws IOException {
        return new TestPicture(Ffmpeg.start(
                arguments(address), address, line -> LOG.log(Level.INFO, "The test picture''s encoder: {0}", line)));
    }

    /// False as soon as the encoder has been refused, cut or closed. True from the start: connecting takes a moment.
    public boolean isPublishing() {
        return encoder.isAlive();
    }

    /// Waits until the encoder has ended, `limit` at most.
    ///
    /// @return false if it still publishes
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return encoder.awaitEnd(limit);
    }

    /// The encoder's process, for measuring.
    public long pid() {
        return encoder.pid();
    }

    /// Ends without a goodbye, as if the cable had been pulled.
    public void drop() {
        encoder.kill();
    }

    /// Says goodbye and ends.
    @Override
    public void close() {
        encoder.close();
    }

    private static List<String> arguments(String address) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25"));
        arguments.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=220:beep_factor=4:sample_rate=48000"));
        arguments.addAll(List.of("-af", "volume=0.2", "-c:a", "aac", "-b:a", "64k", "-ac", "2"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-threads", "1"));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-g", "25", "-keyint_min", "25", "-sc_threshold", "0"));
        arguments.addAll(List.of("-b:v", "450k", "-maxrate", "500k", "-bufsize", "500k", "-flags", "+global_header"));
        arguments.addAll(
                address.startsWith("rtmp")
                        ? List.of("-f", "flv", address)
                        : List.of("-bsf:v", "dump_extra", "-f", "mpegts", address));
        return arguments;
    }
}
