/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchemaGeneratorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "calcom-catalog/src/main/resources/META-INF/io.github.camelcalcom/schemas/things.json";

    private ObjectNode document;
    private ObjectNode overlay;

    @BeforeEach
    void read() throws IOException {
        document = json("/openapi.json");
        overlay = json("/overlay.json");
    }

    @Test
    void aParameterThatDiffersByProfileDiffersInTheSchemas() throws IOException {
        assertThat(definition("list.request.hosted").at("/properties/colors").toString())
                .isEqualTo("{\"type\":\"string\",\"enum\":[\"red\",\"blue\",\"green\"],\"description\":\"The colours\"}");
        assertThat(definition("list.request.self-hosted").at("/properties/colors/type").asText()).isEqualTo("array");
        assertThat(definition("list.request.self-hosted").at("/properties").has("cursor")).isFalse();
    }

    @Test
    void theFormsOfABodyStayApart() throws IOException {
        JsonNode body = definition("create.request").at("/properties/body/anyOf");

        assertThat(body).hasSize(2);
        assertThat(body.at("/0/properties").fieldNames()).toIterable().containsExactlyInAnyOrder("name", "size", "radius", "shape", "place");
        assertThat(body.at("/0/required").toString()).isEqualTo("[\"name\",\"radius\",\"shape\"]");
        assertThat(body.at("/1/properties").fieldNames()).toIterable().containsExactlyInAnyOrder("name", "size", "shape", "labels");
    }

    @Test
    void aUnionIsExclusiveIfAType_OrTheValueOfARequiredPropertyDistinguishesItsParts() throws IOException {
        answer("{\"type\":\"object\",\"properties\":{\"data\":{\"oneOf\":[" + reference("Round") + "," + reference("Square") + "]}}}");
        assertThat(definition("get.answer").has("oneOf")).isTrue();

        answer("{\"type\":\"object\",\"properties\":{\"data\":{\"oneOf\":[" + reference("Round") + "," + reference("Common") + "]}}}");
        assertThat(definition("get.answer").has("anyOf")).isTrue();

        answer("{\"type\":\"object\",\"properties\":{\"data\":{\"oneOf\":[" + reference("Round") + ",{\"type\":\"string\"}]}}}");
        assertThat(definition("get.answer").has("oneOf")).isTrue();
    }

    @Test
    void anAnswerIsTheResultWithoutItsEnvelope() throws IOException {
        answer("{\"type\":\"object\",\"properties\":{\"status\":{\"type\":\"string\"},\"data\":" + reference("Common") + "}}");

        assertThat(definition("get.answer").toString()).isEqualTo("{\"$ref\":\"#/$defs/Common.answer\"}");
        assertThat(definition("Common.answer").toString()).isEqualTo("{\"type\":\"object\",\"required\":[\"name\"],\"properties\":"
                + "{\"name\":{\"type\":\"string\"},\"size\":{\"type\":[\"number\",\"null\"]}}}");
    }

    @Test
    void anOperationWithoutADocumentedAnswerHasTheAnswerOfItsType() throws IOException {
        answer("{\"type\":\"object\",\"properties\":{\"data\":" + reference("Common") + "}}");

        assertThat(definition("list.answer").toString()).isEqualTo("{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Common.answer\"}}");
        assertThat(definition("changes.answer").toString()).isEqualTo("{\"$ref\":\"#/$defs/Common.answer\"}");
        assertThat(definition("burn.answer").isMissingNode()).isTrue();
    }

    @Test
    void aChoiceOfTextsThatTheDocumentDeclaresAsAnObjectIsAText() throws IOException {
        answer("{\"type\":\"object\",\"properties\":{\"data\":" + reference("Common") + "}}");
        ((ObjectNode) document.at("/components/schemas/Common/properties")).putObject("size").put("type", "object").putArray("enum").add("hour").add("day");

        assertThat(definition("Common.answer").at("/properties/size").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"enum\":[\"hour\",\"day\",null]}");
    }

    @Test
    void theOverlayChangesTypes() throws IOException {
        answer("{\"type\":\"object\",\"properties\":{\"data\":" + reference("Common") + "}}");
        overlay.withObject("/schemas/answerTypes/Common").withArray("optional").add("name");

        assertThat(definition("Common.answer").has("required")).isFalse();
    }

    @Test
    void anEntryOfTheOverlayThatChangesNothingFails() {
        overlay.withObject("/schemas/types/Common").withArray("optional").add("taste");

        assertThatExceptionOfType(InvalidCatalogException.class).isThrownBy(this::schemas)
                .withMessage("schemas.json has entries that change no type: Common.taste");
    }

    private JsonNode definition(String name) throws IOException {
        return JSON.readTree(schemas().get(FILE)).path("$defs").path(name);
    }

    private Map<String, String> schemas() throws IOException {
        Overlay parts = Overlay.of(overlay.path("operations"), overlay.path("additions"), overlay.path("corrections"),
                overlay.path("glossary"), overlay.path("paging"), overlay.path("headers"), overlay.path("related"),
                overlay.path("source"), overlay.path("scopes"), overlay.path("schemas"));
        return CatalogGenerator.generate(new OpenApiDocument(document), parts);
    }

    private void answer(String schema) throws IOException {
        ((ObjectNode) document.path("paths").path("/v2/things/{thing}").path("get"))
                .set("responses", JSON.readTree("{\"200\":{\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}"));
    }

    private static String reference(String name) {
        return "{\"$ref\":\"#/components/schemas/" + name + "\"}";
    }

    private static ObjectNode json(String file) throws IOException {
        try (InputStream stream = SchemaGeneratorTest.class.getResourceAsStream(file)) {
            return (ObjectNode) JSON.readTree(stream);
        }
    }
}
