package org.plenary.edge.board;

import java.time.Instant;
import java.util.Comparator;

/// A short post of the digital team.
public record Post(String id, String text, Instant postedAt, long version) {

    static final Comparator<Post> NEWEST_FIRST =
            Comparator.comparing(Post::postedAt).reversed().thenComparing(Post::id, Comparator.reverseOrder());
}
