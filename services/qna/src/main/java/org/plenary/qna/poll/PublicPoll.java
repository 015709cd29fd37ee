package org.plenary.qna.poll;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A poll as JSON has it.
///
/// @param options what one chooses from; empty for a scale
/// @param scale null for what is no scale
/// @param results when counts are shown: `live` or `closed`
/// @param ballots how many people have answered
/// @param counts for each option, or each step of the scale, how many chose it; null while nobody may know
public record PublicPoll(
        UUID id,
        UUID session,
        String prompt,
        String kind,
        List<String> options,
        int atMost,
        Poll.@Nullable Scale scale,
        String language,
        String results,
        String state,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        long ballots,
        @Nullable List<Long> counts,
        long version) {

    public static PublicPoll of(Poll poll) {
        var paper = poll.paper();
        return new PublicPoll(
                poll.id(),
                poll.session(),
                paper.prompt(),
                paper.kind().word(),
                paper.options(),
                paper.atMost(),
                paper.scale(),
                paper.language(),
                poll.results().word(),
                poll.state().word(),
                poll.times().opened(),
                poll.times().closes(),
                poll.times().closed(),
                poll.tally().ballots(),
                poll.showsCounts() ? poll.tally().counts() : null,
                poll.version());
    }
}
