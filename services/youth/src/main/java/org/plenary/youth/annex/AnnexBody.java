package org.plenary.youth.annex;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.conclusion.Conclusion;
import org.plenary.youth.conclusion.Tally;
import org.plenary.youth.conference.Conference;

/// What is signed of a version. It names nobody.
///
/// @param conclusions room by room
record AnnexBody(Source conference, int version, Instant publishedAt, List<Line> conclusions) {

    AnnexBody {
        conclusions = List.copyOf(conclusions);
    }

    /// Whose annex it is.
    record Source(String slug, String title) {

        static Source of(Conference conference) {
            return new Source(conference.slug(), conference.title());
        }
    }

    /// One conclusion. Counts below five are null.
    ///
    /// @param topic of the room
    /// @param band of the room
    /// @param dissent null when nothing was written down
    record Line(
            UUID id,
            String topic,
            String band,
            String text,
            List<Ground> contributions,
            @Nullable Long agree,
            @Nullable Long disagree,
            @Nullable Long pass,
            @Nullable String dissent) {

        Line {
            contributions = List.copyOf(contributions);
        }

        static Line of(Conclusion conclusion) {
            var tally = conclusion.tally();
            return new Line(
                    conclusion.id(),
                    conclusion.topic(),
                    conclusion.band().word(),
                    conclusion.words().text(),
                    conclusion.grounds().stream()
                            .map(ground -> new Ground(ground.contribution(), ground.kind(), ground.text()))
                            .toList(),
                    Tally.told(tally.agree()),
                    Tally.told(tally.disagree()),
                    Tally.told(tally.pass()),
                    conclusion.words().dissent());
        }
    }

    /// A contribution that a conclusion rests on.
    record Ground(UUID id, String kind, String text) {}
}
