package org.plenary.edge.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where to go after signing in.
///
/// @param text a path of ours, with query and fragment
record ReturnPath(String text) {

    private static final ReturnPath HOME = new ReturnPath("/");
    private static final int LONGEST = 2_000;

    /// The wish of the caller if it is a path on our own origin, else our first page. Browsers take `\` for `/` and
    /// drop control characters, so neither may be in it.
    static ReturnPath of(@Nullable String wish) {
        if (wish == null || wish.length() > LONGEST || !wish.startsWith("/") || wish.startsWith("//")) {
            return HOME;
        }
        for (int at = 0; at < wish.length(); at++) {
            char letter = wish.charAt(at);
            if (letter <= ' ' || letter == '\\' || letter >= 0x7f) {
                return HOME;
            }
        }
        try {
            var uri = new URI(wish);
            var away = uri.isAbsolute() || uri.getRawAuthority() != null;
            return away || leadsBack(uri.getPath()) ? HOME : new ReturnPath(wish);
        } catch (URISyntaxException malformed) {
            return HOME;
        }
    }

    /// Whether a path leads to signing in or out again, or to a call instead of a page.
    private static boolean leadsBack(String path) {
        return path.equals("/login")
                || path.startsWith("/login/")
                || path.equals("/logout")
                || path.startsWith("/api/");
    }
}
