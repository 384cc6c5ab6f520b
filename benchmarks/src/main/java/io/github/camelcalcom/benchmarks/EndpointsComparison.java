/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls through contexts with one and with many endpoints, of the component and of camel-http, alternately in one JVM. Prints the processor time of
 * a call, and the memory and the time that each endpoint takes.
 */
public final class EndpointsComparison {

    private static final int[] SIZES = { 1, 10, 100, 1_000 };
    private static final String ENDPOINTS = "endpoints";

    private EndpointsComparison() {
    }

    /** @param arguments {@code smoke}, {@code quick} (default) or {@code long} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Length length = Length.named(arguments.length == 0 ? "quick" : arguments[0]);
        ResultsFile results = new ResultsFile("4-endpoints");
        System.out.printf(Locale.ROOT, "%nENDPOINTS                   s CPU/10,000 calls        KiB/endpoint    ms start/endpoint%n");
        try (ServerProcess server = ServerProcess.start(BookingServer.class)) {
            for (int size : SIZES) {
                compare(server.port(), size, length, results);
            }
        }
        results.write();
    }

    private static void compare(int port, int size, Length length, ResultsFile results) throws InterruptedException {
        List<ManyEndpoints> contenders = List.of(ManyEndpoints.http(port, size), ManyEndpoints.component(port, size));
        try {
            Map<ManyEndpoints, List<Turn>> turns = new LinkedHashMap<>();
            contenders.forEach(contender -> turns.put(contender, new ArrayList<>()));
            for (int round = 0; round < length.warmupRounds() + length.rounds() * length.forks(); round++) {
                for (ManyEndpoints contender : contenders) {
                    Turn turn = Turn.take(contender, BookingCall.GET, 1, Duration.ofMillis(length.turnMillis()));
                    if (round >= length.warmupRounds()) {
                        turns.get(contender).add(turn);
                    }
                }
            }
            turns.forEach((contender, measured) -> add(results, size, contender,
                    Spread.of(measured.stream().mapToDouble(Turn::cpuSeconds).toArray())));
        } finally {
            contenders.forEach(ManyEndpoints::close);
        }
    }

    private static void add(ResultsFile results, int size, ManyEndpoints contender, Spread cpu) {
        System.out.printf(Locale.ROOT, "  %-6d%-20s%.2f [%.2f-%.2f]          %-16.1f%.2f%n", size, contender.name(), cpu.median(), cpu.smallest(),
                cpu.largest(), contender.kibibytesPerEndpoint(), contender.millisecondsPerEndpoint());
        String point = String.format(Locale.ROOT, "%,d", size);
        results.add(new ResultsFile.Row("Endpoints: processor time", "s CPU per 10,000 calls", ENDPOINTS, point, contender.name(), cpu));
        results.add(new ResultsFile.Row("Endpoints: memory", "KiB per endpoint", ENDPOINTS, point, contender.name(),
                Spread.of(contender.kibibytesPerEndpoint())));
        results.add(new ResultsFile.Row("Endpoints: start", "ms per endpoint", ENDPOINTS, point, contender.name(),
                Spread.of(contender.millisecondsPerEndpoint())));
    }
}
