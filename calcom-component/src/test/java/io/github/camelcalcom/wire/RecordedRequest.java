/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A request as a server saw it.
 *
 * @param method  the HTTP method
 * @param target  path and query, not decoded
 * @param headers values by name in lower case, joined by a comma where a header came twice
 * @param body    the bytes of the body, empty if there was none
 */
record RecordedRequest(String method, String target, Map<String, String> headers, byte[] body) {

    /** The path, not decoded. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The parts of the query, not decoded, in alphabetical order, since their order has no meaning to the API. */
    List<String> query() {
        int query = target.indexOf('?');
        return query < 0 ? List.of() : sortedParts(target.substring(query + 1));
    }

    /** The parts of a query by name; those of one name stay in their order. */
    static List<String> sortedParts(String query) {
        return Arrays.stream(query.split("&")).sorted((one, other) -> name(one).compareTo(name(other))).toList();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String name(String part) {
        int equals = part.indexOf('=');
        return equals < 0 ? part : part.substring(0, equals);
    }
}
