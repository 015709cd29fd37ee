/// Repeated requests (`Idempotency-Key`): the same key by the same caller on the same method and path gives the first
/// answer again for 24 hours, and does nothing a second time.
///
/// The answer is stored in the transaction of the write it tells of, so there is no moment at which one exists without
/// the other. Refusals are not stored: the same request may be right later.
@NullMarked
package org.plenary.platform.idempotency;

import org.jspecify.annotations.NullMarked;
