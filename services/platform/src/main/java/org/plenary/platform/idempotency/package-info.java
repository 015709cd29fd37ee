/// Repeated requests (`Idempotency-Key`): the same key by the same caller on the same method and path gives the first
/// answer again for 24 hours, and does nothing a second time.
///
/// The answer is stored in the transaction of the write it tells of, so there is no moment at which one exists without
/// the other. Refusals are not stored: the same request may be right later. An answer is stored sealed with the key
/// that was sent, which is stored nowhere: nobody reads it in the database, whatever becomes of what it tells of.
@NullMarked
package org.plenary.platform.idempotency;

import org.jspecify.annotations.NullMarked;
