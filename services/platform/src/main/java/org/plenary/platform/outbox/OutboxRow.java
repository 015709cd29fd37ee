package org.plenary.platform.outbox;

import io.vertx.mutiny.sqlclient.Row;
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
        OffsetDateTime addedAt) {

    static OutboxRow from(Row row) {
        return new OutboxRow(
                row.getLong("place"),
                row.getUUID("id"),
                row.getUUID("key"),
                row.getString("type"),
                row.getString("subject"),
                row.getBuffer("payload").getBytes(),
                row.getString("traceparent"),
                row.getOffsetDateTime("added_at"));
    }
}
