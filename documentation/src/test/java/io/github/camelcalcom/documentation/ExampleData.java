/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.Credential;
import org.apache.camel.CamelContext;

import static java.net.URLDecoder.decode;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes the data that an example requires and that the other examples do not make. Part of it comes from guests and other services. */
final class ExampleData {

    /** How the names of these data begin in the examples. */
    static final String PREFIX = "sandbox:";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
    private static final String ALICE = "alice";
    private static final String ACME = "acme";
    private static final String PORTAL = "portal";
    private static final String TEAM = "&orgId=2&teamId=3";
    private static final String RETURN = "&returnTo=https://app.example.com/done&onErrorReturnTo=https://app.example.com/error";
    private static final Map<String, String> ATTENDEE = Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London");

    private final CalcomSandbox sandbox;
    private final Map<String, CamelContext> contexts;

    ExampleData(CalcomSandbox sandbox, Map<String, CamelContext> contexts) {
        this.sandbox = sandbox;
        this.contexts = contexts;
    }

    void make(String name) throws Exception {
        switch (name.substring(PREFIX.length())) {
            case "guest" -> sandbox.events().register(sandbox.read(state -> state.events().all().iterator().next().uuid()), "Ada", "ada@example.com");
            case "team-booking" -> book(ACME, 5);
            case "support-booking" -> book(ALICE, 4);
            case "managed-booking" -> bookManagedUser();
            case "seat-request" -> book(ALICE, eventTypeWithRequests());
            case "google-calendar" -> consent(ALICE, "calendars/connect", "calendars/save", "calendar=google&redir=https://app.example.com/done&isDryRun=false");
            case "calendar-event" -> sandbox.calendars().event(ALICE, "alice@example.com", Instant.parse("2026-12-10T10:00:00Z"),
                    Instant.parse("2026-12-10T11:00:00Z"), "Dentist");
            case "zoom" -> consent(ALICE, "conferencing/auth-url", "conferencing/oauth-callback", "app=zoom" + RETURN);
            case "team-google-calendar" -> connectCalendarOfTeam();
            case "stripe" -> consent(ALICE, "stripe/connect", "stripe/save", RETURN.substring(1));
            case "team-zoom" -> consent(ACME, "org-team-conferencing/auth-url", "org-team-conferencing/oauth-callback", "app=zoom" + RETURN + TEAM);
            case "team-stripe" -> consent(ACME, "org-team-stripe/connect", "org-team-stripe/save", RETURN.substring(1) + TEAM);
            default -> throw new IllegalArgumentException("There are no data '" + name + "' for examples");
        }
    }

    private JsonNode call(String caller, String uri, Object body, Map<String, Object> headers) throws Exception {
        return JSON.readTree(JSON.writeValueAsBytes(contexts.get(caller).createFluentProducerTemplate().to("calcom:" + uri).withBody(body)
                .withHeaders(headers).request(Object.class)));
    }

    private void book(String caller, int eventType) throws Exception {
        call(caller, "bookings/create", Map.of("eventTypeId", eventType, "start", "2026-12-04T10:00:00Z", "attendee", ATTENDEE), Map.of());
    }

    private void bookManagedUser() throws Exception {
        book(PORTAL, call(PORTAL, "event-types/create?managedUserId=5", Map.of("title", "Visit", "slug", "visit", "lengthInMinutes", 60), Map.of())
                .get("id").asInt());
    }

    private int eventTypeWithRequests() throws Exception {
        return call(ALICE, "event-types/create", Map.of("title", "Class", "slug", "class", "lengthInMinutes", 60,
                "seats", Map.of("seatsPerTimeSlot", 3, "showAttendeeInfo", true, "showAvailabilityCount", true),
                "confirmationPolicy", Map.of("type", "always", "blockUnconfirmedBookingsInBooker", false)), Map.of()).get("id").asInt();
    }

    /** Connects Google Calendar for the team, which only the web application does. */
    private void connectCalendarOfTeam() {
        sandbox.read(state -> state.credentials().put(
                new Credential(state.credentials().nextId(), "google_calendar", "google-calendar", null, 3L, JSON.createObjectNode())));
    }

    /** Connects another service: asks for the page of its consent, and calls the callback as that page does after the consent. */
    private void consent(String caller, String begin, String end, String parameters) throws Exception {
        JsonNode answer = call(caller, begin + '?' + parameters, null, Map.of());
        Matcher state = STATE.matcher((answer.has("authUrl") ? answer.get("authUrl") : answer.get("url")).asText());
        if (!state.find()) {
            throw new IllegalStateException("The answer of " + begin + " has no state: " + answer);
        }
        Map<String, Object> headers = new HashMap<>(Map.of("CamelCalcomState", decode(state.group(1), UTF_8), "CamelCalcomCode", "consent"));
        for (String parameter : List.of("calendar=google", "app=zoom", "orgId=2", "teamId=3")) {
            if (parameters.contains(parameter)) {
                String[] pair = parameter.split("=");
                headers.put("CamelCalcom" + Character.toUpperCase(pair[0].charAt(0)) + pair[0].substring(1), pair[1]);
            }
        }
        call(caller, end, null, headers);
    }
}
