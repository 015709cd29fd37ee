package org.plenary.edge.http;

import java.util.Locale;
import java.util.regex.Pattern;

/// Paths that two programs would not read differently.
public final class Paths {

    /// An encoded slash, backslash, NUL, dot or percent sign; a parameter of a segment; a backslash.
    private static final Pattern AMBIGUOUS = Pattern.compile("%2f|%5c|%00|%2e|%25|;|%3b|\\\\|//");

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Paths() {}

    /// Whether a path, as it came over the wire, means the same to everyone who reads it: no dot segments, nothing
    /// that one reader decodes or cuts off and the next one does not.
    public static boolean isPlain(String path) {
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return false;
        }
        for (var segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /// Whether a path's segment is an id as we write them.
    public static boolean isId(String segment) {
        return ID.matcher(segment).matches();
    }
}
