/// Which room each young person belongs to: by their own choice, by balance, or by hand. Always: at most one room, of
/// their own band, and no more of them than it has places.
@NullMarked
package org.plenary.youth.roster;

import org.jspecify.annotations.NullMarked;
