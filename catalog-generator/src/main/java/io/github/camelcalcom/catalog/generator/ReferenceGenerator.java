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

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;

/** Writes the operations reference from the committed catalogue, without the OpenAPI document, for example after a change of an example. */
public final class ReferenceGenerator {

    private ReferenceGenerator() {
    }

    /**
     * Writes the pages into a working copy of this project.
     *
     * @param  arguments   the root folder of the working copy
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        write(root, pages());
    }

    /**
     * Returns the pages by their path from the root of the project.
     *
     * @throws IOException if an example cannot be read
     */
    public static Map<String, String> pages() throws IOException {
        OperationCatalog catalog = OperationCatalog.instance();
        Map<String, List<Operation>> resources = new LinkedHashMap<>();
        catalog.resources().forEach(resource -> resources.put(resource, catalog.operations(resource)));
        return new ReferenceWriter(resources, new Examples(), Overlay.ours()).pages();
    }

    static void write(Path root, Map<String, String> pages) throws IOException {
        Files.createDirectories(root.resolve(ReferenceWriter.FOLDER));
        CatalogGenerator.removeOthers(root, ReferenceWriter.FOLDER, pages);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(root.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
        }
    }
}
