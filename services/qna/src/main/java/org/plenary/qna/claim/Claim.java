package org.plenary.qna.claim;

import java.time.Instant;
import java.util.UUID;

/// That a moderator has a question open.
///
/// @param holder who
/// @param name as their account shows it
/// @param until when they count as gone unless they are heard of again
public record Claim(UUID question, UUID holder, String name, Instant until) {}
