/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;

/** Prints the differences between an OpenAPI document and an earlier one, or the catalogue, as a table for the changelog. */
public final class ApiComparison {

    private ApiComparison() {
    }

    /**
     * Prints the table.
     *
     * @param arguments the newer document, and the earlier one; without the second, the newer one is compared with the catalogue
     * @throws IOException              if a document cannot be read
     * @throws IllegalArgumentException if no document is named
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || arguments[0].isBlank()) {
            throw new IllegalArgumentException("Name the newer OpenAPI document as the first argument or as -Dcompare=<file>");
        }
        boolean hasEarlier = arguments.length > 1 && arguments[1] != null && !arguments[1].isBlank();
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        output.print(table(OpenApiDocument.read(Path.of(arguments[0])), hasEarlier ? OpenApiDocument.read(Path.of(arguments[1])) : null));
    }

    /** @param earlier null for the catalogue */
    static String table(OpenApiDocument later, OpenApiDocument earlier) {
        List<Operation> operations = OperationCatalog.instance().resources().stream()
                .flatMap(resource -> OperationCatalog.instance().operations(resource).stream()).toList();
        Map<String, OperationFacts> catalogue = OperationFacts.of(operations);
        Map<String, String> names = new LinkedHashMap<>();
        catalogue.forEach((call, facts) -> names.put(call, facts.name()));
        return new DocumentComparison(earlier == null ? catalogue : OperationFacts.of(earlier), OperationFacts.of(later), names,
                earlier != null).asciiDoc();
    }
}
