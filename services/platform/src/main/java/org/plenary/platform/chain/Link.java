package org.plenary.platform.chain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One link of a chain of decisions.
///
/// The hash is SHA-256 over, in this order: the hash before, the number, and what was decided, field by
/// field. Each goes in as text in UTF-8 with its length in bytes before it, four bytes big-endian, -1
/// for what is missing, so that no two links read alike.
///
/// @param number from 1, without a gap
/// @param previous the hash of the link before, 64 zeros for the first
/// @param hash in lower-case hex
public record Link<D extends Link.Decided>(long number, D decided, String previous, String hash) {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What was decided.
    public interface Decided {

        /// All of it, in an order that never changes; what is personal only as a [#commitment].
        List<@Nullable Object> fields();
    }

    /// How far a chain goes. Whoever keeps it finds that a chain was cut off or written anew.
    public record Head(long count, String hash) {

        /// Of a chain that has no link yet.
        public static final Head NONE = new Head(0, "0".repeat(64));
    }

    /// The link that comes after a head.
    public static <D extends Decided> Link<D> after(Head head, D decided) {
        long number = head.count() + 1;
        return new Link<>(number, decided, head.hash(), hash(number, head.hash(), decided));
    }

    public Head head() {
        return new Head(number, hash);
    }

    /// What is wrong with a chain; empty when nothing in it was edited, left out, put in, moved or cut
    /// off.
    ///
    /// @param chain all links by number
    /// @param head as it was published, or stored elsewhere
    public static Optional<String> fault(List<? extends Link<?>> chain, Head head) {
        var reached = Head.NONE;
        for (var link : chain) {
            if (!link.equals(after(reached, link.decided()))) {
                return Optional.of("Decision %d does not follow decision %d".formatted(link.number(), reached.count()));
            }
            reached = link.head();
        }
        return reached.equals(head)
                ? Optional.empty()
                : Optional.of(
                        "The chain ends at decision %d, not at its head %d".formatted(reached.count(), head.count()));
    }

    /// A new salt for a [#commitment]: 16 bytes that nobody can guess.
    public static byte[] salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /// Commits to words without telling them: SHA-256 of the salt and then their UTF-8 form, in
    /// lower-case hex. Without the salt nobody can try words until they fit.
    public static String commitment(byte[] salt, String words) {
        var digest = sha256();
        digest.update(salt);
        return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hash(long number, String previous, Decided decided) {
        var fields = new ArrayList<@Nullable Object>(List.of(previous, number));
        fields.addAll(decided.fields());
        var bytes = new ByteArrayOutputStream();
        fields.forEach(field -> write(field, bytes));
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static void write(@Nullable Object field, ByteArrayOutputStream to) {
        byte[] form = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : form.length)
                .array());
        to.writeBytes(form);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
