/// What other services ask about a person at a conference: roles, participation, how an author is named.
///
/// Answers come from this service's own tables each time, so what an organiser changed holds with the next question.
@NullMarked
package org.plenary.registration.right;

import org.jspecify.annotations.NullMarked;
