/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.Operation;

/** Writes the index of the reference: the operations by task, in groups of resources. */
final class TaskIndex {

    private static final String HEAD = """
            = Operations
            :toc:

            %sEvery operation is called as `calcom:resource/operation`. Its parameters are options of the endpoint URI. The message header with
            the name of a parameter takes precedence: `CamelCalcomBookingUid` for `bookingUid`. An asterisk marks what is required.

            _Hosted_ is the service at api.cal.com. _Self-hosted_ is a server that its user runs. Both support operations without a remark.
            `May be repeated` states whether the component repeats the call by itself after a lost response, see
            xref:../calling-safely.adoc#_trying_again[Trying again].

            Tests run each example on a sandbox of its own, with the newest versions of the hosted service. The answer is the message body after
            the call. A list shows its first two items only. An operation without an example says why.

            The ids and uids in the examples are those of the data of these tests, so replace them by yours. To have the same data, start
            the sandbox from the repository with `--seed catalog-generator/src/main/resources/examples/seed.yaml --clock 2026-11-23T09:00:00Z`.
            Then use the API key `cal_alice`, and `cal_acme` for operations of organizations, with `apiProfile=hosted`. An item that an example
            reads or changes may be made by another example of its page, such as `create`. Run that first, and use the uid that it returns.

            A route that begins with `direct:` requires the dependency `camel-direct`. A `ProducerTemplate` or another route starts it. For a first
            try, write `timer:start?repeatCount=1` in its place, with `camel-timer`.

            """;

    /** Groups by the beginning of the resource; the first one that matches counts. */
    private static final Map<String, List<String>> GROUPS = groups();
    private static final String OTHERS = "Other";
    /** First words of summaries that are not verbs. */
    private static final Set<String> NOUNS = Set.of("The", "Where", "How", "Free", "Average", "Number", "Totals", "Which", "When", "What",
            "Links");
    private static final Map<String, String> IRREGULAR = Map.of("Has", "have", "Replaces", "replace", "Releases", "release", "Exchanges", "exchange",
            "Chooses", "choose", "Refuses", "refuse", "Reserves", "reserve", "Receives", "receive");

    /** A second verb, as in "renews or moves a reservation" and "creates a team, or updates it if ...". */
    private static final Pattern SECOND_VERB = Pattern.compile("( (?:and|or) )([a-z]+s)( (?:a|an|the|its|it|new|where) )");

    private final Map<String, List<Operation>> resources;

    TaskIndex(Map<String, List<Operation>> resources) {
        this.resources = resources;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Bookings", List.of("bookings", "booking-"));
        groups.put("Slots", List.of("slots"));
        groups.put("Event types", List.of("event-types", "event-type-"));
        groups.put("Schedules and absences", List.of("schedules", "me-ooo"));
        groups.put("Webhooks", List.of("webhooks"));
        groups.put("The account", List.of("me", "api-keys", "credits", "notification", "verified-resources", "workflows", "timezones", "events"));
        groups.put("Calendars, conferencing and payment", List.of("calendars", "selected-calendars", "destination-calendars", "conferencing",
                "gcal", "stripe"));
        groups.put("Teams", List.of("teams", "team-"));
        groups.put("Organizations", List.of("organizations", "org-", "managed-orgs"));
        groups.put("Platform and OAuth", List.of("oauth", "provider"));
        groups.put("Routing forms", List.of("routing-"));
        return groups;
    }

    String asciiDoc(String note) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        GROUPS.keySet().forEach(group -> members.put(group, new ArrayList<>()));
        resources.keySet().forEach(resource -> members.computeIfAbsent(group(resource), group -> new ArrayList<>()).add(resource));
        StringBuilder text = new StringBuilder(HEAD.formatted(note));
        members.forEach((group, names) -> {
            if (!names.isEmpty()) {
                table(text, group, names);
            }
        });
        return text.substring(0, text.length() - 1);
    }

    private void table(StringBuilder text, String group, List<String> names) {
        text.append("== ").append(group).append("\n\n[cols=\"3,2\",options=\"header\"]\n|===\n|I want to |Operation\n");
        for (String resource : names) {
            for (Operation operation : resources.get(resource)) {
                text.append('|').append(task(operation)).append(" |xref:").append(resource).append(".adoc#").append(operation.name())
                        .append('[').append(operation.uri()).append("]\n");
            }
        }
        text.append("|===\n\n");
    }

    private static String group(String resource) {
        for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
            if (group.getValue().stream().anyMatch(prefix -> resource.equals(prefix) || resource.startsWith(prefix)
                    && (prefix.endsWith("-") || resource.charAt(prefix.length()) == '-'))) {
                return group.getKey();
            }
        }
        return OTHERS;
    }

    /** Returns what a caller wants, from the summary of the operation: "Books a slot" becomes "book a slot". */
    static String task(Operation operation) {
        String summary = operation.summary();
        String first = summary.substring(0, summary.indexOf(' '));
        String rest = summary.substring(first.length());
        if (NOUNS.contains(first)) {
            return "read: " + first.toLowerCase(Locale.ROOT) + rest;
        }
        return infinitive(first) + SECOND_VERB.matcher(rest).replaceAll(verb -> verb.group(1) + infinitive(verb.group(2)) + verb.group(3));
    }

    private static String infinitive(String verb) {
        String irregular = IRREGULAR.get(verb);
        if (irregular != null) {
            return irregular;
        }
        String lower = verb.toLowerCase(Locale.ROOT);
        if (lower.endsWith("ies")) {
            return lower.substring(0, lower.length() - "ies".length()) + 'y';
        }
        if (lower.endsWith("shes") || lower.endsWith("sses") || lower.endsWith("ches")) {
            return lower.substring(0, lower.length() - "es".length());
        }
        return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
