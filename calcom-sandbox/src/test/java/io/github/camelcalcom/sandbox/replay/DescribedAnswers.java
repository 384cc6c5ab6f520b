package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.github.camelcalcom.catalog.Operation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an OpenAPI 3.0 document says of the answers of operations. */
final class DescribedAnswers {

    private final JsonNode document;
    private final Map<String, JsonNode> paths = new HashMap<>();
    private final Map<String, Optional<JsonSchema>> schemas = new HashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4, builder -> builder
            .metaSchema(OpenApi30.getInstance()).defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    DescribedAnswers(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> paths.put(shape(path.getKey()), path.getValue()));
    }

    /** A path without the names of its parameters, which the catalogue may call otherwise. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    /** Whether the document says anything of the body of such an answer. */
    boolean describes(Operation operation, int status) {
        return schema(operation, status).isPresent();
    }

    /** What is wrong with an answer; empty also where the document says nothing of it. */
    Set<String> errors(Operation operation, int status, JsonNode answer) {
        Set<String> errors = new TreeSet<>();
        schema(operation, status).ifPresent(schema -> schema.validate(answer).forEach(error -> errors.add(error.getMessage().replaceAll("\\[\\d+]", "[]"))));
        return errors;
    }

    private Optional<JsonSchema> schema(Operation operation, int status) {
        return schemas.computeIfAbsent(operation.method() + operation.path() + status, key -> {
            JsonNode described = paths.getOrDefault(shape(operation.path()), MissingNode.getInstance())
                    .path(operation.method().toString().toLowerCase(Locale.ROOT)).path("responses").path(String.valueOf(status))
                    .path("content").path("application/json").path("schema");
            if (!described.isObject()) {
                return Optional.empty();
            }
            ObjectNode schema = described.deepCopy();
            schema.set("components", document.get("components"));
            // each with an address of its own, else the references of one are looked up in another
            return Optional.of(factory.getSchema(SchemaLocation.of("https://described.example/" + schemas.size()), schema));
        });
    }
}
