package org.plenary.qna.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as far as questions and votes care.
///
/// @param open whether anyone may watch without a login
/// @param withdrawn whether it was taken off the programme: then it is known to nobody
/// @param endedAt when it was over in the hall, null while it is not: then it takes neither questions
///     nor votes for long
/// @param version the owner's
public record Session(
        UUID id,
        Conference conference,
        boolean open,
        boolean withdrawn,
        @Nullable Instant endedAt,
        long version) {

    /// A session has ended, or takes up again.
    public record Turned(UUID session) {}

    /// Those who watch a session are another while behind the hall than before.
    public record Delayed(UUID session) {}

    public boolean isChathamHouse() {
        return conference.attribution() == Conference.Attribution.CHATHAM_HOUSE;
    }

    public boolean isByInvitation() {
        return conference.access() == Conference.Access.INVITATION;
    }
}
