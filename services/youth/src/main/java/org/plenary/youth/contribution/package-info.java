/// What young people contribute in a breakout - hopes, fears, ideas, concerns, proposals - and what they think of each.
///
/// ```
///            show                    decline
/// waiting ────────▶ shown ◀──────────────────────▶ declined, with a reason for its author
///    └── decline ──────────────── show ──────────────▲
/// ```
/// Whatever state it is in, its author takes it back, and it is gone. What a declined one says is sealed
/// ([org.plenary.youth.seal]): its author reads it, and who facilitates after it was written down; when it has been
/// deleted, it is not shown any more. Once, each time it was declined, its author may ask for a second look: somebody
/// else than who decided last upholds it, with words, or overturns it.
///
/// Who does not take part any more - a consent was taken back, an adult does not know them - is not heard: what they
/// said is withheld from everybody, staff too, and from other services; what they think is not counted. It is all there
/// again when they take part again.
///
/// What always holds: nobody but its author and the facilitators reads what no facilitator has looked at; how long that
/// takes is told with every board; words and stances come only from who is in the room, while it lets them; one stance
/// for each young person and contribution, the latest word, and totals are counted from these rows; other services are
/// told of what is shown, with a band, and a pseudonym where that may be published, and of nothing else; what is no
/// longer shown is told as gone.
@NullMarked
package org.plenary.youth.contribution;

import org.jspecify.annotations.NullMarked;
