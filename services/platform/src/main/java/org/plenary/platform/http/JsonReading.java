package org.plenary.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Serial;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How JSON that comes in is read. Every text is brought into Unicode's composed form (NFC), once, before anything is
/// checked or stored: what looks the same then is the same. And nothing is turned into what it is not: a number where
/// a text is due is refused, and so is a text where a number or a boolean is due. A time is what RFC 3339 calls one: a
/// text, with a year of four digits.
@Singleton
class JsonReading implements ObjectMapperCustomizer {

    private static final Map<LogicalType, List<CoercionInputShape>> STRANGERS = Map.of(
            LogicalType.Textual,
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean),
            LogicalType.Boolean,
            List.of(
                    CoercionInputShape.Integer,
                    CoercionInputShape.Float,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString),
            LogicalType.Integer,
            List.of(
                    CoercionInputShape.Float,
                    CoercionInputShape.Boolean,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString));

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("plenary")
                .addDeserializer(String.class, new Normalising())
                .addDeserializer(OffsetDateTime.class, new Time<>(OffsetDateTime.class, Function.identity()))
                .addDeserializer(Instant.class, new Time<>(Instant.class, OffsetDateTime::toInstant)));
        STRANGERS.forEach((type, shapes) ->
                shapes.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
    }

    private static final class Normalising extends StringDeserializer {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = super.deserialize(parser, context);
            return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    }

    private static final class Time<T> extends StdScalarDeserializer<T> {

        @Serial
        private static final long serialVersionUID = 1L;

        /// Either end leaves room for every offset.
        private static final int FIRST_YEAR = 1;

        private static final int LAST_YEAR = 9998;

        private final transient Function<OffsetDateTime, T> result;

        private Time(Class<T> type, Function<OffsetDateTime, T> result) {
            super(type);
            this.result = result;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
            }
            try {
                var time = OffsetDateTime.parse(parser.getText());
                if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                    return result.apply(time);
                }
            } catch (DateTimeParseException unreadable) {
                // Refused below.
            }
            return handledType()
                    .cast(context.handleWeirdStringValue(handledType(), parser.getText(), "not a time by RFC 3339"));
        }

        @Override
        @SuppressWarnings("unchecked") // the constructor takes nothing else
        public Class<T> handledType() {
            return (Class<T>) super.handledType();
        }
    }
}
