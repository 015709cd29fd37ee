package org.plenary.platform.idempotency;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/// What a request was answered with.
///
/// @param asked a digest of what was asked
record Answer(
        String asked,
        int status,
        @Nullable String body,
        @Nullable String location,
        @Nullable String tag) {

    static Answer from(Row row) {
        return new Answer(
                row.getString("asked"),
                row.getInteger("status"),
                row.getString("body"),
                row.getString("location"),
                row.getString("tag"));
    }
}
