package org.plenary.qna.session;

import java.util.UUID;

/// A session as far as questions and votes care.
///
/// @param open whether anyone may watch without a login
/// @param withdrawn whether it was taken off the programme: then it is known to nobody
/// @param ended whether it is over, and takes neither questions nor votes any more
/// @param version the owner's
public record Session(UUID id, Conference conference, boolean open, boolean withdrawn, boolean ended, long version) {

    /// A session has ended, or takes up again.
    public record Turned(UUID session) {}

    public boolean isChathamHouse() {
        return conference.attribution() == Conference.Attribution.CHATHAM_HOUSE;
    }

    public boolean isByInvitation() {
        return conference.access() == Conference.Access.INVITATION;
    }
}
