package org.plenary.embedded.media.hls;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
            // The program's clock travels with the pictures; the sound alone gets a copy.
            sound.writeBytes(packet.clockOnly(audio.pid(), soundContinuity));
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
        var codec = video != null && video.isH264() ? packet.codecOfH264() : Optional.<String>empty();
        codec.ifPresent(known -> renditions.describe(current.tracks(), known));
        var entry = video == null || packet.isRandomAccess() || codec.isPresent();
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
