package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.as;
import static org.plenary.local.acceptance.OwnConference.QNA;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Asks one question after another, in one session after another.
final class Asker extends Insistent {

    /// As many as one person may ask in one session without being told to wait.
    private static final int IN_ONE_SESSION = 10;

    private final String account;
    private final List<String> sessions;
    private final Map<String, String> textById = new LinkedHashMap<>();

    Asker(String account, List<String> sessions, BooleanSupplier going) {
        super(going);
        this.account = account;
        this.sessions = sessions;
    }

    @Override
    boolean writeNext() {
        int number = textById.size();
        if (number == IN_ONE_SESSION * sessions.size()) {
            return false;
        }
        var text = "Question %d of %s".formatted(number, account);
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var session = sessions.get(number % sessions.size());
        var question = acknowledged(() -> as(account)
                        .call(
                                "POST",
                                QNA + "sessions/" + session + "/questions",
                                Map.of("text", text, "shownAs", "anonymous", "language", "en"),
                                key))
                .ok();
        textById.put(question.path("id").asText(), text);
        return true;
    }

    void assertEveryQuestionIsThereOnce() {
        var stored = new ArrayList<String>();
        for (var session : sessions) {
            as(account)
                    .get(QNA + "sessions/" + session + "/questions/mine")
                    .ok()
                    .path("items")
                    .forEach(question -> stored.add(question.path("text").asText()));
        }
        assertThat(stored).as("what %s asked", account).containsExactlyInAnyOrderElementsOf(textById.values());
    }
}
