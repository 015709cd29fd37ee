/// How many votes can be made durable, and how long each waits for that.
///
/// Three ways to the same PostgreSQL, which forgets nothing (`fsync=on`, `synchronous_commit=on`,
/// `full_page_writes=on`, as on a server): [org.plenary.bench.votes.StoreSide] is qna's own batches,
/// [org.plenary.bench.votes.PgbenchSide] is PostgreSQL's own measuring program, which inserts row by row into a table
/// of the same shape, and [org.plenary.bench.votes.RestSide] calls the running services as a browser would.
///
/// What always holds: every vote that is counted has been answered, and is one row more or less in the table; both
/// sides have the same number of callers, each with one call under way; both begin each round with an empty table and
/// behind a checkpoint.
@NullMarked
package org.plenary.bench.votes;

import org.jspecify.annotations.NullMarked;
