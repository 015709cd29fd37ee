package org.plenary.qna.block;

import java.time.Instant;
import java.util.UUID;
import org.plenary.qna.question.Grounds;

/// That somebody asks no more in a session.
///
/// @param question the one they are blocked for
public record Block(UUID question, Grounds grounds, Instant decided) {}
