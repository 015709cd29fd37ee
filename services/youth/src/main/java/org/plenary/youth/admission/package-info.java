/// A young person's way into the youth forum.
///
/// They join with their group's code, a year of birth, a country and a pseudonym. The group's adult confirms who they
/// are and how old; below the consent age of their country a guardian is then asked; a readiness check comes last:
///
/// ```
/// awaitingConfirmation ──yes──▶ awaitingGuardian ──yes──▶ awaitingReadiness ──passed──▶ admitted
///          │                          ▲  (only below the consent age)  │                    │
///          no                         └──────── consent withdrawn ─────┴────────────────────┘
///          ▼
///       declined
/// ```
///
/// Nothing of this is a stored state: it follows from the facts ([org.plenary.youth.admission.Admission]), so a consent
/// that is withdrawn acts with the next question asked, and a new year with the hour. Of a year of birth the youngest
/// age it allows is taken, for the band and for consent alike; a year that allows 18 is refused. The name that the
/// account has is kept for the adult's eyes until they have decided, then deleted. Who joins is a youth at
/// registration, too, or does not join; a guardian who has answered is not replaced without the lead; and who leaves
/// and joins anew is known to have been there.
@NullMarked
package org.plenary.youth.admission;

import org.jspecify.annotations.NullMarked;
