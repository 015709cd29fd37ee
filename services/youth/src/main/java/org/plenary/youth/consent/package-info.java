/// What a young person, and their guardian where the law of their country wants one, consents to: each purpose by
/// itself, in words of a numbered version, and taken back at any time.
///
/// Below the consent age a purpose holds when the guardian said yes and the young person has not said no; from that
/// age on when they said yes themselves. What was never answered is a no.
@NullMarked
package org.plenary.youth.consent;

import org.jspecify.annotations.NullMarked;
