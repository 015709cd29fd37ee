package org.plenary.youth.admission;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail address, as far as it tells whose it is. It is for comparing alone: mail goes to what was typed.
///
/// @param address as it was typed
record Mailbox(String address) {

    /// Whether mail to both may reach one person: but for case, dots and what follows a plus they are the same.
    boolean mayBe(@Nullable String other) {
        return other != null && bare(address).equals(bare(other));
    }

    private static String bare(String address) {
        int at = address.lastIndexOf('@');
        var local = address.substring(0, Math.max(at, 0));
        var bare = local.replaceFirst("(?<=.)\\+.*", "").replace(".", "");
        return (bare + address.substring(Math.max(at, 0))).strip().toLowerCase(Locale.ROOT);
    }
}
