package org.plenary.youth.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One decision in a room's chain.
///
/// Its hash is the SHA-256, in lower-case hex, of these fields in this order: the hash before it, its number, room,
/// contribution, what, reason, by, received, decided, and the hashes of text, words and decider. Each field is its
/// length in bytes as four bytes, the highest first, and then its text in UTF-8: numbers in decimal, times as
/// [Instant#toString] has them. What is not there is the length -1 alone. So no two decisions read alike.
///
/// @param number from 1, without a gap
/// @param previous the hash of the decision before it, 64 zeros for the first
record Decision(long number, Said said, String previous, String hash) {

    /// What was decided.
    ///
    /// @param reason null when it is shown; of what is upheld, that of the decision before
    /// @param received when its author said it, in whole microseconds
    /// @param decided in whole microseconds
    /// @param text salted hash of what its author said
    /// @param words salted hash of the words that its author was told
    /// @param decider salted hash of who decided
    record Said(
            UUID room,
            UUID contribution,
            What what,
            @Nullable Reason reason,
            Instant received,
            Instant decided,
            String text,
            String words,
            String decider) {

        Duration waited() {
            return Duration.between(received, decided);
        }
    }

    /// How far a chain goes. Whoever keeps it finds that a chain was cut off or written anew.
    record Head(long count, String hash) {

        static final Head NONE = new Head(0, "0".repeat(64));
    }

    /// Who decides: always a person.
    static final String BY = "person";

    /// The decision that comes after a head.
    static Decision after(Head head, Said said) {
        long number = head.count() + 1;
        return new Decision(number, said, head.hash(), hash(number, head.hash(), said));
    }

    Head head() {
        return new Head(number, hash);
    }

    /// What is wrong with a chain; empty when nothing in it was changed, left out, put in, moved or cut off.
    ///
    /// @param chain all decisions of a room by number
    /// @param head as it was published
    static Optional<String> fault(List<Decision> chain, Head head) {
        var reached = Head.NONE;
        for (var decision : chain) {
            if (!decision.equals(after(reached, decision.said()))) {
                return Optional.of(
                        "Decision %d does not follow decision %d".formatted(decision.number, reached.count()));
            }
            reached = decision.head();
        }
        return reached.equals(head)
                ? Optional.empty()
                : Optional.of(
                        "The chain ends at decision %d, not at its head %d".formatted(reached.count(), head.count()));
    }

    /// Commits to words without telling them: SHA-256 of the salt and then their UTF-8 form, in lower-case hex.
    static String commitment(byte[] salt, String words) {
        var digest = sha256();
        digest.update(salt);
        return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hash(long number, String previous, Said said) {
        var bytes = new ByteArrayOutputStream();
        Arrays.asList(
                        previous,
                        Long.toString(number),
                        said.room.toString(),
                        said.contribution.toString(),
                        said.what.word(),
                        said.reason == null ? null : said.reason.word(),
                        BY,
                        said.received.toString(),
                        said.decided.toString(),
                        said.text,
                        said.words,
                        said.decider)
                .forEach(field -> write(field, bytes));
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static void write(@Nullable String field, ByteArrayOutputStream to) {
        byte[] form = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
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
