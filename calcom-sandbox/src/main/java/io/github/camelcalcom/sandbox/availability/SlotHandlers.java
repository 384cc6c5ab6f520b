/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.LeadingNumber;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.github.camelcalcom.sandbox.validation.Sentence;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Operations that list free slots. */
final class SlotHandlers implements OperationRegistry.Group {

    private static final Rule DURATION =
            Rule.matches("[1-9]\\d{0,4}", "duration must be a number conforming to the specified constraints");

    private static final Schema SEVERAL_USERS = new Schema()
            .required("usernames", Rule.each(Rule.string()),
                    new Rule("arrayMinSize", "The array must contain at least 2 elements.", value -> value.isArray() && value.size() >= 2),
                    Rule.array())
            .required("organizationSlug", Rule.string());

    private static final Schema BY_ID = new Schema().required("eventTypeId", Rule.beginsWithNumber());

    private static final int DYNAMIC_LENGTH = 30;
    private static final int DYNAMIC_NOTICE = 120;

    private static final Schema LEGACY = new Schema()
            .required("startTime", Rule.isoDate())
            .required("endTime", Rule.isoDate())
            .optional("timeZone", Rule.timeZone())
            .optional("duration", DURATION);

    private final SandboxState state;
    private final HostCalendar calendar;

    /** Creates the operations for the state of one sandbox. */
    SlotHandlers(SandboxState state, HostCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("slots/list").access(Access.PUBLIC).handle(this::list, ApiVersion.V2024_09_04);
        registry.on("slots/list-available").access(Access.PUBLIC)
                .handle(this::listAvailable, ApiVersion.V2024_04_15, ApiVersion.V2024_06_11, ApiVersion.V2024_06_14);
    }

    private Answer list(Call call) {
        ObjectNode query = query(call);
        boolean bySlug = query.has("eventTypeSlug") && (query.has("username") || query.has("teamSlug"));
        Sentence.refuse(errors(query, bySlug));
        EventType eventType = query.has("eventTypeId") || bySlug ? eventType(call, bySlug) : ofSeveralUsers(query);
        ObjectNode answer = Json.object();
        answer.set("data", new SlotListing(state, calendar).of(eventType, query, call.now()));
        return Answer.document(200, answer.put("status", "success"));
    }

    private static ArrayNode errors(ObjectNode query, boolean bySlug) {
        boolean severalUsers = !query.has("eventTypeId") && !bySlug;
        Set<String> known = new HashSet<>(SlotListing.parameters());
        known.addAll(query.has("eventTypeId") ? Set.of("eventTypeId") : severalUsers ? Set.of("usernames", "organizationSlug")
                : Set.of("eventTypeSlug", query.has("username") ? "username" : "teamSlug", "organizationSlug"));
        ArrayNode errors = Schema.unknown(query, known);
        if (query.has("eventTypeId")) {
            errors.addAll(BY_ID.errors(query));
        }
        errors.addAll(SlotListing.errors(query));
        if (severalUsers) {
            errors.addAll(SEVERAL_USERS.errors(query));
        }
        return errors;
    }

    private Answer listAvailable(Call call) {
        ObjectNode query = query(call);
        LEGACY.accept(query);
        EventType eventType = state.eventTypes().find(number(call, "eventTypeId"))
                .orElseThrow(() -> ApiException.filtered(404, "TRPCError", "The requested resource was not found"));
        Duration length = call.query("duration").isPresent() ? Duration.ofMinutes(number(call, "duration"))
                : Duration.ofMinutes(eventType.lengthInMinutes());
        ZoneId zone = call.query("timeZone").map(name -> NamedZone.of(name).rules()).orElse(ZoneOffset.UTC);
        Instant start = IsoInstant.parse(query.get("startTime").asText());
        String end = query.get("endTime").asText();
        Instant last = IsoInstant.isDate(end) ? IsoInstant.parse(end).plus(1, ChronoUnit.DAYS)
                : SlotListing.lastSecondCounts(IsoInstant.parse(end));
        List<Interval> slots = calendar.slots(new SlotSearch(eventType, start, last, length, zone, call.now(), null));
        ObjectNode answer = Json.object();
        answer.putObject("data").set("slots", new SlotViews(calendar, eventType, zone, call.now()).legacyByDate(slots));
        return Answer.document(200, answer.put("status", "success"));
    }

    private static ObjectNode query(Call call) {
        ObjectNode query = Json.object();
        call.query().names().forEach(name -> query.put(name, call.query(name).orElseThrow()));
        if (query.has("usernames")) {
            query.set("usernames", Json.array(List.of(query.get("usernames").asText().split(","))));
        }
        return query;
    }

    /** A query for several members of an organization needs no event type: the server uses a default one. */
    private EventType ofSeveralUsers(ObjectNode query) {
        Team organization = state.teams().findFirst(team -> team.organization() && query.get("organizationSlug").asText().equals(team.slug()))
                .orElseThrow(() -> ApiException.notFound("Event Type not found"));
        ObjectNode settings = Json.object().put("schedulingType", "collective").put("minimumBookingNotice", DYNAMIC_NOTICE)
                .put("lengthInMinutes", SlotListing.minutes(query).orElse(DYNAMIC_LENGTH));
        ArrayNode hosts = settings.putArray("hosts");
        query.get("usernames").forEach(username -> state.users().findFirst(user -> user.username().equals(username.asText().trim()))
                .ifPresent(user -> hosts.addObject().put("userId", user.id())));
        return new EventType(0, 0, organization.id(), null, state.now(), settings);
    }

    private EventType eventType(Call call, boolean bySlug) {
        if (!bySlug) {
            return state.eventTypes().find(Call.databaseId(BigInteger.valueOf(number(call, "eventTypeId"))))
                    .orElseThrow(() -> ApiException.notFound("Event Type not found"));
        }
        String slug = call.query("eventTypeSlug").orElseThrow();
        if (call.query("username").isEmpty()) {
            return new EventTypeAddress(state).ofTeam(call.query("teamSlug").get(), call.query("organizationSlug").orElse(null), slug)
                    .orElseThrow(() -> ApiException.notFound("Event Type not found"));
        }
        String username = call.query("username").orElseThrow().toLowerCase(Locale.ROOT);
        User user = state.users().findFirst(found -> found.username().equals(username))
                .orElseThrow(() -> ApiException.notFound("User with username " + username + " not found"));
        return state.eventTypes().findFirst(found -> found.ownerId() == user.id() && found.slug().equals(slug))
                .orElseThrow(() -> ApiException.notFound("Event Type not found"));
    }

    private static long number(Call call, String name) {
        return LeadingNumber.of(call.query(name).orElse("0")).orElse(0);
    }
}
