/// The registration service: who takes part in a conference, as what, and whether there is room.
@NullMarked
package org.plenary.registration;

import org.jspecify.annotations.NullMarked;
