/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders the hosts that routing forms have led to, in total and for each part of a period. */
final class RoutedToView {

    private final SandboxState state;
    private final String period;
    private final String search;
    private final long limit;

    /** @param input a checked request */
    RoutedToView(SandboxState state, JsonNode input) {
        this.state = state;
        this.period = input.get("period").asText();
        this.search = input.path("searchQuery").asText("").toLowerCase(Locale.ROOT);
        this.limit = input.get("limit").asLong();
    }

    /** Returns the answer, hosts with the most bookings first. */
    ObjectNode of(Map<Long, List<RoutingFormResponse>> byHost) {
        double average = byHost.values().stream().mapToInt(List::size).average().orElse(0);
        ObjectNode data = Json.object();
        ArrayNode users = data.putObject("users").putArray("data");
        ArrayNode periods = data.putObject("periodStats").putArray("data");
        Comparator<Map.Entry<Long, List<RoutingFormResponse>>> mostFirst = Comparator.comparing(entry -> -entry.getValue().size());
        byHost.entrySet().stream().filter(entry -> user(entry.getKey()).isPresent())
                .sorted(mostFirst.thenComparing(Map.Entry::getKey)).limit(limit).forEach(entry -> {
                    User user = user(entry.getKey()).orElseThrow();
                    int bookings = entry.getValue().size();
                    users.addObject().put("id", user.id()).put("name", user.name()).put("email", user.email())
                            .put("avatarUrl", user.avatarUrl()).put("performance", performance(bookings, average))
                            .put("totalBookings", bookings);
                    perPeriod(entry.getValue()).forEach((start, total) -> periods.addObject().put("userId", user.id())
                            .put("period_start", Json.text(start)).put("total", total));
                });
        return data;
    }

    private Optional<User> user(long id) {
        return state.users().find(id).filter(user -> (user.name() + ' ' + user.email()).toLowerCase(Locale.ROOT).contains(search));
    }

    private static String performance(int bookings, double average) {
        return bookings > average ? "above_average" : bookings < average ? "below_average" : "at_average";
    }

    private Map<Instant, Long> perPeriod(List<RoutingFormResponse> responses) {
        return responses.stream().collect(Collectors.groupingBy(response -> start(response.createdAt()), TreeMap::new, Collectors.counting()));
    }

    private Instant start(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = switch (period) {
            case "perMonth" -> day.withDayOfMonth(1);
            case "perWeek" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> day;
        };
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
