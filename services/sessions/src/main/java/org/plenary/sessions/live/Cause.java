package org.plenary.sessions.live;

import java.util.Set;
import org.plenary.sessions.programme.LiveState;
import org.plenary.sessions.rights.Role;

/// What may move a session.
public sealed interface Cause {

    /// A person who wishes a state.
    ///
    /// @param roles the person's, at this conference
    record Hand(Set<Role> roles, LiveState wished) implements Cause {}

    /// A person who wishes that it goes live by itself at its start time, or not.
    record Arm(boolean armed) implements Cause {}

    /// An encoder has begun to publish.
    record EncoderCame() implements Cause {}

    /// The encoder's picture is gone.
    record EncoderWent() implements Cause {}

    /// The start time has come.
    record StartTime() implements Cause {}
}
