package org.plenary.edge.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Our own origin, and what may be done in its name with a cookie.
///
/// @param text scheme, host and, where it is not the scheme's own, port
public record Origin(String text) {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /// The origin of an address.
    public static Origin of(URI address) {
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        var port = address.getPort() == -1 || address.getPort() == usual ? "" : ":" + address.getPort();
        return new Origin(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /// Whether pages of this origin are only reached encrypted.
    public boolean isEncrypted() {
        return text.startsWith("https:");
    }

    /// Whether a call that carries our cookie was made by a page of ours, as far as it changes anything: browsers
    /// tell by `Sec-Fetch-Site` or by `Origin`, and a page cannot set either. A browser that tells neither is
    /// refused.
    public boolean mayAct(String method, @Nullable String fetchSite, @Nullable String origin) {
        if (SAFE_METHODS.contains(method)) {
            return true;
        }
        if (origin != null && !origin.equals("null")) {
            return origin.equalsIgnoreCase(text);
        }
        return "same-origin".equals(fetchSite);
    }
}
