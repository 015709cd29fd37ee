package org.plenary.embedded.media.hls;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts what one connection of an encoder sends into segments. For use by one thread.
///
/// A cut is made at the first key frame two seconds or more after the last cut (of sound alone: at any unit of sound);
/// without one, six seconds after it, or when a segment has grown too large. A jump of the timestamps is a cut too.
public final class Segmenter implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 90_000.0;
    private static final long TICKS_MASK = (1L << 33) - 1;
    private static final double CUT_AFTER_SECONDS = 1.95; // a two-second group of pictures is often a tick short
    private static final double CUT_ANYWAY_SECONDS = 6.0;
    private static final double JUMP_SECONDS = 10.0;
    private static final int SEGMENT_BYTES_MAX = 8 * 1024 * 1024;

    /// Wall clock and timestamps drift apart slowly; beyond this the segment's time is taken from the clock again.
    private static final Duration DRIFT_MAX = Duration.ofMillis(500);

    private static final int TABLE_OF_PROGRAMS = 0;
    private static final int NULL_PACKETS = 0x1fff;

    private final Renditions renditions;
    private final InstantSource clock;
    private final byte[] rest = new byte[TransportPacket.LENGTH];
    private int restLength;

    private byte @Nullable [] programs;
    private byte @Nullable [] map;
    private int mapPid;
    private @Nullable ProgramMap program;

    private @Nullable ByteArrayOutputStream all;
    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    private int tablesWritten;
    private int soundContinuity;
    private Instant startedAt = Instant.EPOCH;
    private Instant expectedAt = Instant.EPOCH;
    private long firstTimestamp;
    private double playedSeconds;
    private boolean discontinuity;

    public Segmenter(Renditions renditions, InstantSource clock) {
        this.renditions = renditions;
        this.clock = clock;
        this.discontinuity = !renditions.video().isEmpty();
        renditions.begin();
    }

    /// Takes the next bytes, in any portions; skips what is not a transport stream.
    public void accept(byte[] data, int length) {
        var at = 0;
        while (at < length) {
            if (restLength == 0 && data[at] != TransportPacket.SYNC) {
                at++;
            } else if (restLength == 0 && length - at >= TransportPacket.LENGTH) {
                packet(new TransportPacket(data, at));
                at += TransportPacket.LENGTH;
            } else {
                var taken = Math.min(length - at, TransportPacket.LENGTH - restLength);
                System.arraycopy(data, at, rest, restLength, taken);
                restLength += taken;
                at += taken;
                if (restLength == TransportPacket.LENGTH) {
                    restLength = 0;
                    packet(new TransportPacket(rest, 0));
                }
            }
        }
    }

    /// The connection has ended: what is left becomes a last, short segment.
    @Override
    public void close() {
        finish();
        renditions.end();
    }

    private void packet(TransportPacket packet) {
        var pid = packet.pid();
        if (pid == NULL_PACKETS) {
            return;
        }
        if (pid == TABLE_OF_PROGRAMS) {
            readPrograms(packet);
        } else if (pid == mapPid && mapPid != 0) {
            readMap(packet);
        } else if (program != null) {
            media(packet, program);
        }
    }

    private void readPrograms(TransportPacket packet) {
        if (packet.beginsUnit() && packet.hasPayload()) {
            var pid = ProgramMap.pidOfFirst(packet);
            if (pid != 0) {
                mapPid = pid;
                programs = copy(packet);
            }
        }
    }

    private void readMap(TransportPacket packet) {
        if (packet.beginsUnit() && packet.hasPayload()) {
            ProgramMap.read(packet).ifPresent(read -> {
                if (program == null) {
                    renditions.describe(read.tracks(), null);
                }
                program = read;
                map = copy(packet);
            });
        }
    }

    private void media(TransportPacket packet, ProgramMap current) {
        var video = current.video();
        var audio = current.audio();
        var lead = video != null ? video : audio;
        if (lead == null) {
            return;
        }
        if (packet.pid() == lead.pid() && packet.beginsUnit()) {
            unit(packet, current, video);
        }
        if (all == null) {
            return;
        }
        all.write(packet.data(), packet.at(), TransportPacket.LENGTH);
        if (audio != null && packet.pid() == audio.pid()) {
            soundContinuity = packet.continuity();
            sound.write(packet.data(), packet.at(), TransportPacket.LENGTH);
        } else if (audio != null && packet.hasClock()) {
            sound.writeBytes(clockFor(audio.pid(), packet));
        }
        if (all.size() > SEGMENT_BYTES_MAX) {
            cut(clockTimestamp(), current);
        }
    }

    /// A picture, or without pictures a unit of sound, begins.
    private void unit(TransportPacket packet, ProgramMap current, ProgramMap.@Nullable Stream video) {
        var timestamp = packet.timestamp();
        if (timestamp == TransportPacket.NO_TIMESTAMP) {
            return;
        }
        var entry = video == null || packet.isRandomAccess() || parameters(packet, video) >= 0;
        if (entry && video != null && video.isH264()) {
            describe(packet, current, video);
        }
        if (all == null) {
            if (entry) {
                cut(timestamp, current);
            }
            return;
        }
        var sinceStart = secondsBetween(firstTimestamp, timestamp);
        // Pictures are sent in the order of decoding, so a few of them lie a little before the first one shown.
        if (sinceStart < -JUMP_SECONDS || sinceStart > playedSeconds + JUMP_SECONDS) {
            finish();
            discontinuity = true;
            if (entry) {
                cut(timestamp, current);
            }
        } else if (entry && sinceStart >= CUT_AFTER_SECONDS || sinceStart >= CUT_ANYWAY_SECONDS) {
            playedSeconds = sinceStart;
            cut(timestamp, current);
        } else {
            playedSeconds = Math.max(playedSeconds, sinceStart);
        }
    }

    private void cut(long timestamp, ProgramMap current) {
        finish();
        var now = clock.instant();
        startedAt = Duration.between(expectedAt, now).abs().compareTo(DRIFT_MAX) > 0 ? now : expectedAt;
        firstTimestamp = timestamp;
        playedSeconds = 0;
        all = new ByteArrayOutputStream(256 * 1024);
        all.writeBytes(numbered(programs, tablesWritten));
        all.writeBytes(numbered(map, tablesWritten));
        var audio = current.audio();
        if (audio != null) {
            sound.writeBytes(numbered(programs, tablesWritten));
            sound.writeBytes(numbered(current.packetOf(audio, mapPid), tablesWritten));
        }
        tablesWritten++;
    }

    private void finish() {
        var content = all;
        all = null;
        // A shred without a playing time helps nobody.
        if (content != null && playedSeconds > 0) {
            var duration = Duration.ofMillis(Math.round(playedSeconds * 1000));
            // The sound first: who sees the picture's first segment finds both.
            if (sound.size() > 2 * TransportPacket.LENGTH) {
                renditions.audio().append(startedAt, duration, discontinuity, sound.toByteArray());
            }
            renditions.video().append(startedAt, duration, discontinuity, content.toByteArray());
            discontinuity = false;
            expectedAt = startedAt.plus(duration);
        }
        sound.reset();
    }

    private long clockTimestamp() {
        return firstTimestamp + Math.round(playedSeconds * TICKS_PER_SECOND) & TICKS_MASK;
    }

    /// Tells players what picture to expect: profile and level of H.264 stand behind the mark of its parameters.
    private void describe(TransportPacket packet, ProgramMap current, ProgramMap.Stream video) {
        var at = parameters(packet, video);
        if (at >= 0 && at + 3 < packet.end()) {
            var data = packet.data();
            renditions.describe(
                    current.tracks(),
                    String.format(
                            Locale.ROOT,
                            "avc1.%02x%02x%02x",
                            data[at + 1] & 0xff,
                            data[at + 2] & 0xff,
                            data[at + 3] & 0xff));
        }
    }

    /// Where in the packet the parameters of H.264 begin, which go before a key frame; -1 when they do not.
    private static int parameters(TransportPacket packet, ProgramMap.Stream video) {
        if (!video.isH264()) {
            return -1;
        }
        var data = packet.data();
        for (var at = packet.payloadAt(); at + 4 <= packet.end(); at++) {
            if (data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1 && (data[at + 3] & 0x1f) == 7) {
                return at + 3;
            }
        }
        return -1;
    }

    /// The program's clock travels with the pictures; the sound alone gets it in packets without content.
    private byte[] clockFor(int pid, TransportPacket packet) {
        var bytes = new byte[TransportPacket.LENGTH];
        java.util.Arrays.fill(bytes, (byte) 0xff);
        bytes[0] = TransportPacket.SYNC;
        bytes[1] = (byte) (pid >>> 8);
        bytes[2] = (byte) pid;
        bytes[3] = (byte) (0x20 | soundContinuity);
        bytes[4] = (byte) (TransportPacket.LENGTH - 5);
        bytes[5] = 0x10;
        System.arraycopy(packet.data(), packet.at() + 6, bytes, 6, 6);
        return bytes;
    }

    private static double secondsBetween(long from, long to) {
        var ticks = to - from & TICKS_MASK;
        return (ticks > TICKS_MASK / 2 ? ticks - TICKS_MASK - 1 : ticks) / TICKS_PER_SECOND;
    }

    private static byte[] copy(TransportPacket packet) {
        return java.util.Arrays.copyOfRange(packet.data(), packet.at(), packet.end());
    }

    /// Every packet of a table carries a number that rises by one.
    private static byte[] numbered(byte @Nullable [] table, int number) {
        var bytes = java.util.Objects.requireNonNull(table).clone();
        bytes[3] = (byte) (bytes[3] & 0xf0 | number & 0x0f);
        return bytes;
    }
}
