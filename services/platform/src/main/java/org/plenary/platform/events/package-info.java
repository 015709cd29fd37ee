/// Reading other services' topics.
///
/// A `…Projection` receives Kafka records one after the other, opens each with [org.plenary.platform.events.Envelope],
/// and applies it in one transaction through [org.plenary.platform.events.Applying]. An upsert that compares versions
/// needs nothing else; an effect that must happen once asks [org.plenary.platform.events.Inbox] first, in the same
/// transaction. While the database is away a projection waits: an event is never dropped for that.
@NullMarked
package org.plenary.platform.events;

import org.jspecify.annotations.NullMarked;
