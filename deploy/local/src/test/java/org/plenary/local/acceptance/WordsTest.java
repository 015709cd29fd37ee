package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who reads what people can write. The list is looked through by people: an operation that is not on
/// it fails until somebody has said who reads its words.
@ExtendWith(House.class)
class WordsTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String ONE_PERSON = "one person";

    @Test
    void statement3NoOperationCarriesAPrivateMessageBetweenAnAdultAndAMinor() throws IOException {
        var reviewed = reviewed();
        assertThat(operations()).as("operations that nobody has looked at").isEqualTo(reviewed.keySet());
        assertThat(reviewed.values()).as("who reads the words").doesNotContain(ONE_PERSON);
    }

    /// Every operation of every service: of the document that edge gives out, and of the contracts
    /// between services.
    private static Set<String> operations() {
        var operations = new TreeSet<String>();
        House.description().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(id(method.getValue(), method.getKey() + " " + path.getKey()));
                    }
                }));
        ServiceCall.methods().forEach(method -> operations.add("rpc " + method));
        return operations;
    }

    private static String id(JsonNode operation, String otherwise) {
        return operation.path("operationId").asText(otherwise);
    }

    /// `operation: who reads the words that are sent with it`, one a line.
    private static Map<String, String> reviewed() throws IOException {
        var reviewed = new TreeMap<String, String>();
        try (var list = WordsTest.class.getResourceAsStream("who-reads-what.txt")) {
            for (var line :
                    new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var parts = line.split(": ", 2);
                    reviewed.put(parts[0], parts[1]);
                }
            }
        }
        return reviewed;
    }
}
