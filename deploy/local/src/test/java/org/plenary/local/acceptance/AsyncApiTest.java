package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.local.acceptance.House.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The document about what is sent without being asked for, as edge gives it out.
@ExtendWith(House.class)
class AsyncApiTest {

    /// The AsyncAPI initiative's own schema, which came with what the pages were built with.
    private static final Path SPECIFICATION =
            Path.of("../../services/edge/src/main/webui/node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json");

    @Test
    void isAsTheSpecificationOfAsyncApiWantsIt() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(Files.readString(SPECIFICATION, StandardCharsets.UTF_8));
        JsonNode document = visitor().get("/api/v1/asyncapi.json").ok();

        assertThat(schema.validate(document)).isEmpty();
        ObjectNode broken = document.deepCopy();
        broken.remove("info");
        assertThat(schema.validate(broken)).isNotEmpty();
    }
}
