/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiComparisonTest {

    private ObjectNode earlier;
    private ObjectNode later;

    @BeforeEach
    void read() throws IOException {
        try (InputStream stream = ApiComparisonTest.class.getResourceAsStream("/openapi.json")) {
            earlier = (ObjectNode) new ObjectMapper().readTree(stream);
            later = earlier.deepCopy();
        }
    }

    @Test
    void equalDocumentsHaveNoDifference() {
        assertThat(table()).isEqualTo("No operation is new, gone or changed.\n");
    }

    @Test
    void namesWhatIsNewGoneAndChanged() {
        ((ObjectNode) later.at("/paths")).putObject("/v2/things/{id}/paint").putObject("post");
        ((ObjectNode) earlier.at("/paths")).putObject("/v2/relics").putObject("get");
        ObjectNode list = (ObjectNode) later.at("/paths/~1v2~1things/get");
        list.put("deprecated", true).putArray("x-oauth-scopes").add("THING_READ");
        ArrayNode parameters = (ArrayNode) list.get("parameters");
        ((ObjectNode) parameters.get(1).get("schema")).put("default", "2026-09-09");
        ((ArrayNode) parameters.get(2).at("/schema/items/enum")).add("green");
        parameters.remove(4);
        parameters.addObject().put("in", "query").put("name", "cursor").putObject("schema").put("type", "string");

        assertThat(table()).startsWith("[cols=\"2,3,4\",options=\"header\"]\n|===\n|Operation |Request |Change\n").endsWith("|===\n")
                .contains("|not in the catalogue |`+POST /v2/things/{}/paint+` |new\n", "|`+GET /v2/relics+` |gone\n")
                .contains("|`+GET /v2/things+` |parameter `colors` from (array of red, blue) to (array of red, blue, green); "
                        + "new parameter `cursor` (string); parameter `since` gone; version 2024-01-02 becomes 2026-09-09; "
                        + "OAuth scope none becomes THING_READ; deprecated\n");
    }

    @Test
    void comparesWithTheCatalogue() {
        ObjectNode me = earlier.objectNode();
        ObjectNode operation = me.putObject("paths").putObject("/v2/me").putObject("patch");
        operation.putArray("parameters").addObject().put("in", "query").put("name", "verbose").putObject("schema").put("type", "boolean");
        String table = ApiComparison.table(new OpenApiDocument(me), null);

        assertThat(table).contains("|`me/update` |`+PATCH /v2/me+` |new parameter `verbose` (boolean); body field `")
                .contains("|`bookings/create` |`+POST /v2/bookings+` |gone");
    }

    @Test
    void needsADocument() {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiComparison.main(new String[] { " ", "" })).withMessageContaining("-Dcompare");
    }

    private String table() {
        return ApiComparison.table(new OpenApiDocument(later), new OpenApiDocument(earlier));
    }
}
