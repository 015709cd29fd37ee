/// What the adult of a sending organisation sees and decides, by the link that was mailed to them: who each member is
/// and whether the year of birth is right. Their first decision is confirmed by a mailed code.
@NullMarked
package org.plenary.youth.confirmation;

import org.jspecify.annotations.NullMarked;
