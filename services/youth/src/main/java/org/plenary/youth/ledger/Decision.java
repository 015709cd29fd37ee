package org.plenary.youth.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.chain.Link;

/// One decision about a contribution, a link of its room's chain.
///
/// @param reason null when it is shown; of what is upheld, that of the decision before
/// @param received when its author said it, in whole microseconds
/// @param decided in whole microseconds
/// @param text commitment to what its author said
/// @param words commitment to the words that its author was told
/// @param decider commitment to who decided
record Decision(
        UUID room,
        UUID contribution,
        What what,
        @Nullable Reason reason,
        Instant received,
        Instant decided,
        String text,
        String words,
        String decider)
        implements Link.Decided {

    /// Who decides: always a person.
    static final String BY = "person";

    @Override
    public List<@Nullable Object> fields() {
        return Arrays.asList(
                room,
                contribution,
                what.word(),
                reason == null ? null : reason.word(),
                BY,
                received,
                decided,
                text,
                words,
                decider);
    }

    Duration waited() {
        return Duration.between(received, decided);
    }
}
