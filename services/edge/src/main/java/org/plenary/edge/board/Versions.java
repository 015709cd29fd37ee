package org.plenary.edge.board;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is remembered of each thing, so that an older state is known as such.
final class Versions {

    /// The most things that are remembered; a session has hundreds.
    private static final int KNOWN_MAX = 20_000;

    private Versions() {}

    static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KNOWN_MAX;
            }
        };
    }
}
