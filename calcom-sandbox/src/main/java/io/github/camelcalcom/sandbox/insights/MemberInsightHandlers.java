/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Operations that return the hosts with the most and the fewest bookings. */
final class MemberInsightHandlers implements OperationRegistry.Group {

    private static final int MOST = 10;

    private final SandboxState state;

    MemberInsightHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("booking-insights/members").handle(this::members);
    }

    private Answer members(Call call) {
        List<Booking> bookings = BookingSelection.of(call, state).inPeriod();
        Predicate<Booking> completed = booking -> BookingFigures.isCompleted(booking, call.now());
        ObjectNode data = Json.object();
        data.set("mostBookings", ranked(bookings, booking -> true, true));
        data.set("leastBookings", ranked(bookings, booking -> true, false));
        data.set("mostCancelled", ranked(bookings, BookingFigures::isCancelled, true));
        data.set("mostCompleted", ranked(bookings, completed, true));
        data.set("leastCompleted", ranked(bookings, completed, false));
        data.set("mostNoShow", ranked(bookings, Booking::hostAbsent, true));
        data.putArray("highestRatings");
        data.putArray("lowestRatings");
        return Answer.ok(data);
    }

    private ArrayNode ranked(List<Booking> bookings, Predicate<Booking> counted, boolean mostFirst) {
        Map<Long, Long> counts = bookings.stream().filter(counted)
                .collect(Collectors.groupingBy(Booking::hostId, Collectors.counting()));
        Comparator<Map.Entry<Long, Long>> byCount = Map.Entry.comparingByValue();
        ArrayNode ranking = Json.array();
        counts.entrySet().stream().sorted((mostFirst ? byCount.reversed() : byCount).thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> state.users().find(entry.getKey()).map(user -> view(user, entry.getValue())))
                .flatMap(view -> view.stream()).limit(MOST).forEach(ranking::add);
        return ranking;
    }

    private static ObjectNode view(User user, long count) {
        ObjectNode view = Json.object().put("userId", user.id());
        view.putObject("user").put("id", user.id()).put("username", user.username()).put("name", user.name()).put("email", user.email())
                .put("avatarUrl", user.avatarUrl());
        return view.put("emailMd5", md5(user.email())).put("count", count);
    }

    private static String md5(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime does not support MD5", e);
        }
    }
}
