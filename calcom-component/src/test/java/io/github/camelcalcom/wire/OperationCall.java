/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of an operation with everything that the API requires, each path parameter with a value of its own that has to be
 * encoded where it may be a text, and the request that has to come of it.
 */
final class OperationCall {

    static final Map<String, Object> BODY = Map.of(
            "text", "Zoë + 1/2 % \"quoted\"", "number", 42, "list", List.of(true, Map.of("inner", "日")));

    /** The beginning of an image, for the operation that uploads one. */
    static final byte[] IMAGE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

    private static final String UPLOAD = "event-cover-image/upload";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Path parameters that the API documents as numbers. */
    private static final Set<String> NUMBERS = Set.of("attendeeId", "eventTypeId", "id", "managedOrganizationId", "membershipId", "oooId",
            "orgId", "responseId", "scheduleId", "teamId", "userId", "workflowId");

    /** Path parameters that take one of a few names; each of these is allowed for every operation that has the parameter. */
    private static final Map<String, String> NAMES = Map.of("calendar", "google", "app", "google-meet");

    private static final Map<String, Map<String, String>> OTHER_NAMES = Map.of(
            "calendars/save-credentials", Map.of("calendar", "apple"),
            "conferencing/auth-url", Map.of("app", "zoom"), "org-team-conferencing/auth-url", Map.of("app", "zoom"),
            "conferencing/oauth-callback", Map.of("app", "zoom"), "org-team-conferencing/oauth-callback", Map.of("app", "zoom"));

    /** Operations that answer with a redirect. */
    private static final Set<String> REDIRECTING = Set.of(
            "calendars/save", "conferencing/oauth-callback", "org-team-conferencing/oauth-callback",
            "org-team-stripe/save", "stripe/save", "gcal/save", "oauth/authorize");

    /** Operations whose {@code data} is an object around the list. */
    private static final Set<String> LIST_WITHIN_OBJECT =
            Set.of("event-types/history", "org-attribute-options/assignment-history",
                    "routing-insights/form-responses", "organizations/list");

    private final OperationRow row;
    private final boolean takesBody;
    private final Map<String, String> query;
    /** The parts of the query by parameter, where they are not the parameter with its encoded value. */
    private final Map<String, String> sentParts;

    private OperationCall(OperationRow row, boolean takesBody, Map<String, String> query, Map<String, String> sentParts) {
        this.row = row;
        this.takesBody = takesBody;
        this.query = query;
        this.sentParts = sentParts;
    }

    /** One call for each row of the table of operations. */
    static List<OperationCall> all() throws IOException {
        Map<String, Map<String, String>> queries = new LinkedHashMap<>();
        Map<String, Boolean> bodies = new LinkedHashMap<>();
        Map<String, String> sentParts = new LinkedHashMap<>();
        for (String[] columns : OperationRow.table("/wire/required-parts.tsv")) {
            bodies.put(columns[0], columns[1].equals("yes"));
            Map<String, String> ofOperation = queries.computeIfAbsent(columns[0], ignored -> new TreeMap<>());
            if (!columns[2].isEmpty()) {
                ofOperation.put(columns[2], columns[3]);
            }
            if (columns.length > 4) {
                sentParts.put(columns[0] + '?' + columns[2], columns[4]);
            }
        }
        return OperationRow.all().stream().map(row -> new OperationCall(
                row, bodies.getOrDefault(row.uri(), false), queries.getOrDefault(row.uri(), Map.of()), sentParts)).toList();
    }

    OperationRow row() {
        return row;
    }

    /** Sends it, every parameter as a header. A body is given even where the operation takes none. */
    RecordedRequest send(Wire wire, String profile) throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        pathValues().forEach((name, value) -> headers.put(header(name), value));
        query.forEach((name, value) -> headers.put(header(name), value));
        answer(wire.server());
        return wire.send(row.uri(), profile, headers, takesFile() ? IMAGE : BODY);
    }

    String expectedPath() {
        Map<String, String> values = pathValues();
        return PLACEHOLDER.matcher(row.path()).replaceAll(name -> Matcher.quoteReplacement(percentEncoded(values.get(name.group(1)))));
    }

    List<String> expectedQuery() {
        List<String> parts = new ArrayList<>();
        query.forEach((name, value) -> parts.addAll(
                List.of(sentParts.getOrDefault(row.uri() + '?' + name, name + '=' + percentEncoded(value)).split("&"))));
        return RecordedRequest.sortedParts(String.join("&", parts)).stream().filter(part -> !part.isEmpty()).toList();
    }

    boolean takesFile() {
        return row.uri().equals(UPLOAD);
    }

    boolean takesBody() {
        return takesBody;
    }

    private void answer(RecordingServer server) {
        if (REDIRECTING.contains(row.uri())) {
            server.answer(302, Map.of("location", "https://app.example/done"), "");
        } else {
            String data = LIST_WITHIN_OBJECT.contains(row.uri())
                    ? "{\"auditLogs\":[],\"data\":[],\"total\":0,\"organizationId\":null}" : "[]";
            server.answer(200, Map.of(), "{\"status\":\"success\",\"data\":" + data
                    + ",\"pagination\":{\"nextCursor\":null,\"hasMore\":false},\"meta\":{\"nextCursor\":null,\"hasMore\":false}}");
        }
    }

    private Map<String, String> pathValues() {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher placeholder = PLACEHOLDER.matcher(row.path());
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String oneOfAFew = OTHER_NAMES.getOrDefault(row.uri(), NAMES).get(name);
            if (oneOfAFew != null) {
                values.put(name, oneOfAFew);
            } else {
                values.put(name, NUMBERS.contains(name) ? String.valueOf(1_000 + values.size()) : name + "/ü +%?#&");
            }
        }
        return values;
    }

    private static String header(String parameter) {
        return "CamelCalcom" + parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
    }

    /** RFC 3986: every byte but the unreserved characters. */
    static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
