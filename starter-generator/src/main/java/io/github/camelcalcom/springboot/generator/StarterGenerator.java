/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes the parts of the Spring Boot starter that depend on the options of the component. These are the properties, the lists of secrets and
 * beans, the values that editors offer, the table in the guide, and the tables of the component's page. The build of the starter runs it. Files are only written if they change.
 */
public final class StarterGenerator {

    static final String PREFIX = "camel.component.calcom";
    private static final String PACKAGE = "io.github.camelcalcom.springboot";

    private StarterGenerator() {
    }

    /**
     * Runs the generator.
     *
     * @param  arguments   the JSON of the component, the folder of the starter, the guide and the page of the component
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "Expected four arguments: the component's JSON, the folder of the starter, the guide and the page of the component");
        }
        generate(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
    }

    static void generate(Path metadataFile, Path starter, Path guide, Path page) throws IOException {
        ComponentMetadata metadata = ComponentMetadata.read(metadataFile);
        Path sources = starter.resolve("src/generated/java").resolve(PACKAGE.replace('.', '/'));
        write(sources.resolve("CalcomComponentConfiguration.java"), ConfigurationWriter.text(metadata, PACKAGE));
        write(sources.resolve("CalcomObjectOptions.java"), ObjectOptionsWriter.text(metadata, PACKAGE));
        write(sources.resolve("CalcomSecretOptions.java"), SecretOptionsWriter.text(metadata, PACKAGE));
        write(starter.resolve("src/generated/resources/META-INF/additional-spring-configuration-metadata.json"), HintsWriter.text(metadata));
        write(page, OptionTables.replacedIn(Files.readString(page), new ObjectMapper().readTree(metadataFile.toFile())));
        write(guide, PropertyTable.replacedIn(Files.readString(guide), metadata));
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
