package org.plenary.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
            long plainNumber,
            @Nullable Instant instant,
            @Nullable OffsetDateTime time) {}

    @Test
    void whatIsDueIsRead() throws JsonProcessingException {
        assertThat(mapper.readValue("""
                        {"text": "Zu\u0308rich", "yes": true, "plainYes": true, "number": 5, "plainNumber": 6,
                         "instant": "2011-11-01T09:00:00+01:00", "time": "2011-11-01T08:00:00Z"}""", Form.class))
                .isEqualTo(new Form(
                        "Z\u00fcrich",
                        true,
                        true,
                        5,
                        6,
                        Instant.parse("2011-11-01T08:00:00Z"),
                        OffsetDateTime.parse("2011-11-01T08:00:00Z")));
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
                "{\"plainNumber\": 5.9}",
                "{\"instant\": 253402300800}",
                "{\"instant\": \"\"}",
                "{\"instant\": \"2011-11-01\"}",
                "{\"instant\": \"+300000-01-01T00:00:00Z\"}",
                "{\"instant\": {}}",
                "{\"time\": 253402300800}",
                "{\"time\": \"-0001-01-01T00:00:00Z\"}"
            })
    void nothingIsTurnedIntoWhatItIsNot(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Form.class)).isInstanceOf(MismatchedInputException.class);
    }
}
