/// Cases: what the safeguarding lead has of the reports, and what was done about them.
///
/// What always holds: a case is seen by leads and, when it names a lead, by organisers; by nobody whom it names, and
/// by no facilitator. Every reading of a case is written down with who and when, in the transaction that reads it.
/// What was done with a case is only ever added to.
@NullMarked
package org.plenary.youth.casefile;

import org.jspecify.annotations.NullMarked;
