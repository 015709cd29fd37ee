package org.plenary.youth.annex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The one way to write an annex: RFC 8785 (JSON Canonicalization Scheme). Keys sorted, no space between, characters as
/// they are, of which only those are escaped that must be. Of numbers there are whole ones only.
final class Canonical {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Canonical() {}

    /// As text: Jackson escapes characters beyond the first plane when it writes bytes.
    static String text(AnnexBody body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of texts can be written as JSON", impossible);
        }
    }

    static AnnexBody read(String text) {
        try {
            return JSON.readValue(text, AnnexBody.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A published annex cannot be read", broken);
        }
    }
}
