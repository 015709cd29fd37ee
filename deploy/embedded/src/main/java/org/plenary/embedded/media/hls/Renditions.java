package org.plenary.embedded.media.hls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one stream can be watched as: everything, or the sound alone. Safe for use by several threads.
public final class Renditions {

    /// A short drop is bridged by the same playlist; what is older than this after a drop is not shown to newcomers.
    private static final Duration STALE_AFTER = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Rendition video;
    private final Rendition audio;
    private volatile boolean receiving;
    private volatile Instant changedAt;
    private volatile List<String> tracks = List.of();
    private volatile @Nullable String videoCodec;
    private volatile boolean aac;

    public Renditions(InstantSource clock) {
        this.clock = clock;
        this.changedAt = clock.instant();
        var first = changedAt.getEpochSecond();
        this.video = new Rendition("video", first);
        this.audio = new Rendition("audio", first);
    }

    /// What the encoder sends, as MediaMTX names it: `H264`, `MPEG-4 Audio`. Empty while none is connected.
    public List<String> tracks() {
        return tracks;
    }

    /// Forgets the picture when no encoder has been there for a minute.
    public void expire() {
        if (!receiving && clock.instant().isAfter(changedAt.plus(STALE_AFTER))) {
            video.clear();
            audio.clear();
        }
    }

    Rendition video() {
        return video;
    }

    Rendition audio() {
        return audio;
    }

    boolean receiving() {
        return receiving;
    }

    void begin() {
        receiving = true;
        changedAt = clock.instant();
    }

    void end() {
        receiving = false;
        tracks = List.of();
        changedAt = clock.instant();
    }

    void describe(List<String> names, @Nullable String codec) {
        tracks = List.copyOf(names);
        videoCodec = codec;
        aac = tracks.contains("MPEG-4 Audio");
    }

    /// The master playlist; empty while there is nothing to play. The sound alone is offered only where the picture's
    /// codec is known: without codecs a player cannot tell the two apart and might settle on the wrong one.
    Optional<String> master() {
        if (video.isEmpty()) {
            return Optional.empty();
        }
        var codec = videoCodec;
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n");
        var known = codec != null && (aac || audio.isEmpty());
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(video.bitsPerSecondMax());
        if (known) {
            text.append(",CODECS=\"").append(codec).append(aac ? ",mp4a.40.2\"" : "\"");
        }
        text.append("\nvideo.m3u8\n");
        if (known && !audio.isEmpty()) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                    .append(audio.bitsPerSecondMax())
                    .append(",CODECS=\"mp4a.40.2\"\naudio.m3u8\n");
        }
        return Optional.of(text.toString());
    }
}
