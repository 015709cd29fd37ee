/// Telling who asked a question, where somebody's safety asks for it.
///
/// What always holds: it takes two people, one of them an organiser, and a safeguarding ground; both
/// acts stand in the session's chain of decisions; who asked is told to these two alone, for a day,
/// and each time is written down where nobody can change it. Under the Chatham House Rule there is no
/// other way (see the safeguarding statements).
@NullMarked
package org.plenary.qna.lifting;

import org.jspecify.annotations.NullMarked;
