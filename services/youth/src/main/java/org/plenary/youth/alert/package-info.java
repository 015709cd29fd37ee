/// What the safeguarding lead, or who facilitates a room, is to look at now: a room without its facilitators, a call
/// for help, a report, an appeal, somebody who goes on only with help with the readiness check. An alert is open until
/// who it is for has seen to it: leads, and organisers for what is reported about a lead. That a facilitator sees to a
/// call for help is told beside it, and ends nothing for the lead. That somebody needs help with the check is gone with
/// the need.
@NullMarked
package org.plenary.youth.alert;

import org.jspecify.annotations.NullMarked;
