/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the table of expected operations, which is kept by hand and never read by the component.
 *
 * @param uri               resource and operation
 * @param method            the HTTP method
 * @param path              the path template
 * @param hostedVersion     the version header on the hosted service, null for none
 * @param selfHostedVersion the version header on a self-hosted server, null for none
 * @param where             both, hosted or legacy
 */
record OperationRow(String uri, String method, String path, String hostedVersion, String selfHostedVersion, String where) {

    /** Returns all rows of the table. A row of the corrections replaces the row of the same operation. */
    static List<OperationRow> all() throws IOException {
        Map<String, OperationRow> rows = new LinkedHashMap<>();
        for (String table : List.of("/operations.tsv", "/operations-corrections.tsv")) {
            table(table).forEach(columns -> rows.put(columns[0], new OperationRow(
                    columns[0], columns[1], columns[2], version(columns[3]), version(columns[4]), columns[7])));
        }
        return List.copyOf(rows.values());
    }

    /** The rows below the heading of a table of tab separated values on the class path. */
    static List<String[]> table(String resource) throws IOException {
        try (InputStream table = OperationRow.class.getResourceAsStream(resource)) {
            List<String[]> rows = new ArrayList<>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(line -> rows.add(line.split("\t", -1)));
            return rows;
        }
    }

    /** The profiles of the servers that have the operation. */
    List<String> profiles() {
        return where.equals("hosted") ? List.of("hosted") : List.of("hosted", "self-hosted");
    }

    String version(boolean hosted) {
        return hosted ? hostedVersion : selfHostedVersion;
    }

    private static String version(String column) {
        return column.isEmpty() ? null : column;
    }

    @Override
    public String toString() {
        return uri;
    }
}
