/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares the values of two JSON documents of the same shape. Identifiers are mapped, and generated times may differ by two seconds. */
final class Values {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final Names names;
    private final String path;
    private final Instant started;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param path    path of the call
     * @param started start of the session; earlier times are those of the setup of each server, which differ
     */
    Values(Names names, String path, Instant started) {
        this.names = names;
        this.path = path;
        this.started = started;
    }

    /** Returns the differences as field paths with both values; empty if the documents are equal. */
    List<String> differences(JsonNode recorded, JsonNode own) {
        compare("", "", "", recorded, own);
        return differences;
    }

    private void compare(String place, String parent, String field, JsonNode recorded, JsonNode own) {
        if (recorded.isArray()) {
            for (int i = 0; i < recorded.size(); i++) {
                compare(place + '[' + i + ']', parent, field, recorded.get(i), own.get(i));
            }
        } else if (recorded.isObject()) {
            String name = field.equals("data") ? "" : field;
            recorded.properties().forEach(entry -> compare(
                    place + '.' + entry.getKey(), name, entry.getKey(), entry.getValue(), own.get(entry.getKey())));
        } else if (!equal(recorded, own) && !names.sameId(path, parent, field, recorded, own)) {
            differences.add(place + ": " + recorded + " recorded, " + own + " here");
        }
    }

    private boolean equal(JsonNode recorded, JsonNode own) {
        if (recorded.isNumber()) {
            return recorded.doubleValue() == own.doubleValue();
        }
        return recorded.isTextual() ? equal(names.text(recorded.asText()), own.asText()) : recorded.equals(own);
    }

    /** Whether texts are equal, apart from instants that differ only by the time that servers need. */
    private boolean equal(String recorded, String own) {
        if (recorded.equals(own)) {
            return true;
        }
        List<String> times = instants(recorded);
        List<String> ownTimes = instants(own);
        if (times.size() != ownTimes.size() || !INSTANT.matcher(recorded).replaceAll("").equals(INSTANT.matcher(own).replaceAll(""))) {
            return false;
        }
        for (int i = 0; i < times.size(); i++) {
            if (!generatedTogether(Instant.parse(times.get(i)), Instant.parse(ownTimes.get(i)))) {
                return false;
            }
        }
        return !times.isEmpty();
    }

    private static List<String> instants(String text) {
        return INSTANT.matcher(text).results().map(MatchResult::group).toList();
    }

    private boolean generatedTogether(Instant recorded, Instant own) {
        return recorded.isBefore(started) || Duration.between(recorded, own).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
