/// Reports: what somebody finds unkind, unsafe or otherwise wrong, told in one call. Each is a case that the
/// safeguarding lead is alerted to at once and keeps in [org.plenary.youth.casefile].
///
/// What always holds: whoever a report names does not see it, whatever roles they have; who does is
/// [org.plenary.youth.sight]'s to say. Who is named is settled when the report comes in, in its transaction, but for a
/// lead whose name was not known yet. What a contribution, a conclusion or a question said, and what its author was
/// told about it, is kept with its report, sealed. Whoever reported learns how far it is, and nothing else. What was
/// told stands in no log, event or trace.
@NullMarked
package org.plenary.youth.report;

import org.jspecify.annotations.NullMarked;
