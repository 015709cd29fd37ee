/// What a room concludes from what was contributed in it, and what the conference answers.
///
/// ```
///          the room adopts              the lead withdraws
/// draft ────────────────────▶ adopted ────────────────────▶ withdrawn, with a reason
///   │ ▲                          │
///   └─┘ a facilitator edits      └── the conference responds, and may think again
/// ```
/// A facilitator writes down what the room says, dissent with it, and ties it to contributions. Young people in the
/// room take stances; whether that is enough, [org.plenary.youth.conclusion.Conclusion#obstacle] decides.
///
/// What always holds: a conclusion rests on contributions that the room can read; stances are on the words as they
/// stand, so another wording has none; once adopted, words, dissent and totals stay as they were, and who took which
/// stance is forgotten; every response stays, and where there is none it is told as open.
@NullMarked
package org.plenary.youth.conclusion;

import org.jspecify.annotations.NullMarked;
