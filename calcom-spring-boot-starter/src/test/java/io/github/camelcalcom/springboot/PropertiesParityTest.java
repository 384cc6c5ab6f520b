/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the metadata of the properties for editors with the options of the component. */
class PropertiesParityTest {

    private static final String PREFIX = "camel.component.calcom.";
    private static final List<String> OWN = List.of("enabled", "customizer.enabled", "ssl-bundle");

    private final JsonNode options = json("META-INF/io/github/camelcalcom/calcom.json").get("componentProperties");
    private final JsonNode metadata = json("META-INF/spring-configuration-metadata.json");

    private static JsonNode json(String resource) {
        try {
            return new ObjectMapper().readTree(PropertiesParityTest.class.getClassLoader().getResource(resource));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new TreeMap<>();
        metadata.get("properties").forEach(property -> properties.put(property.get("name").asText().substring(PREFIX.length()), property));
        return properties;
    }

    private static String propertyName(String option) {
        return StringHelper.camelCaseToDash(option);
    }

    @Test
    void eachOptionIsAPropertyAndNothingElseIs() {
        TreeSet<String> expected = new TreeSet<>(OWN);
        options.fieldNames().forEachRemaining(option -> expected.add(propertyName(option)));
        assertThat(properties().keySet()).isEqualTo(expected);
        assertThat(options).hasSizeGreaterThan(70);
    }

    @Test
    void eachSaysWhatTheOptionIs() {
        Map<String, JsonNode> properties = properties();
        options.properties().forEach(option -> assertThat(properties.get(propertyName(option.getKey())).path("description").asText())
                .as(option.getKey()).isEqualTo(option.getValue().get("description").asText()));
    }

    @Test
    void eachHasTheDefaultOfTheOption() {
        Map<String, JsonNode> properties = properties();
        options.properties().forEach(option -> {
            JsonNode expected = option.getValue().path("defaultValue");
            String shown = properties.get(propertyName(option.getKey())).path("defaultValue").asText(null);
            boolean isDuration = option.getValue().get("type").asText().equals("duration");
            assertThat(shown).as(option.getKey()).isEqualTo(expected.isMissingNode() ? null : expected.asText() + (isDuration ? "ms" : ""));
        });
    }

    @Test
    void eachHasTheTypeOfTheOption() {
        Map<String, JsonNode> properties = properties();
        Map<String, String> boxed = Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");
        options.properties().forEach(option -> {
            String javaType = option.getValue().get("javaType").asText();
            String expected = option.getValue().get("type").asText().equals("duration") ? "java.time.Duration" : boxed.getOrDefault(javaType, javaType);
            assertThat(properties.get(propertyName(option.getKey())).get("type").asText().replace(",", ", ")).as(option.getKey()).isEqualTo(expected);
        });
    }

    @Test
    void theValuesOfEnumsAreOffered() throws ClassNotFoundException {
        Map<String, JsonNode> hints = new TreeMap<>();
        metadata.get("hints").forEach(hint -> hints.put(hint.get("name").asText(), hint.get("values")));
        for (var option : options.properties()) {
            if (!option.getValue().has("enum")) {
                continue;
            }
            List<String> expected = new ArrayList<>();
            option.getValue().get("enum").forEach(value -> expected.add(value.asText()));
            List<String> offered = new ArrayList<>();
            String type = option.getValue().get("javaType").asText();
            if (type.equals("java.lang.String")) {
                hints.get(PREFIX + propertyName(option.getKey())).forEach(value -> offered.add(value.get("value").asText()));
            } else {
                for (Object constant : Class.forName(type).getEnumConstants()) {
                    offered.add(constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
                }
            }
            assertThat(offered).as(option.getKey()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theValuesOfListsAreOffered() {
        Map<String, List<String>> offered = new TreeMap<>();
        metadata.get("hints").forEach(hint -> {
            List<String> values = new ArrayList<>();
            hint.get("values").forEach(value -> values.add(value.get("value").asText()));
            offered.put(hint.get("name").asText(), values);
        });

        assertThat(offered.get(PREFIX + "triggers")).contains("BOOKING_CREATED", "MEETING_ENDED", "BOOKING_REASSIGNED");
        assertThat(offered.get(PREFIX + "change-types"))
                .containsExactly("created", "rescheduled", "cancelled", "rejected", "confirmed", "updated");
    }

    @Test
    void theSecretOptionsAreKnownAsSuch() {
        List<String> secrets = new ArrayList<>();
        options.properties().forEach(option -> {
            if (option.getValue().get("secret").asBoolean()) {
                secrets.add(option.getKey());
            }
        });
        assertThat(CalcomSecretOptions.NAMES).containsExactlyInAnyOrderElementsOf(secrets).contains("apiKey", "proxyPassword");
    }

    @Test
    void theGuideListsEachProperty() throws IOException {
        String guide = Files.readString(Path.of("../docs/spring-boot.adoc"));
        properties().forEach((name, property) -> assertThat(guide).contains("\n| `" + PREFIX + name + "`\n"));
        OWN.stream().map(properties()::get).filter(property -> property.has("description")).map(property -> property.get("description").asText())
                .forEach(description -> assertThat(guide).contains(description.replace(" This is enabled by default.", "")));
        options.properties().forEach(option -> assertThat(guide)
                .contains(option.getValue().get("description").asText().replace("|", "\\|").replace("{", "\\{")));
    }
}
