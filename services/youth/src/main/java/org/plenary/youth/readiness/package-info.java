/// The readiness check: scenarios on handling life online, in place of a bare age gate.
///
/// It teaches: every answer is told why it fits or not. Who has not passed tries again with other scenarios, and after
/// that somebody helps: the lead and the facilitators are alerted until they have. What was answered is stored apart
/// from who answered, with the day and nothing else, never leaves in an event, and is deleted at its term.
@NullMarked
package org.plenary.youth.readiness;

import org.jspecify.annotations.NullMarked;
