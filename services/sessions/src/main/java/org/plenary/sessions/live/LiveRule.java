package org.plenary.sessions.live;

import static org.plenary.sessions.programme.LiveState.ENDED;
import static org.plenary.sessions.programme.LiveState.LIVE;
import static org.plenary.sessions.programme.LiveState.PAUSED;
import static org.plenary.sessions.programme.LiveState.PREVIEW;
import static org.plenary.sessions.programme.LiveState.REPLAY;
import static org.plenary.sessions.programme.LiveState.SCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.plenary.sessions.programme.Live;
import org.plenary.sessions.programme.LiveState;
import org.plenary.sessions.rights.Role;

/// The rule of the live state (architecture, "Going live").
///
/// @param undo how long an end can be undone
public record LiveRule(Duration undo) {

    /// What a cause leads to.
    public sealed interface Outcome {

        /// The session stands here now.
        record Moved(Live live) implements Outcome {}

        /// It stood there already, or the cause does not concern it in this state.
        record Unmoved() implements Outcome {}

        /// The wish would be right in another state.
        record WrongState(LiveState from) implements Outcome {}

        /// The end can no longer be undone.
        record TooLate() implements Outcome {}

        /// Only producers undo an end.
        record NotYours() implements Outcome {}
    }

    /// Decides.
    ///
    /// @param before where the session stands
    /// @param now when the cause came
    public Outcome decide(Live before, Cause cause, Instant now) {
        return switch (cause) {
            case Cause.Hand(var roles, var wished) -> byHand(before, roles, wished, now);
            case Cause.Arm(var armed) -> arm(before, armed);
            case Cause.EncoderCame() -> encoderCame(before, now);
            case Cause.EncoderWent() -> encoderWent(before, now);
            case Cause.StartTime() ->
                before.armed() && isAhead(before) ? new Outcome.Moved(live(before, now)) : new Outcome.Unmoved();
        };
    }

    private Outcome byHand(Live before, Set<Role> roles, LiveState wished, Instant now) {
        if (wished == before.state()) {
            return new Outcome.Unmoved();
        }
        var from = before.state();
        return switch (wished) {
            case SCHEDULED -> new Outcome.WrongState(from);
            case PREVIEW -> from == SCHEDULED ? new Outcome.Moved(preview(before, now)) : new Outcome.WrongState(from);
            case LIVE, PAUSED -> onAir(before, roles, wished, now);
            case ENDED ->
                switch (from) {
                    case LIVE, PAUSED, REPLAY -> new Outcome.Moved(ended(before, now));
                    case SCHEDULED, PREVIEW, ENDED -> new Outcome.WrongState(from);
                };
            case REPLAY -> from == ENDED ? new Outcome.Moved(replay(before)) : new Outcome.WrongState(from);
        };
    }

    private Outcome onAir(Live before, Set<Role> roles, LiveState wished, Instant now) {
        var moved = wished == LIVE ? live(before, now) : paused(before, now, false);
        return switch (before.state()) {
            case SCHEDULED, PREVIEW ->
                wished == LIVE ? new Outcome.Moved(moved) : new Outcome.WrongState(before.state());
            case LIVE, PAUSED -> new Outcome.Moved(moved);
            case ENDED -> undo(before, roles, moved, now);
            case REPLAY -> new Outcome.WrongState(REPLAY);
        };
    }

    private Outcome undo(Live before, Set<Role> roles, Live moved, Instant now) {
        if (!roles.contains(Role.PRODUCER)) {
            return new Outcome.NotYours();
        }
        return isUndoable(before, now) ? new Outcome.Moved(moved) : new Outcome.TooLate();
    }

    /// Whether an end may still be taken back.
    private boolean isUndoable(Live live, Instant now) {
        return live.state() == ENDED
                && live.endedAt() != null
                && now.isBefore(live.endedAt().plus(undo));
    }

    private static Outcome arm(Live before, boolean armed) {
        if (armed == before.armed()) {
            return new Outcome.Unmoved();
        }
        return isAhead(before)
                ? new Outcome.Moved(moved(before, before.state(), armed))
                : new Outcome.WrongState(before.state());
    }

    private static Outcome encoderCame(Live before, Instant now) {
        return switch (before.state()) {
            case SCHEDULED -> new Outcome.Moved(preview(before, now));
            case PAUSED -> before.dropped() ? new Outcome.Moved(live(before, now)) : new Outcome.Unmoved();
            case PREVIEW, LIVE, ENDED, REPLAY -> new Outcome.Unmoved();
        };
    }

    private static Outcome encoderWent(Live before, Instant now) {
        return switch (before.state()) {
            case PREVIEW -> new Outcome.Moved(moved(before, SCHEDULED, before.armed()));
            case LIVE -> new Outcome.Moved(paused(before, now, true));
            case SCHEDULED, PAUSED, ENDED, REPLAY -> new Outcome.Unmoved();
        };
    }

    private static boolean isAhead(Live live) {
        return live.state() == SCHEDULED || live.state() == PREVIEW;
    }

    private static Live preview(Live before, Instant now) {
        return new Live(
                PREVIEW,
                before.armed(),
                false,
                before.previewAt() == null ? now : before.previewAt(),
                before.startedAt(),
                null,
                null);
    }

    private static Live live(Live before, Instant now) {
        return new Live(
                LIVE,
                false,
                false,
                before.previewAt(),
                before.startedAt() == null ? now : before.startedAt(),
                null,
                null);
    }

    private static Live paused(Live before, Instant now, boolean dropped) {
        return new Live(PAUSED, false, dropped, before.previewAt(), before.startedAt(), now, null);
    }

    /// Taking a replay off the page does not make the session end a second time.
    private static Live ended(Live before, Instant now) {
        return new Live(
                ENDED,
                false,
                false,
                before.previewAt(),
                before.startedAt(),
                null,
                before.endedAt() == null ? now : before.endedAt());
    }

    private static Live replay(Live before) {
        return moved(before, REPLAY, false);
    }

    private static Live moved(Live before, LiveState state, boolean armed) {
        return new Live(
                state, armed, false, before.previewAt(), before.startedAt(), before.pausedAt(), before.endedAt());
    }
}
