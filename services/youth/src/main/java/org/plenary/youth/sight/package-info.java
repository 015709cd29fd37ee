/// Who sees what was reported: one rule for cases, and for the alerts of them.
///
/// What always holds: nobody sees what names them. A lead sees all but what is about the lead; an organiser sees that,
/// and what names somebody who is a lead, so that what is hidden from one is seen by another. Leads are known by the
/// names of their accounts from the first time they look; of what came in before, those who are named then are added.
@NullMarked
package org.plenary.youth.sight;

import org.jspecify.annotations.NullMarked;
