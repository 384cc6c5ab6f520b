/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.client.TransportRequest;
import io.github.camelcalcom.client.TransportResponse;
import io.github.camelcalcom.pacing.Timers;
import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * The server of one account in virtual time. Bookings are made in equal intervals and are listed by position. 120 calls are permitted in windows
 * of a minute, which begin with their first call.
 */
final class SimulatedAccount implements Transport {

    static final int LIMIT = 120;
    static final int PAGE_SIZE = 250;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Timers timers;
    private final Instant first;
    private final Duration interval;
    private Instant windowEnd = Instant.MIN;
    private int callsOfWindow;
    private int calls;
    private int refused;

    /**
     * @param first    when the first booking is made
     * @param interval the time between two bookings
     */
    SimulatedAccount(Timers timers, Instant first, Duration interval) {
        this.timers = timers;
        this.first = first;
        this.interval = interval;
    }

    int calls() {
        return calls;
    }

    int refused() {
        return refused;
    }

    @Override
    public TransportResponse send(TransportRequest request, long timeoutMillis) {
        Instant now = timers.clock().instant();
        calls++;
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            callsOfWindow = 0;
        }
        callsOfWindow++;
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
        headers.put("content-type", "application/json");
        headers.put("x-ratelimit-limit-default", Integer.toString(LIMIT));
        headers.put("x-ratelimit-remaining-default", Integer.toString(Math.max(0, LIMIT - callsOfWindow)));
        headers.put("x-ratelimit-reset-default", Long.toString(Duration.between(now, windowEnd).plusMillis(999).toSeconds()));
        if (callsOfWindow > LIMIT) {
            refused++;
            return new Answer(429, headers, "{\"status\":\"error\",\"error\":{\"message\":\"Too many requests\"}}");
        }
        return new Answer(200, headers, page(new QueryStringDecoder(request.target()).parameters(), now));
    }

    private String page(Map<String, List<String>> query, Instant now) {
        long from = numberAtOrAfter(instant(value(query, "afterUpdatedAt", null), first));
        long to = numberAtOrAfter(instant(value(query, "beforeUpdatedAt", null), now).plusNanos(1)) - 1;
        to = Math.min(to, numberAtOrAfter(now.plusNanos(1)) - 1);
        int take = Integer.parseInt(value(query, "take", Integer.toString(PAGE_SIZE)));
        int skip = Integer.parseInt(value(query, "skip", "0"));
        StringBuilder rows = new StringBuilder();
        for (long row = skip; row < skip + take && from + row <= to; row++) {
            long number = "desc".equals(value(query, "sortUpdatedAt", "asc")) ? to - row : from + row;
            Instant made = first.plus(interval.multipliedBy(number));
            rows.append(rows.isEmpty() ? "" : ",").append("{\"id\":").append(number).append(",\"uid\":\"b").append(number)
                    .append("\",\"status\":\"accepted\",\"start\":\"").append(made).append("\",\"createdAt\":\"").append(made)
                    .append("\",\"updatedAt\":\"").append(made).append("\"}");
        }
        return "{\"status\":\"success\",\"data\":[" + rows + "],\"pagination\":{\"itemsPerPage\":" + take + "}}";
    }

    /** The number of the first booking that is made at an instant or later. */
    private long numberAtOrAfter(Instant instant) {
        long nanos = Math.max(0, Duration.between(first, instant).toNanos());
        return (nanos + interval.toNanos() - 1) / interval.toNanos();
    }

    private static String value(Map<String, List<String>> query, String name, String otherwise) {
        return query.containsKey(name) ? query.get(name).get(0) : otherwise;
    }

    private static Instant instant(String text, Instant otherwise) {
        return text == null ? otherwise : Instant.parse(text);
    }

    @Override
    public void close() {
        // there are no connections
    }

    /** An answer that is there at once. */
    private static final class Answer implements TransportResponse {

        private final int status;
        private final Map<String, String> headers;
        private final InputStream body;

        Answer(int status, Map<String, String> headers, String body) {
            this.status = status;
            this.headers = headers;
            this.body = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public String header(String name) {
            return headers.get(name);
        }

        @Override
        public void forEach(BiConsumer<String, String> consumer) {
            headers.forEach(consumer);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return body.read(bytes, offset, length);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
