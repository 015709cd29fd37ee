package org.plenary.platform.idempotency;

import org.jspecify.annotations.Nullable;

/// What a request was answered with.
///
/// @param asked a digest of what was asked and of the key, without which nobody guesses it
record Answer(
        String asked,
        int status,
        @Nullable String body,
        @Nullable String location,
        @Nullable String tag) {}
