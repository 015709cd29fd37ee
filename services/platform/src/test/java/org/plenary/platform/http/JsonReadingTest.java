package org.plenary.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

    private final ObjectMapper mapper = new ObjectMapper();

    JsonReadingTest() {
        new JsonReading().customize(mapper);
    }

    record Form(
            @Nullable String text,
            @Nullable Boolean yes,
            boolean plainYes,
            @Nullable Integer number,
            long plainNumber) {}

    @Test
    void whatIsDueIsRead() throws JsonProcessingException {
        assertThat(mapper.readValue("""
                        {"text": "Zu\\u0308rich", "yes": true, "plainYes": true, "number": 5, "plainNumber": 6}""", Form.class)).isEqualTo(new Form("Z\u00fcrich", true, true, 5, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 1}",
                "{\"text\": 1.5}",
                "{\"text\": true}",
                "{\"yes\": \"true\"}",
                "{\"yes\": \"\"}",
                "{\"yes\": 1}",
                "{\"plainYes\": \"true\"}",
                "{\"plainYes\": 0}",
                "{\"number\": \"5\"}",
                "{\"number\": \"\"}",
                "{\"number\": 5.0}",
                "{\"number\": true}",
                "{\"plainNumber\": \"5\"}",
                "{\"plainNumber\": 5.9}"
            })
    void nothingIsTurnedIntoWhatItIsNot(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Form.class)).isInstanceOf(MismatchedInputException.class);
    }
}
