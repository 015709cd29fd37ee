/// What the programme's forms have in common: values that come as text and must mean something (a date, a time, a time
/// zone, a language), lists without gaps, and merge-patch (RFC 7396).
///
/// Nothing here knows what the forms are about. A text that reads but means nothing is a wrong field (422), never a
/// request that cannot be parsed (400).
@NullMarked
package org.plenary.sessions.forms;

import org.jspecify.annotations.NullMarked;
