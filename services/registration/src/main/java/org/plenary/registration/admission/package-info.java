/// Who may register at a conference: which kinds, how many of each, with whose approval, and from when to when.
///
/// A conference whose organisers have said nothing takes everybody, and a hundred delegates with a waiting list. What
/// they say about one kind leaves the usual rule for the others.
///
/// Places are given one after the other: whoever changes a registration first locks the conference's admission row
/// ([org.plenary.registration.admission.Admissions#lock]) and then counts. There is no counter that could drift.
@NullMarked
package org.plenary.registration.admission;

import org.jspecify.annotations.NullMarked;
