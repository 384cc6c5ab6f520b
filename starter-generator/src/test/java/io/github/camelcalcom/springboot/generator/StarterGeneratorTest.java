/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the metadata of a component, when the generator runs, then the starter and its guide have each option. */
class StarterGeneratorTest {

    private static final String METADATA = """
            {"component": {"title": "T", "description": "What it does."}, "componentProperties": {
            "apiKey": {"type": "string", "javaType": "java.lang.String", "secret": true, "configurationField": "configuration", "description": "The key."},
            "ownSecret": {"type": "string", "javaType": "java.lang.String", "secret": true, "description": "Not shared."},
            "lenient": {"type": "boolean", "javaType": "boolean", "defaultValue": true, "description": "Whether \\"x\\" | {not}."},
            "waitTime": {"type": "duration", "javaType": "long", "defaultValue": 500, "description": "How long."},
            "size": {"type": "integer", "javaType": "long", "defaultValue": 7, "description": "Size."},
            "kind": {"type": "enum", "javaType": "java.lang.String", "enum": ["a-b", "c"], "defaultValue": "a-b", "description": "Kind."},
            "mode": {"type": "enum", "javaType": "org.example.Mode", "enum": ["a-b", "c"], "defaultValue": "a-b", "description": "Mode."},
            "store": {"type": "object", "javaType": "org.example.Store<java.lang.String, org.example.Key>", "description": "Store."},
            "old": {"type": "string", "javaType": "java.lang.String", "deprecated": true, "description": "%s"}
            },
            "properties": {"resource": {"kind": "path", "type": "string", "required": true, "group": "common", "description": "The resource."},
            "since": {"kind": "parameter", "type": "duration", "group": "consumer", "enum": ["now", "ever"], "description": "The begin."}},
            "headers": {"CamelUid": {"label": "producer", "javaType": "java.lang.String", "description": "The uid."}}}
            """.formatted("Long ".repeat(60).strip());

    @TempDir
    private Path folder;
    private Path guide;
    private Path page;
    private Path metadata;

    @BeforeEach
    void write() throws IOException {
        guide = folder.resolve("guide.adoc");
        metadata = folder.resolve("component.json");
        Files.writeString(metadata, METADATA);
        page = folder.resolve("page.adoc");
        StringBuilder places = new StringBuilder();
        for (String table : List.of("component options", "path parameters", "query parameters", "message headers")) {
            places.append(OptionTables.begin(table)).append("\nold\n").append(OptionTables.end(table)).append('\n');
        }
        Files.writeString(page, places);
        Files.writeString(guide, "before\n" + PropertyTable.BEGIN + "\nold\n" + PropertyTable.END + "\nafter\n");
    }

    private void generate() throws IOException {
        StarterGenerator.generate(metadata, folder, guide, page);
    }

    private String generated(String file) throws IOException {
        return Files.readString(folder.resolve("src/generated").resolve(file));
    }

    private String java(String name) throws IOException {
        return generated("java/io/github/camelcalcom/springboot/" + name + ".java");
    }

    @Test
    void eachOptionIsAFieldWithItsDefault() throws IOException {
        generate();
        assertThat(java("CalcomComponentConfiguration")).contains("    /** The key. */\n    private String apiKey;\n",
                "private Boolean lenient = true;", "private Duration waitTime = Duration.ofMillis(500);", "private Long size = 7L;",
                "private String kind = \"a-b\";", "private Mode mode = Mode.A_B;", "private Store<String, Key> store;",
                "import org.example.Key;\n", "public void setWaitTime(Duration waitTime) {",
                "    @Deprecated\n    @DeprecatedConfigurationProperty\n    public String getOld() {");
    }

    @Test
    void aLongDescriptionIsBrokenIntoLines() throws IOException {
        generate();
        assertThat(java("CalcomComponentConfiguration").lines()).allMatch(line -> line.length() <= 140).anyMatch(line -> line.startsWith("     * Long"));
    }

    @Test
    void secretsAndBeansAreListed() throws IOException {
        generate();
        assertThat(java("CalcomSecretOptions")).contains("\"apiKey\",", "\"ownSecret\");",
                "valuesOf(CalcomComponentConfiguration configuration) {\n        return Stream.of(\n                configuration.getApiKey(),\n"
                + "                configuration.getOwnSecret());",
                "valuesOf(CalcomConfiguration configuration) {\n        return Stream.of(\n                configuration.getApiKey());").doesNotContain("waitTime");
        assertThat(java("CalcomObjectOptions")).contains("Store.class);").doesNotContain("Mode");
    }

    @Test
    void editorsAreOfferedTheValuesThatTheyCannotKnow() throws IOException {
        generate();
        assertThat(generated("resources/META-INF/additional-spring-configuration-metadata.json"))
                .contains("\"camel.component.calcom.kind\"", "\"a-b\"").doesNotContain("mode");
    }

    @Test
    void theTableIsPutIntoItsPlace() throws IOException {
        generate();
        assertThat(Files.readString(guide)).startsWith("before\n" + PropertyTable.BEGIN + "\n[cols").endsWith("|===\n" + PropertyTable.END + "\nafter\n")
                .contains("| `camel.component.calcom.api-key`\n| The key. Secret.\n| \n| String\n", "Whether \"x\" \\| \\{not}.",
                        "| `500ms`\n| Duration\n", "| bean of type `Store`", "| `a-b`, `c`", "Deprecated.")
                .doesNotContain("\nold\n");
    }

    @Test
    void theTablesOfThePageHaveOptionsAndHeaders() throws IOException {
        generate();
        assertThat(Files.readString(page)).contains("| `apiKey` ()\n| The key. Secret.\n", "| `resource` * (common)\n| The resource.\n",
                "| `since` (consumer)\n| The begin. Values: `now` `ever`.\n| \n| duration, ms\n",
                "| `CamelUid`\n| The uid.\n| producer\n| `String`\n").doesNotContain("\nold\n");
    }

    @Test
    void whatDoesNotChangeIsNotTouched() throws IOException {
        generate();
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Path file = folder.resolve("src/generated/java/io/github/camelcalcom/springboot/CalcomComponentConfiguration.java");
        Files.setLastModifiedTime(file, longAgo);
        generate();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void aGuideWithoutAPlaceForTheTableIsRefused() throws IOException {
        Files.writeString(guide, "nothing");
        assertThatThrownBy(this::generate).isInstanceOf(IOException.class).hasMessageContaining("no place for the property table");
    }

    @Test
    void anOptionOfAnUnknownKindIsRefused() throws IOException {
        Files.writeString(metadata, METADATA.replace("\"duration\"", "\"moment\""));
        assertThatThrownBy(this::generate).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("waitTime").hasMessageContaining("moment");
    }

    @Test
    void whatIsNoComponentIsRefused() throws IOException {
        Files.writeString(metadata, "{}");
        assertThatThrownBy(this::generate).isInstanceOf(IOException.class).hasMessageContaining("no componentProperties");
    }
}
