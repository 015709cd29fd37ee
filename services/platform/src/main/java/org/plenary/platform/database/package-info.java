/// A service's way to its own PostgreSQL.
///
/// Request code runs on virtual threads and reads like JDBC: [org.plenary.platform.database.Database] awaits the
/// reactive client. One call of [org.plenary.platform.database.Database#transaction] is one transaction; a store
/// called inside another's transaction joins it. Whoever waits longer than configured for a connection or an answer
/// gets [org.plenary.platform.database.DatabaseUnavailable], which becomes 503 with `Retry-After`: nothing is
/// acknowledged that was not committed.
@NullMarked
package org.plenary.platform.database;

import org.jspecify.annotations.NullMarked;
