package org.plenary.embedded.media.hls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A view of one packet of an MPEG transport stream (ISO/IEC 13818-1, 2.4.3.2) inside a larger array. Reads only.
///
/// @param data the array that holds the packet
/// @param at where the packet begins
record TransportPacket(byte[] data, int at) {

    static final int LENGTH = 188;
    static final byte SYNC = 0x47;
    static final int NO_TIMESTAMP = -1;

    private static final int HEADER = 4;
    private static final int PES_HEADER_MIN = 14;
    private static final int CLOCK_AT = 6;
    private static final int CLOCK_LENGTH = 6;
    private static final int H264_PARAMETERS = 7;

    int pid() {
        return (unsigned(1) & 0x1f) << 8 | unsigned(2);
    }

    /// True when a table or a picture begins in this packet.
    boolean beginsUnit() {
        return (unsigned(1) & 0x40) != 0;
    }

    boolean hasPayload() {
        return (unsigned(3) & 0x10) != 0 && payloadAt() < at + LENGTH;
    }

    /// The position of the payload in the array.
    int payloadAt() {
        return at + HEADER + (hasAdaptation() ? 1 + unsigned(HEADER) : 0);
    }

    int end() {
        return at + LENGTH;
    }

    /// What an encoder sets where a decoder can begin.
    boolean isRandomAccess() {
        return hasAdaptation() && unsigned(HEADER) > 0 && (unsigned(HEADER + 1) & 0x40) != 0;
    }

    boolean hasClock() {
        return hasAdaptation() && unsigned(HEADER) >= 7 && (unsigned(HEADER + 1) & 0x10) != 0;
    }

    int continuity() {
        return unsigned(3) & 0x0f;
    }

    /// The presentation time of the unit that begins here, in 90 kHz ticks of 33 bits, or [#NO_TIMESTAMP].
    long timestamp() {
        var pes = payloadAt();
        var isPes = beginsUnit()
                && hasPayload()
                && end() - pes >= PES_HEADER_MIN
                && data[pes] == 0
                && data[pes + 1] == 0
                && data[pes + 2] == 1;
        if (!isPes || (data[pes + 7] & 0x80) == 0) {
            return NO_TIMESTAMP;
        }
        return (data[pes + 9] & 0x0eL) << 29
                | (data[pes + 10] & 0xffL) << 22
                | (data[pes + 11] & 0xfeL) << 14
                | (data[pes + 12] & 0xffL) << 7
                | (data[pes + 13] & 0xfeL) >> 1;
    }

    /// What a player must know of the picture, where an encoder repeats it: before a key frame. Profile and level stand
    /// right behind the mark of the parameters (ISO/IEC 14496-10, 7.3.2.1; RFC 6381 for the form).
    Optional<String> codecOfH264() {
        for (var i = payloadAt(); i + 7 <= end(); i++) {
            if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1 && (data[i + 3] & 0x1f) == H264_PARAMETERS) {
                return Optional.of("avc1." + HexFormat.of().formatHex(data, i + 4, i + 7));
            }
        }
        return Optional.empty();
    }

    /// A packet without content that carries this one's clock.
    ///
    /// @param pid among which packets it is to go
    /// @param continuity the number of the last of them: without content there is no new one
    byte[] clockOnly(int pid, int continuity) {
        var packet = new byte[LENGTH];
        Arrays.fill(packet, (byte) 0xff);
        packet[0] = SYNC;
        packet[1] = (byte) (pid >>> 8);
        packet[2] = (byte) pid;
        packet[3] = (byte) (0x20 | continuity);
        packet[4] = (byte) (LENGTH - HEADER - 1);
        packet[5] = 0x10;
        System.arraycopy(data, at + CLOCK_AT, packet, CLOCK_AT, CLOCK_LENGTH);
        return packet;
    }

    private boolean hasAdaptation() {
        return (unsigned(3) & 0x20) != 0;
    }

    private int unsigned(int offset) {
        return data[at + offset] & 0xff;
    }
}
