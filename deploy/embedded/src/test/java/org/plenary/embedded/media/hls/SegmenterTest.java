package org.plenary.embedded.media.hls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.embedded.media.Encoded;

/// Cuts what a real encoder has written, at real and at hostile portions.
class SegmenterTest {

    private static final Instant NOON = Instant.parse("2011-11-16T12:00:00Z");
    private static final List<String> TEN_SECONDS = List.of("-t", "10");
    private static final List<String> PICTURE = List.of("-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=sample_rate=48000");

    private final Renditions renditions = new Renditions(() -> NOON);

    @Test
    void cuts_at_the_first_key_frame_after_two_seconds() throws Exception {
        cut(encoded(PICTURE, SOUND, "25", "libx264"), 1316);

        assertEquals(List.of(2.0, 2.0, 2.0, 2.0), durations(renditions.video()).subList(0, 4));
        assertEquals(5, durations(renditions.audio()).size());
        var master = renditions.master().orElseThrow();
        assertTrue(master.contains("CODECS=\"avc1.42c0"), master);
        assertTrue(master.contains("\nvideo.m3u8\n") && master.contains("\naudio.m3u8\n"), master);
    }

    @Test
    void every_segment_plays_by_itself_and_together_they_hold_every_packet() throws Exception {
        var stream = encoded(PICTURE, SOUND, "25", "libx264");
        cut(stream, 1316);

        var video = 0;
        var audio = 0;
        for (var segment : segments(renditions.video())) {
            var packets = packets(segment.content());
            assertEquals(0, packets.get(0).pid());
            assertTrue(ProgramMap.read(packets.get(1)).isPresent());
            assertTrue(packets.get(2).beginsUnit() && packets.get(2).isRandomAccess());
            video += (int) packets.stream().filter(one -> one.pid() == 0x100).count();
            audio += (int) packets.stream().filter(one -> one.pid() == 0x101).count();
        }
        var sent = packets(stream);
        assertEquals(sent.stream().filter(one -> one.pid() == 0x100).count(), video);
        var lost = sent.stream().filter(one -> one.pid() == 0x101).count() - audio;
        assertTrue(lost <= 4, "only sound before the first key frame is left out: " + lost);
    }

    @Test
    void the_sound_alone_names_nothing_but_sound_and_carries_the_clock() throws Exception {
        cut(encoded(PICTURE, SOUND, "25", "libx264"), 1316);

        for (var segment : segments(renditions.audio())) {
            var packets = packets(segment.content());
            var map = ProgramMap.read(packets.get(1)).orElseThrow();
            assertEquals(List.of("MPEG-4 Audio"), map.tracks());
            assertTrue(packets.stream().skip(2).allMatch(one -> one.pid() == 0x101));
            assertTrue(packets.stream().anyMatch(one -> one.hasClock() && !one.hasPayload()));
        }
    }

    @Test
    void portions_of_any_size_and_rubbish_between_do_not_matter() throws Exception {
        var stream = encoded(PICTURE, SOUND, "25", "libx264");
        var random = new Random(2011);
        try (var segmenter = new Segmenter(renditions, () -> NOON)) {
            segmenter.accept(new byte[] {1, 2, 3, 4, 5}, 5);
            for (var at = 0; at < stream.length; ) {
                var length = Math.min(stream.length - at, 1 + random.nextInt(400));
                segmenter.accept(Arrays.copyOfRange(stream, at, at + length), length);
                at += length;
            }
        }
        assertEquals(5, durations(renditions.video()).size());
    }

    @Test
    void noise_is_survived_and_gives_nothing() {
        var random = new Random(1);
        try (var segmenter = new Segmenter(renditions, () -> NOON)) {
            for (var i = 0; i < 2_000; i++) {
                var packet = new byte[188];
                random.nextBytes(packet);
                packet[0] = TransportPacket.SYNC;
                packet[1] &= 0x40; // tables and few streams, so that every reader is reached
                packet[2] &= 0x01;
                segmenter.accept(packet, packet.length);
            }
        }
        assertTrue(renditions.video().isEmpty());
    }

    @Test
    void sound_without_pictures_is_cut_every_two_seconds() throws Exception {
        cut(encoded(List.of(), SOUND, "25", "libx264"), 1316);

        durations(renditions.video())
                .subList(0, 4)
                .forEach(one -> assertTrue(one >= 1.95 && one < 2.5, one.toString()));
        var master = renditions.master().orElseThrow();
        assertFalse(master.contains("CODECS"), master);
    }

    @Test
    void without_key_frames_it_cuts_anyway() throws Exception {
        cut(encoded(PICTURE, SOUND, "10000", "libx264"), 1316);

        assertEquals(6.0, durations(renditions.video()).getFirst());
    }

    @Test
    void a_second_connection_goes_on_behind_a_discontinuity() throws Exception {
        var stream = encoded(PICTURE, SOUND, "25", "libx264");
        cut(stream, 1316);
        var before = segments(renditions.video()).getLast().sequence();
        cut(stream, 1316);

        var marked = segments(renditions.video()).stream()
                .filter(Segment::discontinuity)
                .toList();
        assertEquals(1, marked.size());
        assertEquals(before + 1, marked.getFirst().sequence());
    }

    private void cut(byte[] stream, int portion) {
        try (var segmenter = new Segmenter(renditions, () -> NOON)) {
            for (var at = 0; at < stream.length; at += portion) {
                var part = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + portion));
                segmenter.accept(part, part.length);
            }
        }
    }

    private static byte[] encoded(List<String> picture, List<String> sound, String group, String codec)
            throws Exception {
        var arguments = new ArrayList<String>(picture);
        arguments.addAll(sound);
        arguments.addAll(TEN_SECONDS);
        arguments.addAll(List.of("-c:v", codec, "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", group));
        arguments.addAll(List.of("-sc_threshold", "0", "-c:a", "aac", "-f", "mpegts", "pipe:1"));
        return Encoded.by(arguments);
    }

    private static List<TransportPacket> packets(byte[] data) {
        var packets = new ArrayList<TransportPacket>();
        for (var at = 0; at < data.length; at += TransportPacket.LENGTH) {
            packets.add(new TransportPacket(data, at));
        }
        return packets;
    }

    private static List<Segment> segments(Rendition rendition) {
        return rendition
                .playlist()
                .lines()
                .filter(line -> line.endsWith(".ts"))
                .map(line -> rendition
                        .segment(Long.parseLong(line.replaceAll("\\D", "")))
                        .orElseThrow())
                .toList();
    }

    private static List<Double> durations(Rendition rendition) {
        return segments(rendition).stream().map(Segment::seconds).toList();
    }
}
