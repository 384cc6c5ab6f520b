/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.Resources;
import io.github.camelcalcom.sandbox.state.CalendarEvent;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.DestinationCalendar;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.SelectedCalendar;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calendars of a user's connections. Each of them exists, and has the entries that a test added. */
final class ConnectedCalendars {

    private static final JsonNode INTEGRATIONS = Resources.read(ConnectedCalendars.class, "calendar-integrations.json");
    private static final Pattern TO_LOAD = Pattern.compile("calendarsToLoad\\[(\\d+)]\\[(credentialId|externalId)]");

    private static final Schema BUSY_TIMES = new Schema()
            .required("loggedInUsersTz", Rule.string())
            .required("dateFrom", Rule.isoDate(), Rule.string())
            .required("dateTo", Rule.isoDate(), Rule.string())
            .required("calendarsToLoad", Rule.array());

    private final SandboxState state;
    private final Credentials credentials;

    ConnectedCalendars(SandboxState state) {
        this.state = state;
        this.credentials = new Credentials(state);
    }

    /** Returns the addresses of the calendars of a connection: the feeds, or the user's own calendar. */
    static List<String> addresses(Credential credential, User user) {
        List<String> addresses = new ArrayList<>();
        credential.key().path("urls").forEach(url -> addresses.add(url.asText()));
        return addresses.isEmpty() ? List.of(user.email()) : addresses;
    }

    Answer list(Call call) {
        User user = call.user();
        ObjectNode data = Json.object();
        ArrayNode connected = data.putArray("connectedCalendars");
        List<Credential> calendars = credentials.of(AppOwner.of(call)).filter(credential -> INTEGRATIONS.has(credential.type())).toList();
        calendars.forEach(credential -> connected.add(view(credential, user)));
        if (!calendars.isEmpty() && state.destinationCalendars().find(user.id()).isEmpty()) {
            Credential first = calendars.get(0);
            state.destinationCalendars().put(new DestinationCalendar(state.destinationCalendars().nextId(), user.id(), "",
                    addresses(first, user).get(0), first.id(), call.now()));
        }
        data.set("destinationCalendar", state.destinationCalendars().find(user.id()).map(ConnectedCalendars::view).orElseGet(Json::object));
        return Answer.ok(data);
    }

    private ObjectNode view(Credential credential, User user) {
        ObjectNode view = Json.object();
        view.set("integration", INTEGRATIONS.get(credential.type()));
        view.put("credentialId", credential.id()).putNull("delegationCredentialId");
        ArrayNode calendars = Json.array();
        addresses(credential, user).forEach(address -> calendars.add(calendar(credential, user, address)));
        view.set("primary", calendars.get(0));
        view.set("calendars", calendars);
        return view;
    }

    private ObjectNode calendar(Credential credential, User user, String address) {
        boolean selected = state.selectedCalendars().find(new SelectedCalendar(user.id(), credential.type(), address, credential.id())).isPresent();
        return Json.object().put("name", address).put("readOnly", credential.key().path("readOnly").asBoolean(false))
                .put("externalId", address).put("integrationName", credential.type()).putNull("primary").put("isSelected", selected)
                .put("credentialId", credential.id()).putNull("delegationCredentialId");
    }

    static ObjectNode view(DestinationCalendar calendar) {
        return Json.object().put("id", calendar.id()).put("integration", calendar.integration()).put("externalId", calendar.externalId())
                .putNull("primaryEmail").put("userId", calendar.userId()).putNull("eventTypeId").put("credentialId", calendar.credentialId())
                .put("createdAt", Json.text(calendar.createdAt())).put("updatedAt", Json.text(calendar.createdAt()))
                .putNull("delegationCredentialId").putNull("domainWideDelegationCredentialId");
    }

    /**
     * Returns the entries of the wanted calendars in the wanted days, by their starts.
     *
     * @param hosted whether the zone may have the name that it has in the hosted service
     */
    Answer busyTimes(Call call, boolean hosted) {
        ObjectNode query = Json.object();
        if (hosted) {
            call.query("timeZone").ifPresent(zone -> query.put("loggedInUsersTz", zone));
        }
        for (String name : List.of("loggedInUsersTz", "dateFrom", "dateTo")) {
            call.query(name).ifPresent(value -> query.put(name, value));
        }
        Map<String, ObjectNode> wanted = new TreeMap<>();
        call.query().forEach(parameter -> {
            Matcher matcher = TO_LOAD.matcher(parameter.getKey());
            if (matcher.matches()) {
                wanted.computeIfAbsent(matcher.group(1), index -> Json.object()).put(matcher.group(2), parameter.getValue());
            }
        });
        if (!wanted.isEmpty()) {
            query.putArray("calendarsToLoad").addAll(wanted.values());
        }
        BUSY_TIMES.accept(query);
        AppOwner owner = AppOwner.of(call);
        Map<String, String> sources = new HashMap<>();
        wanted.values().forEach(calendar -> sources.put(calendar.path("externalId").asText(),
                credentials.find(owner, calendar.path("credentialId").asLong(-1)).map(Credential::appId)
                        .orElseThrow(() -> ApiException.unauthorized("These credentials do not belong to you"))));
        return Answer.ok(busyTimes(call.user(), sources, query));
    }

    /** @param sources apps of the wanted calendars, by the identifiers of the calendars */
    private ArrayNode busyTimes(User user, Map<String, String> sources, ObjectNode query) {
        ZoneId zone = NamedZone.find(query.get("loggedInUsersTz").asText()).map(NamedZone::rules).orElse(ZoneOffset.UTC);
        Instant from = IsoInstant.parse(query.get("dateFrom").asText()).atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay(zone).toInstant();
        Instant to = IsoInstant.parse(query.get("dateTo").asText()).atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1).atStartOfDay(zone)
                .toInstant();
        ArrayNode times = Json.array();
        state.calendarEvents().stream().filter(event -> event.userId() == user.id() && sources.containsKey(event.externalId()))
                .filter(event -> event.start().isBefore(to) && event.end().isAfter(from)).sorted(Comparator.comparing(CalendarEvent::start))
                .forEach(event -> times.addObject().put("start", Json.text(event.start())).put("end", Json.text(event.end()))
                        .put("title", event.title()).put("source", sources.get(event.externalId())));
        return times;
    }
}
