/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;

/**
 * Writes the operation catalogue, the JSON Schemas, the header constants and the operations reference from an OpenAPI document and our overlay.
 * The same input always results in the same files, so the diff of the files shows the difference between two documents.
 */
public final class CatalogGenerator {

    private static final String OPERATIONS = "calcom-catalog/src/main/resources/META-INF/io.github.camelcalcom/operations/";
    private static final String SCHEMAS = "calcom-catalog/src/main/resources/META-INF/io.github.camelcalcom/schemas/";
    private static final String CONSTANTS = "calcom-component/src/main/java/io/github/camelcalcom/CalcomConstants.java";
    private static final String DOCUMENT = "docs/api-document.adoc";

    private CatalogGenerator() {
    }

    /**
     * Generates into a working copy of this project.
     *
     * @param arguments the OpenAPI document and the root folder of the working copy; by default, the system property
     *                  {@code openapi} and the current folder
     * @throws IOException              if a file cannot be read or written
     * @throws IllegalArgumentException if no document is named
     */
    public static void main(String[] arguments) throws IOException {
        String document = arguments.length > 0 ? arguments[0] : System.getProperty("openapi", "");
        if (document.isBlank()) {
            throw new IllegalArgumentException("Name the OpenAPI document as the first argument or as -Dopenapi=<file>");
        }
        Path root = Path.of(arguments.length > 1 ? arguments[1] : "");
        write(root, generate(Path.of(document)));
    }

    /**
     * Returns the content of every generated file by its path from the root of the project.
     *
     * @throws IOException          if the document cannot be read
     * @throws InvalidCatalogException if the document and the overlay do not match
     */
    public static Map<String, String> generate(Path document) throws IOException {
        return generate(OpenApiDocument.read(document), Overlay.ours());
    }

    static Map<String, String> generate(OpenApiDocument document, Overlay overlay) throws IOException {
        Map<String, List<Operation>> resources = new OperationAssembler(document, overlay).resources();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(OPERATIONS + "index.json", CatalogWriter.index(resources.keySet()));
        for (Map.Entry<String, List<Operation>> resource : resources.entrySet()) {
            files.put(OPERATIONS + resource.getKey() + ".json", CatalogWriter.operations(resource.getValue()));
        }
        schemas(document, overlay, resources, files);
        List<Operation> operations = resources.values().stream().flatMap(List::stream).toList();
        files.put(CONSTANTS, new ConstantsWriter(operations, overlay).source());
        files.putAll(new ReferenceWriter(resources, new Examples(), overlay).pages());
        files.put(DOCUMENT, new DocumentPage(document, overlay, operations).asciiDoc());
        return files;
    }

    private static void schemas(
            OpenApiDocument document, Overlay overlay, Map<String, List<Operation>> resources, Map<String, String> files) {
        SchemaAssembler assembler = new SchemaAssembler(document, overlay, resources);
        SchemaWriter writer = new SchemaWriter(assembler);
        resources.forEach((resource, operations) -> files.put(SCHEMAS + resource + ".json", writer.schemas(operations)));
        assembler.requireUsedEntries();
    }

    private static void write(Path root, Map<String, String> files) throws IOException {
        removeOthers(root, OPERATIONS, files);
        removeOthers(root, SCHEMAS, files);
        removeOthers(root, ReferenceWriter.FOLDER, files);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = root.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** Removes the files of a folder that are not generated any more. */
    static void removeOthers(Path root, String place, Map<String, String> files) throws IOException {
        Path folder = root.resolve(place);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> present = Files.list(folder)) {
            for (Path file : present.toList()) {
                if (!files.containsKey(place + file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
    }
}
