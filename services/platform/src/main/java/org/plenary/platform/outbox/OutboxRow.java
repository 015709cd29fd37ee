package org.plenary.platform.outbox;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A waiting event, as it stands in the table.
record OutboxRow(
        long place,
        UUID id,
        UUID key,
        String type,
        String subject,
        byte[] payload,
        @Nullable String traceparent,
        OffsetDateTime addedAt) {}
