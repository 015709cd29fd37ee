/// Mails that tell a person what became of their registration.
///
/// Whoever changes a registration writes a notice in the same transaction
/// ([org.plenary.registration.notice.Notices]); the platform's postman sends it afterwards. Minors
/// and accounts without an address get none.
@NullMarked
package org.plenary.registration.notice;

import org.jspecify.annotations.NullMarked;
