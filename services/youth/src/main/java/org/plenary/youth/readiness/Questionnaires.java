package org.plenary.youth.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.platform.database.Sql;
import org.plenary.platform.database.Transaction;

/// The questionnaires of conferences, and what was answered, by nobody in particular.
@ApplicationScoped
class Questionnaires {

    /// A conference's questionnaire; version 0 is the usual one.
    record Chosen(Questionnaire questionnaire, long version) {}

    private final Questionnaire usual;
    private final Database database;
    private final ObjectMapper json;
    private final InstantSource clock;

    Questionnaires(Database database, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        try (var file = Objects.requireNonNull(Questionnaires.class.getResourceAsStream("questionnaire.json"))) {
            this.usual = json.readValue(file, Questionnaire.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("questionnaire.json cannot be read", broken);
        }
        if (!usual.faults().isEmpty()) {
            throw new IllegalStateException("questionnaire.json: " + usual.faults());
        }
    }

    Chosen of(UUID conference) {
        return find(database, conference, "").orElseGet(() -> new Chosen(usual, 0));
    }

    /// As [#of], and nobody else chooses until the transaction ends.
    Chosen lock(Transaction transaction, UUID conference) {
        return find(transaction, conference, " for update").orElseGet(() -> new Chosen(usual, 0));
    }

    Chosen choose(Transaction transaction, UUID conference, Questionnaire questionnaire, UUID by) {
        transaction.update(
                """
                insert into questionnaire (conference, forms, version, changed_by, changed_at)
                values ($1, $2, 1, $3, $4)
                on conflict (conference) do update set forms = excluded.forms, version = questionnaire.version + 1,
                  changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """,
                conference,
                new JsonObject(text(questionnaire)),
                by,
                clock.instant().atOffset(ZoneOffset.UTC));
        return lock(transaction, conference);
    }

    /// Keeps answers for the count of them. Neither person, nor admission, nor the minute stands with them.
    void keep(
            Transaction transaction, UUID conference, Chosen chosen, int form, List<Integer> answers, boolean passed) {
        transaction.update(
                """
                insert into readiness_answer (conference, questionnaire, form, answers, passed, answered_on)
                values ($1, $2, $3, $4, $5, $6)
                """,
                conference,
                chosen.version(),
                form,
                new JsonArray(answers),
                passed,
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Optional<Chosen> find(Sql sql, UUID conference, String lock) {
        return sql.one(
                "select forms, version from questionnaire where conference = $1" + lock, this::chosen, conference);
    }

    private Chosen chosen(Row row) {
        return new Chosen(read(row.getJsonObject("forms").encode()), row.getLong("version"));
    }

    private Questionnaire read(String text) {
        try {
            return json.readValue(text, Questionnaire.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored questionnaire cannot be read", broken);
        }
    }

    private String text(Questionnaire questionnaire) {
        try {
            return json.writeValueAsString(questionnaire);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A questionnaire can be written", impossible);
        }
    }
}
