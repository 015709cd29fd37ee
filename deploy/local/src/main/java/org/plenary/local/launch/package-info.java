/// Brings the whole system up on one machine, and takes it down again: what `./plenary up`, `down` and `status` do.
///
/// [Launch] reads the command line. [WholeSystem] starts every part side by side as soon as what it needs is there:
/// mail, media, PostgreSQL and Kafka at once, Keycloak after PostgreSQL, the services after all of these. It is ready
/// when edge says that it and every service behind it are.
///
/// Life cycle: checked (nothing else runs here, ports free) → starting → ready → stopping → gone. A part that dies
/// while the system is ready is started again, a few times; a part that fails while starting ends everything.
///
/// What always holds:
/// - nothing is started that is not also stopped, whether by Ctrl-C, by `down` or by the death of the launcher;
/// - secrets are drawn by chance once for each data folder and readable by their owner only;
/// - everything listens on 127.0.0.1 only.
@NullMarked
package org.plenary.local.launch;

import org.jspecify.annotations.NullMarked;
