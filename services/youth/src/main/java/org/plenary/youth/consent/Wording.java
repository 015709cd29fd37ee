package org.plenary.youth.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The words in which consent is asked for, from `consent-texts.json`. Another wording is another version.
@Singleton
public class Wording {

    /// The words for one purpose.
    ///
    /// @param purpose its word
    /// @param title what it is, in a few words
    /// @param forGuardian what a guardian is told
    /// @param forYouth what the young person is told
    public record Text(String purpose, String title, String forGuardian, String forYouth) {}

    private record Texts(int version, List<Text> purposes) {}

    private final Texts texts;

    Wording(ObjectMapper json) {
        try (var file = Objects.requireNonNull(Wording.class.getResourceAsStream("consent-texts.json"))) {
            this.texts = json.readValue(file, Texts.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("consent-texts.json cannot be read", broken);
        }
        for (var purpose : Purpose.values()) {
            of(purpose);
        }
    }

    /// The number that an answer is stored with.
    public int version() {
        return texts.version();
    }

    public Text of(Purpose purpose) {
        return texts.purposes().stream()
                .filter(text -> text.purpose().equals(purpose.word()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("consent-texts.json has no words for " + purpose.word()));
    }
}
