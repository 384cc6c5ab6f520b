/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.vertx.core.http.HttpServerRequest;

/**
 * A server with a given number of bookings. It generates its pages on demand: by position, as a self-hosted server, or by cursor, as the hosted
 * service. The latest booking is the first one. Each booking was created a second after the preceding one. It was last changed when it was created, unless
 * {@link #change} changes it. For one thread.
 */
final class ManyBookings {

    static final int PAGE_SIZE = 250;

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(1);
    /** The other fields of a booking, so that its size is about 1 kB, as that of a real one. */
    private static final String MORE = """
            "title":"Thirty between Alice and Eve","description":"%s","hosts":[{"id":1,"name":"Alice","email":"alice@example.com",\
            "username":"alice","timeZone":"Europe/London"}],"start":"2026-11-22T21:55:48.232Z","end":"2026-11-22T22:25:48.232Z","duration":30,\
            "eventTypeId":1,"eventType":{"id":1,"slug":"thirty"},"location":"integrations:daily","absentHost":false,"metadata":{},"attendees":\
            [{"name":"Eve","email":"eve@example.net","timeZone":"Europe/Rome","language":"en","absent":false}],"bookingFieldsResponses":\
            {"email":"eve@example.net","name":"Eve"}}""".formatted("x".repeat(320));

    private final int count;
    /** The times of changes, by the number of the booking. */
    private final NavigableMap<Integer, Instant> changes = new TreeMap<>();
    private Instant now;
    private int changesBeforeEachPoll;
    private long calls;
    private long bytes;

    ManyBookings(int count) {
        this.count = count;
        this.now = made(count).plus(BETWEEN_CHANGES);
    }

    /** @param arguments the number of bookings */
    public static void main(String[] arguments) throws IOException {
        ServerProcess.serve(new ManyBookings(Integer.parseInt(arguments[0]))::answer);
    }

    /** Changes some bookings, from the oldest to the newest, a minute after the last changes. Then moves the clock by another minute. */
    void change(int number) {
        now = now.plus(BETWEEN_CHANGES);
        for (int index = 0; index < number; index++) {
            changes.put((int) ((long) index * count / number), now.plusMillis(index));
        }
        now = now.plus(BETWEEN_CHANGES);
    }

    long calls() {
        return calls;
    }

    /**
     * Answers calls of the API, and two other requests. One sets the number of bookings that change before each poll, the other one returns the
     * number of calls and bytes.
     */
    void answer(HttpServerRequest request) {
        if (request.path().equals("/change")) {
            changesBeforeEachPoll = Integer.parseInt(request.getParam("count"));
            request.response().end();
        } else if (request.path().equals("/figures")) {
            request.response().end(calls + " " + bytes);
        } else {
            if (changesBeforeEachPoll > 0 && request.getParam("cursor") == null && "0".equals(request.getParam("skip", "0"))) {
                change(changesBeforeEachPoll);
            }
            String body = request.getParam("limit") != null ? byCursor(request) : byPosition(request);
            calls++;
            bytes += body.length();
            request.response().putHeader("Content-Type", "application/json; charset=utf-8")
                    .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))).end(body);
        }
    }

    private String byPosition(HttpServerRequest request) {
        Instant from = instant(request.getParam("afterUpdatedAt"), Instant.MIN);
        Instant to = instant(request.getParam("beforeUpdatedAt"), Instant.MAX);
        int take = Integer.parseInt(request.getParam("take", "100"));
        int skip = Integer.parseInt(request.getParam("skip", "0"));
        if ("desc".equals(request.getParam("sortUpdatedAt"))) {
            return json(newest(from, take), "{}");
        }
        List<Integer> page = new ArrayList<>();
        if (request.getParam("sortUpdatedAt") == null) {
            for (int number = skip; number < count && page.size() < take; number++) {
                page.add(number);
            }
        } else {
            // unchanged bookings precede all changed ones
            for (int number = firstMadeAt(from); number < count && page.size() < skip + take && !made(number).isAfter(to); number++) {
                if (!changes.containsKey(number)) {
                    page.add(number);
                }
            }
            changes.entrySet().stream().filter(change -> !change.getValue().isBefore(from) && !change.getValue().isAfter(to))
                    .sorted(Comparator.comparing(NavigableMap.Entry::getValue)).limit(skip + take).forEach(change -> page.add(change.getKey()));
            page.subList(0, Math.min(skip, page.size())).clear();
        }
        return json(page.subList(0, Math.min(take, page.size())), "{}");
    }

    /** Those that were changed come before all that were not. */
    private List<Integer> newest(Instant from, int take) {
        List<Integer> page = new ArrayList<>();
        changes.entrySet().stream().filter(change -> !change.getValue().isBefore(from))
                .sorted(Comparator.comparing((NavigableMap.Entry<Integer, Instant> change) -> change.getValue()).reversed()).limit(take)
                .forEach(change -> page.add(change.getKey()));
        for (int number = count - 1; number >= firstMadeAt(from) && page.size() < take; number--) {
            if (!changes.containsKey(number)) {
                page.add(number);
            }
        }
        return page;
    }

    private String byCursor(HttpServerRequest request) {
        int limit = Integer.parseInt(request.getParam("limit"));
        Instant from = instant(request.getParam("afterUpdatedAt"), Instant.MIN);
        int first = firstMadeAt(from);
        List<Integer> page = new ArrayList<>();
        int number = Integer.parseInt(request.getParam("cursor", String.valueOf(count))) - 1;
        while (number >= 0 && page.size() < limit) {
            if (number >= first || changes.containsKey(number) && !changes.get(number).isBefore(from)) {
                page.add(number);
                number--;
            } else {
                Integer changed = changes.floorKey(number - 1);
                number = changed == null ? -1 : changed;
            }
        }
        boolean more = page.size() == limit;
        return json(page, "{\"hasMore\":" + more + ",\"nextCursor\":" + (more ? "\"" + page.get(limit - 1) + '"' : "null") + '}');
    }

    private String json(List<Integer> page, String pagination) {
        StringBuilder json = new StringBuilder(page.size() * (MORE.length() + 200)).append("{\"status\":\"success\",\"data\":[");
        for (int number : page) {
            json.append(number == page.get(0) ? "" : ",").append("{\"id\":").append(number).append(",\"uid\":\"").append(uid(number))
                    .append("\",\"status\":\"accepted\",\"createdAt\":\"").append(made(number)).append("\",\"updatedAt\":\"")
                    .append(changes.getOrDefault(number, made(number))).append("\",").append(MORE);
        }
        return json.append("],\"pagination\":").append(pagination).append('}').toString();
    }

    /** Returns a uid of the real length. */
    private static String uid(int number) {
        return "booking-%014d".formatted(number);
    }

    private static Instant made(int number) {
        return FIRST.plusSeconds(number);
    }

    private int firstMadeAt(Instant from) {
        return from.isAfter(FIRST) ? (int) Math.min(count, Duration.between(FIRST, from.minusNanos(1)).getSeconds() + 1) : 0;
    }

    private static Instant instant(String text, Instant otherwise) {
        return text == null ? otherwise : Instant.parse(text);
    }
}
