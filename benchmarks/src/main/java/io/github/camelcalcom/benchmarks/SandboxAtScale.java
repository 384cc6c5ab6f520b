/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxClock;
import io.github.camelcalcom.sandbox.Seeding;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures calls of a sandbox with many bookings of one host: lists with each kind of filter, slots, and creating, rescheduling and cancelling a
 * booking. Makes one call at a time over a socket. The processor time is that of server and client together, and is meaningful on a busy machine
 * too.
 */
public final class SandboxAtScale implements AutoCloseable {

    private static final int WARM_UP = 60;
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Duration BETWEEN_STARTS = Duration.ofMinutes(30);
    private static final String BOOKINGS = "2024-08-13";
    private static final String BOOKINGS_BY_CURSOR = "2026-05-01";

    private final int bookings;
    private final Instant middle = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final CalcomSandbox sandbox;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int booked;

    /** Creates a sandbox with a number of bookings, half of them in the past. */
    public SandboxAtScale(int bookings) {
        this.bookings = bookings;
        this.sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).seed(this::plant).start();
        SandboxClock clock = sandbox.clock();
        clock.stopAt(middle);
    }

    private void plant(Seeding seeding) {
        Seeding.SeededUser host = seeding.user("host", "Host", "host@example.com", "Europe/London").eventType("Half an hour", "half", 30)
                .eventType("Another", "another", 30);
        seeding.organization("Company", host);
        for (int i = 0; i < bookings; i++) {
            String guest = "Guest " + i % 1000;
            host.booking(i % 50 == 0 ? "another" : "half", middle.plus(BETWEEN_STARTS.multipliedBy(i - bookings / 2L)), guest,
                    guest.replace(' ', '-').toLowerCase(Locale.ROOT) + "@example.net");
        }
    }

    /** @param arguments the number of bookings; 100,000 by default */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int bookings = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        long begin = System.nanoTime();
        try (SandboxAtScale scale = new SandboxAtScale(bookings)) {
            System.out.printf(Locale.ROOT, "%,d bookings created in %.1f s%n", bookings, (System.nanoTime() - begin) / 1e9);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(Locale.ROOT, "%d MB of %d MB in use%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
            System.out.printf("%-72s %9s %9s %9s%n", "ms", "median", "90 %", "CPU");
            for (Map.Entry<String, Step> step : scale.steps().entrySet()) {
                scale.measure(step.getKey(), step.getValue());
            }
        }
    }

    /** A call, or a sequence of calls. */
    interface Step {

        void run() throws IOException, InterruptedException;
    }

    /** The measured steps by name. */
    Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        String recently = sandbox.bookings().get(bookings - 1).updatedAt().toString();
        for (String query : List.of("take=100", "take=100&skip=" + bookings / 2, "status=upcoming", "status=past&take=250",
                "attendeeEmail=guest-7@example.net", "attendeeName=Guest%207", "eventTypeId=2", "eventTypeId=1&sortStart=desc",
                "afterStart=" + middle + "&beforeEnd=" + middle.plus(7, ChronoUnit.DAYS), "status=upcoming&sortEnd=desc",
                "afterUpdatedAt=" + recently + "&sortUpdatedAt=asc", "sortUpdatedAt=desc", "sortCreated=asc",
                "status=cancelled")) {
            steps.put("GET bookings?" + query.replace(middle.toString(), "now"), () -> call(200, "GET", "/v2/bookings?" + query, BOOKINGS, null));
        }
        for (String query : List.of("limit=50", "limit=50&status=upcoming", "limit=50&status=past")) {
            steps.put("GET bookings?" + query + " by cursor", () -> call(200, "GET", "/v2/bookings?" + query, BOOKINGS_BY_CURSOR, null));
        }
        for (String query : List.of("take=100", "status=upcoming", "status=cancelled")) {
            steps.put("GET bookings of the organization?" + query,
                    () -> call(200, "GET", "/v2/organizations/1/bookings?" + query, BOOKINGS, null));
        }
        Instant free = middle.plus(BETWEEN_STARTS.multipliedBy(bookings)).truncatedTo(ChronoUnit.DAYS);
        steps.put("GET slots of a full month", () -> call(200, "GET", "/v2/slots?eventTypeId=1&start=" + middle + "&end="
                + middle.plus(30, ChronoUnit.DAYS), "2024-09-04", null));
        steps.put("GET slots of a free week", () -> call(200, "GET", "/v2/slots?eventTypeId=1&start=" + free + "&end="
                + free.plus(7, ChronoUnit.DAYS), "2024-09-04", null));
        steps.put("create, reschedule and cancel a booking (3 calls)", () -> liveOnce(free));
        return steps;
    }

    private void liveOnce(Instant free) throws IOException, InterruptedException {
        Instant start = free.plus(BETWEEN_STARTS.multipliedBy(2L * booked++));
        String made = call(201, "POST", "/v2/bookings", BOOKINGS, "{\"start\":\"" + start + "\",\"eventTypeId\":1,\"attendee\":"
                + "{\"name\":\"Ann\",\"email\":\"ann@example.net\",\"timeZone\":\"Europe/London\"}}");
        String moved = call(201, "POST", "/v2/bookings/" + uid(made) + "/reschedule", BOOKINGS,
                "{\"start\":\"" + start.plus(BETWEEN_STARTS) + "\"}");
        call(200, "POST", "/v2/bookings/" + uid(moved) + "/cancel", BOOKINGS, "{\"cancellationReason\":\"measured\"}");
    }

    private static String uid(String booking) {
        String field = "\"uid\":\"";
        int begin = booking.indexOf(field) + field.length();
        return booking.substring(begin, booking.indexOf('"', begin));
    }

    private void measure(String name, Step step) throws IOException, InterruptedException {
        List<Long> nanoseconds = new ArrayList<>();
        long processorTime = 0;
        for (int i = 0; i < 2 * WARM_UP; i++) {
            processorTime = i == WARM_UP ? PROCESS.getProcessCpuTime() : processorTime;
            long begin = System.nanoTime();
            step.run();
            if (i >= WARM_UP) {
                nanoseconds.add(System.nanoTime() - begin);
            }
        }
        processorTime = PROCESS.getProcessCpuTime() - processorTime;
        nanoseconds.sort(null);
        System.out.printf(Locale.ROOT, "%-72s %9.2f %9.2f %9.2f%n", name, nanoseconds.get(WARM_UP / 2) / 1e6,
                nanoseconds.get(WARM_UP * 9 / 10) / 1e6, processorTime / 1e6 / WARM_UP);
    }

    private String call(int expected, String method, String path, String version, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header("cal-api-version", version)
                .header("Authorization", "Bearer " + sandbox.apiKey()).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(method + ' ' + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
