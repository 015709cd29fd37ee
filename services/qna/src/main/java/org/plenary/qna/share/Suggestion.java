package org.plenary.qna.share;

import java.util.UUID;
import org.plenary.qna.share.Fairness.By;
import org.plenary.qna.share.Fairness.Group;

/// A question of an under-heard group, and why it is suggested.
public record Suggestion(UUID question, By by, Group group) {}
