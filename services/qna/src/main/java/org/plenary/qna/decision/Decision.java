package org.plenary.qna.decision;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One link of a session's chain of decisions.
///
/// @param place from 1, without a gap
/// @param previous the link before, 64 zeros for the first
/// @param link the digest of `previous`, `place` and everything in `said`
public record Decision(long place, Said said, String previous, String link) {

    /// What a chain starts from.
    static final String NOTHING = "0".repeat(64);

    /// What was decided.
    ///
    /// @param question null when the session's window was decided about
    /// @param act the verb, such as `publish`
    /// @param role under which the person acted, such as `moderator`
    /// @param rule by which a question was dismissed, else null
    /// @param at in whole microseconds
    /// @param text digest of the question's text
    /// @param reason digest of the reason given
    /// @param decider digest of who decided
    public record Said(
            UUID session,
            @Nullable UUID question,
            String act,
            String before,
            String after,
            String role,
            @Nullable String rule,
            Instant at,
            String text,
            String reason,
            String decider) {}

    /// How far a chain goes.
    public record Head(long count, String link) {

        static final Head NONE = new Head(0, NOTHING);
    }

    /// The next link after `head`.
    static Decision after(Head head, Said said) {
        long place = head.count() + 1;
        return new Decision(place, said, head.link(), digest(place, head.link(), said));
    }

    Head head() {
        return new Head(place, link);
    }

    /// What is wrong with a chain, empty when nothing was edited, left out, put in, reordered or cut off.
    ///
    /// @param chain all decisions of a session by place
    /// @param head as it was published or stored elsewhere
    public static Optional<String> fault(List<Decision> chain, Head head) {
        var end = Head.NONE;
        for (var decision : chain) {
            if (decision.place != end.count() + 1 || !decision.previous.equals(end.link())) {
                return Optional.of("After decision %d another is missing".formatted(end.count()));
            }
            if (!decision.link.equals(digest(decision.place, decision.previous, decision.said))) {
                return Optional.of("Decision %d was changed".formatted(decision.place));
            }
            end = decision.head();
        }
        return end.equals(head) ? Optional.empty() : Optional.of("The chain does not end at its head");
    }

    /// A digest that commits to words without telling them: SHA-256 of the salt and the words' UTF-8 form, in hex.
    public static String commitment(byte[] salt, String words) {
        var digest = sha256();
        digest.update(salt);
        return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    /// Each field goes in with its length before it, so that no two decisions read alike; null is told from empty.
    private static String digest(long place, String previous, Said said) {
        var bytes = new ByteArrayOutputStream();
        for (var field : new @Nullable Object[] {
            previous,
            place,
            said.session,
            said.question,
            said.act,
            said.before,
            said.after,
            said.role,
            said.rule,
            said.at,
            said.text,
            said.reason,
            said.decider
        }) {
            byte[] form = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(field == null ? -1 : form.length)
                    .array());
            bytes.writeBytes(form);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
