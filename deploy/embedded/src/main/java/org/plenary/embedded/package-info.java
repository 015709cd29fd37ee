/// The real servers that Plenary needs, as child processes on this machine: PostgreSQL, Kafka, Keycloak and mail; and
/// LiveKit, where it is installed.
///
/// The build of `deploy/embedded/servers` brings their files into the local repository and writes down where they lie;
/// [ServerFiles] unpacks what must be unpacked into `.plenary/cache`, once for each version. [Servers] starts what a
/// test wants side by side on free ports; the launcher starts the same classes on fixed ports.
///
/// Life cycle of a server: its port is checked, it is started under a guard ([ServerProcess]), it counts as started
/// when its own condition holds (a query, a metadata answer, a realm), and it is stopped gracefully, then by force.
///
/// What always holds:
/// - everything listens on 127.0.0.1 only;
/// - a server never outlives whoever started it, not even when that one is killed: the guard sees its pipe close;
/// - should even the guard be killed, the next start finds the run record and ends what is left, by process id and
///   start time, never by name;
/// - waiting is bounded, and a failure names the server and the end of its log;
/// - data survives a kill and a restart: PostgreSQL runs with fsync and synchronous commit unless a throw-away test
///   says otherwise.
@NullMarked
package org.plenary.embedded;

import org.jspecify.annotations.NullMarked;
