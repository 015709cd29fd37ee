/// How a fact leaves the service: written beside the change it tells of, published afterwards.
///
/// A store adds an event in its own transaction ([org.plenary.platform.outbox.Outbox]); the row is the promise. One
/// replica of the service leads (an advisory lock on a connection of its own): it takes waiting rows in order,
/// publishes them, waits until Kafka has them on all in-sync replicas, and deletes them. A leader that dies loses the
/// lock with its connection, so a row may be published twice and never not at all; readers keep the highest version.
///
/// Rows are taken whole and deleted rather than read behind a remembered id, because ids are drawn before commits: a
/// late commit would be skipped.
@NullMarked
package org.plenary.platform.outbox;

import org.jspecify.annotations.NullMarked;
