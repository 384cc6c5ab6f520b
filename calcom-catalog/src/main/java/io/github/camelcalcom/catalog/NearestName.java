/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the most similar valid name for an unknown name. */
public final class NearestName {

    private NearestName() {
    }

    /**
     * Returns the name with the smallest edit distance, if the distance is small enough for a typing error.
     *
     * @param written the unknown name
     * @param names   the valid names
     */
    public static Optional<String> of(String written, Collection<String> names) {
        int tolerated = Math.max(2, written.length() / 3);
        String text = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt((String name) -> edits(text, name.toLowerCase(Locale.ROOT))).thenComparing(name -> name))
                .filter(name -> edits(text, name.toLowerCase(Locale.ROOT)) <= tolerated);
    }

    /** Returns the Levenshtein distance. */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
