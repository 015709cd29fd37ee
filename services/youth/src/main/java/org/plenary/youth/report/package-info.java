/// Reports: what somebody finds unkind, unsafe or otherwise wrong, told in one call. Each is a case that the
/// safeguarding lead is alerted to at once and keeps in [org.plenary.youth.casefile].
///
/// What always holds: whoever a report names does not see it, whatever roles they have; when it names a safeguarding
/// lead, the organisers see it, too. Who is named is settled when the report comes in, in its transaction. Whoever
/// reported learns how far it is, and nothing else. What was told stands in no log, event or trace.
@NullMarked
package org.plenary.youth.report;

import org.jspecify.annotations.NullMarked;
