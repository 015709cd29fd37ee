/// The organisers' list of registrations: filtered, searched, in pages. Minors stand in it without a name.
@NullMarked
package org.plenary.registration.roster;

import org.jspecify.annotations.NullMarked;
