package org.plenary.youth.testing;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plenary.embedded.Mails;
import org.plenary.platform.database.Database;
import org.plenary.platform.testing.RealServers;

/// What people read in their mail.
public final class Post {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6}) is the code");

    private Post() {}

    /// The secret of the newest link to such a page that was mailed to an address.
    ///
    /// @param page such as `consents`
    public static String secret(String address, String page) {
        return newest(address, Pattern.compile("/youth/" + page + "/(\\S+)"));
    }

    /// The newest code that was mailed to an address.
    public static String code(String address) {
        return newest(address, CODE);
    }

    /// Waits until no letter about that admission or group is on its way: what is to be mailed by now has been.
    public static void awaitGone(Database database, String about) {
        Forum.soon("all letters about " + about + " are gone").until(() -> database.list(
                        "select id from owed_letter where about = $1 and (attempts > 0 or due_at <= now())",
                        row -> row.getUUID("id"),
                        UUID.fromString(about))
                .isEmpty());
    }

    public static Mails mails() {
        return new Mails(RealServers.servers().mailbox().apiPort());
    }

    private static String newest(String address, Pattern wanted) {
        return Forum.soon("a mail to " + address + " with " + wanted)
                .until(() -> mails().newest(address, wanted), Optional::isPresent)
                .orElseThrow();
    }

    /// An address of an adult that nobody else has.
    public static String newAddress() {
        return "adult-" + UUID.randomUUID() + "@example.org";
    }
}
