/// Going live: what moves a session from one state to the next, and who may.
///
/// People move it by hand; the encoder moves it when its picture comes or goes; the clock moves it when it is armed.
/// [org.plenary.sessions.live.LiveRule] decides, without knowing of anything but the past; the store applies what was
/// decided under the session's row lock, so two causes at once are two steps, one after the other.
///
/// What always holds: only the encoder's drop pauses by itself, only that pause resumes by itself, `ended` never does.
/// An end can be undone by a producer for five minutes. A preview that loses its encoder is scheduled again.
@NullMarked
package org.plenary.sessions.live;

import org.jspecify.annotations.NullMarked;
