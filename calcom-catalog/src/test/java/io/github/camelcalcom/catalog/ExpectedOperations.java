/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The expected content of the catalogue, in a table that is independent of the catalogue. */
final class ExpectedOperations {

    private ExpectedOperations() {
    }

    /** Every row by its URI, where a row of the corrections replaces the one of the table: method, path, versions, paging, availability and deprecation as one text. */
    static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String table : List.of("/operations.tsv", "/operations-corrections.tsv")) {
            for (String[] row : table(table)) {
                rows.put(row[0], describe(row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]));
            }
        }
        return rows;
    }

    /** The operation of each row of the table of required operations. */
    static List<String> askedFor() {
        return Stream.of("/asked-for.tsv", "/asked-for-further.tsv").flatMap(file -> table(file).stream()).map(row -> row[2]).toList();
    }

    static String describe(String... facts) {
        return String.format("%s %s, versions [%s, %s], paging [%s, %s], %s, deprecated [%s]", (Object[]) facts);
    }

    private static List<String[]> table(String file) {
        try (InputStream stream = ExpectedOperations.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
