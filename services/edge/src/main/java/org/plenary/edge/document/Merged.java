package org.plenary.edge.document;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Several OpenAPI documents as one.
final class Merged {

    private static final String PUBLIC = "/api/";
    private static final String INTERNAL = "/api/v1/programme/media";

    /// Kinds of components whose names may be the same in two documents.
    private static final String COMPONENTS = "components";

    private Merged() {}

    /// Puts documents together.
    ///
    /// @param own edge's document, which gives the frame
    /// @param others the services' documents by the service's name; of their paths only public ones are taken
    static JsonObject of(JsonObject own, Map<String, JsonObject> others) {
        var merged = own.copy();
        var paths = new TreeMap<String, Object>();
        paths.putAll(part(merged, "paths").getMap());
        var components = merged.getJsonObject(COMPONENTS, new JsonObject());
        others.forEach((service, document) -> {
            var told = apart(document, components, service);
            part(told, "paths").forEach(path -> {
                var isPublic =
                        path.getKey().startsWith(PUBLIC) && !path.getKey().startsWith(INTERNAL);
                if (isPublic) {
                    paths.put(path.getKey(), path.getValue());
                }
            });
            part(told, COMPONENTS).forEach(kind -> {
                if (!kind.getKey().equals("securitySchemes")) {
                    components.put(
                            kind.getKey(), part(components, kind.getKey()).mergeIn((JsonObject) kind.getValue()));
                }
            });
        });
        merged.put("paths", new JsonObject(new LinkedHashMap<>(paths)));
        merged.put(COMPONENTS, components);
        secure(merged);
        return merged;
    }

    /// A document whose components bear no name that stands for something else already.
    private static JsonObject apart(JsonObject document, JsonObject known, String service) {
        var text = document.encode();
        var prefix = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
        for (var kind : part(document, COMPONENTS)) {
            var taken = part(known, kind.getKey());
            for (var component : (JsonObject) kind.getValue()) {
                var name = component.getKey();
                if (taken.containsKey(name) && !component.getValue().equals(taken.getValue(name))) {
                    var place = "#/components/%s/".formatted(kind.getKey());
                    text = text.replace("\"" + place + name + "\"", "\"" + place + prefix + name + "\"");
                }
            }
        }
        var renamed = new JsonObject(text);
        for (var kind : part(renamed, COMPONENTS)) {
            var taken = part(known, kind.getKey());
            var components = (JsonObject) kind.getValue();
            for (var name : List.copyOf(components.fieldNames())) {
                var original = part(part(document, COMPONENTS), kind.getKey()).getValue(name);
                if (taken.containsKey(name) && !taken.getValue(name).equals(original)) {
                    components.put(prefix + name, components.remove(name));
                }
            }
        }
        return renamed;
    }

    /// Names one scheme for all operations that the services mark as needing a login.
    private static void secure(JsonObject merged) {
        part(merged, "paths").forEach(path -> ((JsonObject) path.getValue()).forEach(operation -> {
            if (operation.getValue() instanceof JsonObject described && described.containsKey("security")) {
                described.put("security", new JsonArray().add(new JsonObject().put("login", new JsonArray())));
            }
        }));
    }

    private static JsonObject part(JsonObject document, String name) {
        return document.getJsonObject(name, new JsonObject());
    }
}
