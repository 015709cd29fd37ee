/// Polls: what moderators ask everyone who takes part, to be answered by choosing.
///
/// ```
/// draft ──open──▶ open ──close──▶ closed
///   │               ▲                │
///   └─deleted       └─────open───────┘
/// ```
///
/// A draft is its moderators' alone, and may be put in other words or deleted. Opened, a poll is
/// everyone's who may watch, and stays as it is worded. One that was closed may be opened again,
/// with the ballots it has: a slip is so taken back, and the chain of decisions shows it. A poll
/// closes by hand, at a planned time, and when its session ends; it does not open again with the
/// session.
///
/// [org.plenary.qna.poll.Poll] is the rules, [org.plenary.qna.poll.Polls] the store;
/// [org.plenary.qna.poll.PollMoves] carries the moves out. Ballots and tallies are another room's,
/// `ballot`.
///
/// What always holds: at most one poll of a session is open; opening and closing by a person stands
/// in the session's chain of decisions; every change raises the version and goes out as an event,
/// of a draft with its id and state only; counts are told while a poll is open only where it says
/// so, else once it is closed.
@NullMarked
package org.plenary.qna.poll;

import org.jspecify.annotations.NullMarked;
