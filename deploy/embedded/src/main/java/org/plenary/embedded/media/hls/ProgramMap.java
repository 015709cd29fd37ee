package org.plenary.embedded.media.hls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program consists of (ISO/IEC 13818-1, 2.4.4.9), and a table that names its sound alone.
///
/// @param number the program's number
/// @param streams its parts, in the encoder's order
record ProgramMap(int number, List<Stream> streams) {

    private static final int TABLE_ID = 2;
    private static final int SECTION_HEADER = 12;
    private static final int STREAM_HEADER = 5;
    private static final int PROGRAMS_AT = 8;
    private static final int CHECKSUM = 4;
    private static final int POLYNOMIAL = 0x04c11db7;

    /// One part of a program.
    ///
    /// @param type the stream type as in ISO/IEC 13818-1, table 2-34
    /// @param pid which packets carry it
    /// @param descriptors what else the encoder says of it, as sent
    record Stream(int type, int pid, byte[] descriptors) {

        boolean isVideo() {
            return type == 0x01 || type == 0x02 || type == 0x10 || isH264() || type == 0x24;
        }

        boolean isH264() {
            return type == 0x1b;
        }

        /// Sound that players of HLS know.
        boolean isAudio() {
            return type == 0x03 || type == 0x04 || type == 0x0f || type == 0x11 || type == 0x81;
        }

        String name() {
            return switch (type) {
                case 0x01, 0x02 -> "MPEG-1/2 Video";
                case 0x03, 0x04 -> "MPEG-1/2 Audio";
                case 0x0f -> "MPEG-4 Audio";
                case 0x10 -> "MPEG-4 Video";
                case 0x11 -> "MPEG-4 Audio LATM";
                case 0x1b -> "H264";
                case 0x24 -> "H265";
                case 0x81 -> "AC3";
                default -> "Generic";
            };
        }
    }

    /// Reads the table that begins in this packet.
    ///
    /// @return empty when it is damaged, or too long for one packet, which no encoder of one program needs
    static Optional<ProgramMap> read(TransportPacket packet) {
        var data = packet.data();
        var section = packet.payloadAt() + 1 + (data[packet.payloadAt()] & 0xff);
        if (section + SECTION_HEADER > packet.end() || data[section] != TABLE_ID) {
            return Optional.empty();
        }
        var end = section + 3 + twelveBits(data, section + 1) - CHECKSUM;
        if (end + CHECKSUM > packet.end() || checksum(data, section, end + CHECKSUM) != 0) {
            return Optional.empty();
        }
        var streams = new ArrayList<Stream>();
        var at = section + SECTION_HEADER + twelveBits(data, section + 10);
        while (at + STREAM_HEADER <= end) {
            var next = at + STREAM_HEADER + twelveBits(data, at + 3);
            if (next > end) {
                return Optional.empty();
            }
            var pid = (data[at + 1] & 0x1f) << 8 | data[at + 2] & 0xff;
            streams.add(new Stream(data[at] & 0xff, pid, Arrays.copyOfRange(data, at + STREAM_HEADER, next)));
            at = next;
        }
        return Optional.of(new ProgramMap((data[section + 3] & 0xff) << 8 | data[section + 4] & 0xff, streams));
    }

    /// The packets of the first program's table, told by the table of programs; 0 when it tells none.
    static int pidOfFirst(TransportPacket packet) {
        var data = packet.data();
        var section = packet.payloadAt() + 1 + (data[packet.payloadAt()] & 0xff);
        if (section + PROGRAMS_AT > packet.end()) {
            return 0;
        }
        var end = Math.min(packet.end(), section + 3 + twelveBits(data, section + 1) - CHECKSUM);
        for (var at = section + PROGRAMS_AT; at + 4 <= end; at += 4) {
            var program = (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
            if (program != 0) {
                return (data[at + 2] & 0x1f) << 8 | data[at + 3] & 0xff;
            }
        }
        return 0;
    }

    @Nullable
    Stream video() {
        return streams.stream().filter(Stream::isVideo).findFirst().orElse(null);
    }

    @Nullable
    Stream audio() {
        return streams.stream().filter(Stream::isAudio).findFirst().orElse(null);
    }

    List<String> tracks() {
        return streams.stream().map(Stream::name).toList();
    }

    /// A packet with a table that names one part only, which carries the program's clock then.
    byte[] packetOf(Stream only, int pid) {
        var length = SECTION_HEADER + STREAM_HEADER + only.descriptors().length + CHECKSUM;
        var packet = new byte[TransportPacket.LENGTH];
        Arrays.fill(packet, (byte) 0xff);
        packet[0] = TransportPacket.SYNC;
        sixteenBits(packet, 1, 0x4000 | pid);
        packet[3] = 0x10;
        packet[4] = 0;
        var section = 5;
        packet[section] = TABLE_ID;
        sixteenBits(packet, section + 1, 0xb000 | length - 3);
        sixteenBits(packet, section + 3, number);
        packet[section + 5] = (byte) 0xc1;
        packet[section + 6] = 0;
        packet[section + 7] = 0;
        sixteenBits(packet, section + 8, 0xe000 | only.pid());
        sixteenBits(packet, section + 10, 0xf000);
        packet[section + 12] = (byte) only.type();
        sixteenBits(packet, section + 13, 0xe000 | only.pid());
        sixteenBits(packet, section + 15, 0xf000 | only.descriptors().length);
        System.arraycopy(only.descriptors(), 0, packet, section + 17, only.descriptors().length);
        var checksum = checksum(packet, section, section + length - CHECKSUM);
        sixteenBits(packet, section + length - 4, checksum >>> 16);
        sixteenBits(packet, section + length - 2, checksum);
        return packet;
    }

    private static int twelveBits(byte[] data, int at) {
        return (data[at] & 0x0f) << 8 | data[at + 1] & 0xff;
    }

    private static void sixteenBits(byte[] data, int at, int value) {
        data[at] = (byte) (value >>> 8);
        data[at + 1] = (byte) value;
    }

    /// CRC-32/MPEG-2; over a table with its checksum it is 0.
    private static int checksum(byte[] data, int from, int to) {
        var crc = 0xffffffff;
        for (var i = from; i < to; i++) {
            crc ^= data[i] << 24;
            for (var bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc;
    }
}
