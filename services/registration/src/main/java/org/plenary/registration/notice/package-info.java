/// Mails that tell a person what became of their registration.
///
/// Whoever changes a registration writes a notice in the same transaction ([org.plenary.registration.notice.Notices]).
/// Afterwards a replica claims it for a while, sends it and deletes it ([org.plenary.registration.notice.Postman]): at
/// least once, since a replica may die between the two. A mail server that is away is tried again, later each time, and
/// given up in the end. Minors and accounts without an address get none. Logs name notices by id, never people.
@NullMarked
package org.plenary.registration.notice;

import org.jspecify.annotations.NullMarked;
