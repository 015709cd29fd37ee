package org.plenary.youth.conclusion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.youth.admission.Band;
import org.plenary.youth.contribution.Stance;

/// One conclusion of a room: the facts, and when the room has adopted it.
///
/// @param topic of the room
/// @param band of the room
/// @param grounds the contributions it rests on, as far as they are shown
/// @param mine the stance of who looks; null when they have taken none
/// @param reason why it was withdrawn; null unless it was
/// @param responses of the conference; the last one counts
/// @param version rises with every change but the stances'
public record Conclusion(
        UUID id,
        UUID breakout,
        UUID conference,
        String topic,
        Band band,
        Words words,
        List<Ground> grounds,
        State state,
        Tally tally,
        @Nullable Stance mine,
        @Nullable String reason,
        List<RecordedResponse> responses,
        long version) {

    public Conclusion {
        grounds = List.copyOf(grounds);
        responses = List.copyOf(responses);
    }

    /// Where a conclusion stands.
    public enum State {
        DRAFT,
        ADOPTED,
        WITHDRAWN;

        /// As JSON and tables have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What it says.
    ///
    /// @param dissent what those think who see it otherwise; null when nothing was written down
    public record Words(String text, @Nullable String dissent) {}

    /// A contribution it rests on.
    ///
    /// @param admission whose it is
    /// @param kind such as `hope`
    public record Ground(UUID contribution, UUID admission, String kind, String text) {}

    /// Why the room cannot adopt it as things stand; empty when it can.
    ///
    /// More must agree than disagree: who passes has looked and leaves it to the others, and so neither carries
    /// nor stops it. And at least half of the young people who are there must have taken a stance, so that a few
    /// who are quick do not speak for a room that has not looked. Who has left since counts with their stance, but
    /// not towards that half.
    ///
    /// @param present how many young people are in the room
    /// @param heard how many of those have taken a stance
    public Optional<Obstacle> obstacle(int present, int heard) {
        if (grounds.isEmpty()) {
            return Optional.of(Obstacle.NEEDS_CONTRIBUTIONS);
        }
        if (present == 0 || 2 * heard < present) {
            return Optional.of(Obstacle.NEEDS_STANCES);
        }
        return tally.agree() > tally.disagree() ? Optional.empty() : Optional.of(Obstacle.NOT_AGREED);
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    /// The conference's response; empty while it owes one.
    public Optional<RecordedResponse> response() {
        return responses.isEmpty() ? Optional.empty() : Optional.of(responses.getLast());
    }
}
