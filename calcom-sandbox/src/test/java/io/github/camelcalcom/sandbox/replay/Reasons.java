/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Committed lists of intended differences: a name and the reason in each line, comments after {@code #}. */
final class Reasons {

    private Reasons() {
    }

    /** Returns the reasons of a list in the test resources by name. */
    static Map<String, String> read(String resource) {
        Map<String, String> reasons = new TreeMap<>();
        try (var stream = Reasons.class.getResourceAsStream(resource)) {
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t");
                    reasons.put(columns[0], columns[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    /** Returns the reasons of a list of steps, which also contains ranges, by number. */
    static Map<Integer, String> steps(String resource) {
        Map<Integer, String> leftOut = new TreeMap<>();
        read(resource).forEach((steps, reason) -> {
            String[] range = steps.split("-");
            for (int seq = Integer.parseInt(range[0]); seq <= Integer.parseInt(range[range.length - 1]); seq++) {
                leftOut.put(seq, reason);
            }
        });
        return leftOut;
    }
}
