/// What the safeguarding lead, or who facilitates a room, is to look at now: a room without its facilitators, a call
/// for help, a report, an appeal. An alert is open until somebody has seen to it.
@NullMarked
package org.plenary.youth.alert;

import org.jspecify.annotations.NullMarked;
