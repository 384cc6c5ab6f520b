/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two descriptions of the API and writes what is new, gone and changed as a table in AsciiDoc. */
final class DocumentComparison {

    private final Map<String, OperationFacts> earlier;
    private final Map<String, OperationFacts> later;
    private final Map<String, String> names;
    private final boolean hasVersions;

    /**
     * @param earlier     operations by their call
     * @param later       operations by their call
     * @param names       our names of operations by their call
     * @param hasVersions whether versions, scopes, types and deprecations are comparable. Those of the catalogue are also from other sources
     */
    DocumentComparison(
            Map<String, OperationFacts> earlier, Map<String, OperationFacts> later, Map<String, String> names, boolean hasVersions) {
        this.earlier = earlier;
        this.later = later;
        this.names = names;
        this.hasVersions = hasVersions;
    }

    /** Returns a table with one row for each operation that is new, gone or changed; a sentence if there is none. */
    String asciiDoc() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String call : new TreeSet<>(later.keySet())) {
            if (!earlier.containsKey(call)) {
                rows.put(call, List.of("new"));
            } else {
                List<String> changes = changes(earlier.get(call), later.get(call));
                if (!changes.isEmpty()) {
                    rows.put(call, changes);
                }
            }
        }
        earlier.keySet().stream().filter(call -> !later.containsKey(call)).forEach(call -> rows.put(call, List.of("gone")));
        if (rows.isEmpty()) {
            return "No operation is new, gone or changed.\n";
        }
        StringBuilder table = new StringBuilder("[cols=\"2,3,4\",options=\"header\"]\n|===\n|Operation |Request |Change\n");
        rows.forEach((call, changes) -> table.append("|").append(names.containsKey(call) ? "`" + names.get(call) + "`" : "not in the catalogue")
                .append(" |`+").append(call).append("+` |").append(String.join("; ", changes)).append('\n'));
        return table.append("|===\n").toString();
    }

    private List<String> changes(OperationFacts before, OperationFacts after) {
        List<String> changes = new ArrayList<>();
        compare(changes, "parameter", before.parameters(), after.parameters());
        compare(changes, "body field", before.fields(), after.fields());
        if (hasVersions) {
            compare(changes, "version", before.versions(), after.versions());
            compare(changes, "OAuth scope", before.scopes(), after.scopes());
            if (before.deprecated() != after.deprecated()) {
                changes.add(after.deprecated() ? "deprecated" : "no longer deprecated");
            }
        }
        return changes;
    }

    private static void compare(List<String> changes, String kind, String before, String after) {
        if (!before.equals(after)) {
            changes.add(kind + ' ' + (before.isEmpty() ? "none" : before) + " becomes " + (after.isEmpty() ? "none" : after));
        }
    }

    private void compare(List<String> changes, String kind, Map<String, String> before, Map<String, String> after) {
        after.forEach((name, type) -> {
            String known = before.get(name);
            if (known == null) {
                changes.add("new " + kind + " `" + name + "` (" + type + ')');
            } else if (hasVersions && !Objects.equals(known, type)) {
                changes.add(kind + " `" + name + "` from (" + known + ") to (" + type + ')');
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> changes.add(kind + " `" + name + "` gone"));
    }
}
