/// Mails that a service owes to people.
///
/// Whoever changes something writes down the mail it owes in the same transaction, in a store of its own that is the
/// service's [org.plenary.platform.mail.Mailbag]. Afterwards a replica claims it for a while, sends it and settles it
/// ([org.plenary.platform.mail.Postman]): at least once, since a replica may die between the two. A mail server that is
/// away is tried again, later each time, and given up in the end. Logs name mails by id, never people.
///
/// Needs `quarkus-mailer`, which only services that send mail have.
@NullMarked
package org.plenary.platform.mail;

import org.jspecify.annotations.NullMarked;
