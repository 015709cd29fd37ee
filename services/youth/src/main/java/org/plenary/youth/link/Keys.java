package org.plenary.youth.link;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.link.LinkKey;

/// Makes secrets and codes.
@Singleton
class Keys {

    private static final int CODES = 1_000_000;

    private final LinkKey key;

    Keys(LinkConfig config) {
        this.key = new LinkKey(config.secret());
    }

    String secret(LinkPurpose purpose, UUID id, int generation) {
        return key.secret(id, meaning("link", purpose, id, generation, 0));
    }

    /// The id that a text names, if it has the form of a secret; whether it is one, [#fits] tells.
    Optional<UUID> id(String text) {
        return key.id(text);
    }

    /// Whether a text that names this id is its secret.
    boolean fits(String text, LinkPurpose purpose, UUID id, int generation) {
        return key.fits(text, meaning("link", purpose, id, generation, 0));
    }

    /// The code of that number, six digits.
    String code(LinkPurpose purpose, UUID id, int generation, int number) {
        long drawn = ByteBuffer.wrap(key.mac(meaning("code", purpose, id, generation, number)))
                .getLong();
        return "%06d".formatted(Math.floorMod(drawn, CODES));
    }

    /// What stands for a person at a conference where their account must not: nobody without the key finds who it is.
    byte[] trace(UUID conference, UUID subject) {
        return key.mac("trace %s %s".formatted(conference, subject));
    }

    private static String meaning(String use, LinkPurpose purpose, UUID id, int generation, int number) {
        return "%s %s %s %d %d".formatted(use, purpose.word(), id, generation, number);
    }
}
