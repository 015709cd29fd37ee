package org.plenary.local.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the demo loads, as `london-2011.json` has it.
///
/// @param conference the body that creates the conference
/// @param themes the body that sets its themes
/// @param live the key of the session that is on
/// @param ended the key of the session that is over
/// @param delegatesBeyondTheDemo how many more delegates find a place
/// @param questions by session key
/// @param polls by session key, the body of each draft, ready to be opened
/// @param updates by session key, oldest first
/// @param forum the youth forum's rooms
@JsonIgnoreProperties("about")
record Script(
        JsonNode conference,
        JsonNode themes,
        List<Slot> sessions,
        String live,
        String ended,
        List<Participant> accounts,
        int delegatesBeyondTheDemo,
        Map<String, List<Asked>> questions,
        Map<String, List<JsonNode>> polls,
        Map<String, List<String>> updates,
        List<Room> forum) {

    /// A session on the programme.
    ///
    /// @param theme a theme's tag
    /// @param day of the conference, from 1
    /// @param start `hh:mm` in the hall
    /// @param duration `hh:mm`
    record Slot(
            String key,
            String title,
            String kind,
            @Nullable String theme,
            int day,
            String start,
            String duration,
            String room,
            @JsonProperty("abstract") String summary,
            JsonNode contributors) {}

    /// A demo account's part in the conference. A young person's registration holds no name.
    record Participant(
            String account,
            String kind,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String country,
            List<String> roles) {}

    /// A question, who asked it, who supports it, and how far it came.
    record Asked(
            String by,
            String shownAs,
            String text,
            String state,
            @Nullable String rule,
            @Nullable String reason,
            List<String> votes) {}

    /// A breakout of the youth forum.
    ///
    /// @param by the young person who says all of it; null where nothing is said yet
    record Room(
            String topic,
            String band,
            @Nullable String by,
            List<Said> said,
            @Nullable Concluded concluded) {}

    /// Something a young person contributes.
    record Said(String kind, String text) {}

    /// What a room concludes from all that is said in it.
    ///
    /// @param answer the body with which the conference responds; null where that is open
    record Concluded(String text, @Nullable JsonNode answer) {}

    static Script london2011() {
        try (var file = Script.class.getResourceAsStream("london-2011.json")) {
            return new ObjectMapper().readValue(file, Script.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("london-2011.json cannot be read", broken);
        }
    }

    Slot session(String key) {
        return sessions.stream()
                .filter(slot -> slot.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("london-2011.json has no session " + key));
    }
}
