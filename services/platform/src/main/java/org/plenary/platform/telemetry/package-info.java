/// Traces: every call carries one (W3C Trace Context), through the outbox and Kafka to the live frame. They are
/// recorded only where somebody collects them.
@NullMarked
package org.plenary.platform.telemetry;

import org.jspecify.annotations.NullMarked;
