/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationSchemasTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final OperationCatalog catalog = OperationCatalog.instance();
    private final OperationSchemas schemas = OperationSchemas.instance();

    @Test
    void everyOperationHasARequestForEachProfileThatSupportsIt() {
        for (Operation operation : operations()) {
            for (ApiProfile profile : ApiProfile.values()) {
                assertThat(schemas.request(operation.resource(), operation.name(), profile)).as(operation.uri() + " " + profile)
                        .matches(schema -> schema.isPresent() == operation.availability().includes(profile));
            }
        }
    }

    @Test
    void theRequestHasTheParametersAndBodyOfTheCatalogue() {
        for (Operation operation : operations()) {
            for (ApiProfile profile : ApiProfile.values()) {
                schemas.request(operation.resource(), operation.name(), profile).ifPresent(schema -> {
                    Set<String> names = new TreeSet<>(operation.parameters(profile).stream().map(Parameter::name).toList());
                    if (operation.body() != Operation.Body.NONE) {
                        names.add("body");
                    }
                    assertThat(map(schema.asMap(), "properties").keySet()).as(operation.uri()).hasSameElementsAs(names);
                    assertThat(fields(map(schema.asMap(), "properties").get("body"))).as(operation.uri())
                            .hasSameElementsAs(operation.bodyFields(profile).stream().map(BodyField::name).distinct().toList());
                });
            }
        }
    }

    @Test
    void requiredParametersAndFieldsAreRequired() {
        OperationSchema create = schemas.request("schedules", "create", ApiProfile.SELF_HOSTED).orElseThrow();

        assertThat(create.asMap()).containsEntry("required", List.of("body"));
        assertThat(map(map(create.asMap(), "properties"), "body")).containsEntry("required", List.of("name", "timeZone", "isDefault"));
        assertThat(schemas.request("bookings", "get", ApiProfile.HOSTED).orElseThrow().asMap())
                .containsEntry("required", List.of("bookingUid"));
    }

    @Test
    void parametersThatDifferByProfileDifferInTheSchemas() {
        assertThat(map(status(ApiProfile.HOSTED), "items")).isEmpty();
        assertThat(status(ApiProfile.HOSTED)).containsKey("enum");
        assertThat(status(ApiProfile.SELF_HOSTED)).containsEntry("type", "array");
        assertThat(map(status(ApiProfile.SELF_HOSTED), "items")).containsKey("enum");
    }

    @Test
    void aSchemaIsCompleteInItself() {
        for (Operation operation : operations()) {
            List<OperationSchema> all = new ArrayList<>();
            schemas.answer(operation.resource(), operation.name()).ifPresent(all::add);
            schemas.request(operation.resource(), operation.name(), ApiProfile.HOSTED).ifPresent(all::add);
            schemas.request(operation.resource(), operation.name(), ApiProfile.SELF_HOSTED).ifPresent(all::add);
            for (OperationSchema schema : all) {
                assertThat(schema.asMap()).containsEntry("$schema", DIALECT);
                Set<String> referenced = new TreeSet<>();
                references(schema.asMap(), referenced);
                assertThat(map(schema.asMap(), "$defs").keySet()).as(operation.uri()).hasSameElementsAs(referenced);
            }
        }
    }

    @Test
    void aUnionIsAUnion() {
        Map<String, Object> body = map(map(schemas.request("bookings", "reschedule", ApiProfile.SELF_HOSTED).orElseThrow().asMap(), "properties"), "body");

        assertThat((List<?>) body.get("anyOf")).hasSize(2);
    }

    @Test
    void anOperationWithoutResultHasNoAnswer() {
        assertThat(schemas.answer("me-booking-limits", "delete")).isEmpty();
        assertThat(schemas.answer("bookings", "lst")).isEmpty();
        assertThat(schemas.answer("boookings", "list")).isEmpty();
        assertThat(schemas.request("bookings", "lst", ApiProfile.HOSTED)).isEmpty();
    }

    @Test
    void theTextIsTheSchema() {
        OperationSchema schema = schemas.request("bookings", "get", ApiProfile.HOSTED).orElseThrow();

        assertThat(schema.asJson()).startsWith("{\"$schema\":\"" + DIALECT + "\",\"type\":\"object\"")
                .contains("\"bookingUid\":{\"type\":\"string\"").endsWith("\"additionalProperties\":false}");
    }

    private Map<String, Object> status(ApiProfile profile) {
        return map(map(schemas.request("bookings", "list", profile).orElseThrow().asMap(), "properties"), "status");
    }

    private List<Operation> operations() {
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream()).toList();
    }

    private static Set<String> fields(Object body) {
        Set<String> names = new TreeSet<>();
        if (body instanceof Map<?, ?> schema) {
            names.addAll(map(schema, "properties").keySet());
            if (schema.get("anyOf") instanceof List<?> parts) {
                parts.forEach(part -> names.addAll(fields(part)));
            }
        }
        return names;
    }

    private static void references(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> object) {
            if (object.get("$ref") instanceof String text) {
                names.add(text.substring("#/$defs/".length()));
            }
            object.values().forEach(part -> references(part, names));
        } else if (value instanceof List<?> array) {
            array.forEach(part -> references(part, names));
        }
    }

    private static Map<String, Object> map(Map<?, ?> holder, String name) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (holder.get(name) instanceof Map<?, ?> found) {
            found.forEach((key, value) -> copy.put((String) key, value));
        }
        return copy;
    }
}
