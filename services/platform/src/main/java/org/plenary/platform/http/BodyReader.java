package org.plenary.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/// Takes a body of any type into memory, at most one byte more than its limit, for [Body] to open.
@Provider
@Consumes(MediaType.WILDCARD)
public class BodyReader implements MessageBodyReader<Body<?>> {

    private final ObjectMapper json;
    private final Validator validator;

    BodyReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body<?> readFrom(
            Class<Body<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        int limit = limit(annotations);
        var target = json.constructType(((ParameterizedType) generic).getActualTypeArguments()[0]);
        var named = headers.getFirst("Content-Type") == null ? null : mediaType;
        return new Body<>(stream.readNBytes(limit + 1), limit, named, target, json, validator);
    }

    private static int limit(Annotation[] annotations) {
        for (var annotation : annotations) {
            if (annotation instanceof BodyLimit limit) {
                return limit.value();
            }
        }
        return BodyLimit.USUAL;
    }
}
