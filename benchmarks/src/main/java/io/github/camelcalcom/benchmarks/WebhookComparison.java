/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;

/**
 * Receives deliveries with the component and with two bare platform-http routes that check and parse the same, by turns in one JVM. One of them
 * also detects repeated deliveries. Prints the deliveries per second of each.
 */
public final class WebhookComparison {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double TARGET = 0.9;

    /** Sender and receiver share the processors, so that the warm-up of the code takes longer. */
    private static final int WARMUP_FACTOR = 3;
    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final double MILLIS_PER_SECOND = 1e3;

    private WebhookComparison() {
    }

    /** @param arguments {@code smoke}, {@code quick} (default) or {@code long} */
    public static void main(String[] arguments) throws Exception {
        Length length = Length.named(arguments.length == 0 ? "quick" : arguments[0]);
        List<Result[]> results = new ArrayList<>();
        try (SenderProcess sender = SenderProcess.start(); ReceivingRoute bare = ReceivingRoute.bare();
                ReceivingRoute idempotent = ReceivingRoute.idempotent(); ReceivingRoute component = ReceivingRoute.throughComponent()) {
            List<ReceivingRoute> routes = List.of(bare, idempotent, component);
            for (int round = 0; round < WARMUP_FACTOR * length.warmupRounds(); round++) {
                for (ReceivingRoute route : routes) {
                    turn(sender, route, length);
                }
            }
            int rounds = length.rounds() * length.forks();
            routes.forEach(route -> results.add(new Result[rounds]));
            for (int round = 0; round < rounds; round++) {
                // each round begins with another route
                for (int turn = 0; turn < routes.size(); turn++) {
                    int route = (round + turn) % routes.size();
                    results.get(route)[round] = turn(sender, routes.get(route), length);
                }
            }
            print(routes.stream().map(ReceivingRoute::name).toList(), results);
        }
    }

    private record Result(double perSecond, double microseconds) {
    }

    private static Result turn(SenderProcess sender, ReceivingRoute route, Length length) throws IOException {
        long before = route.bookings();
        long cpu = SYSTEM.getProcessCpuTime();
        long answered = sender.send(route.port(), Contender.MOST_CONNECTIONS, length.turnMillis());
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        if (route.bookings() - before != answered) {
            throw new IllegalStateException(route.name() + " answered " + answered + " deliveries, of which "
                    + (route.bookings() - before) + " reached its route");
        }
        return new Result(answered * MILLIS_PER_SECOND / length.turnMillis(), cpu / NANOS_PER_MICROSECOND / answered);
    }

    private static void print(List<String> names, List<Result[]> results) throws IOException {
        ResultsFile file = new ResultsFile("2-webhooks");
        System.out.printf(Locale.ROOT, "%nWEBHOOK, %d in flight      deliveries/s              us CPU/delivery%n", Contender.MOST_CONNECTIONS);
        for (int row = 0; row < names.size(); row++) {
            Spread perSecond = spread(results.get(row), Result::perSecond);
            Spread microseconds = spread(results.get(row), Result::microseconds);
            System.out.printf(Locale.ROOT, "  %-24s%-26s%s%n", names.get(row), text(perSecond, 0), text(microseconds, 1));
            String inFlight = String.valueOf(Contender.MOST_CONNECTIONS);
            file.add(new ResultsFile.Row("Webhooks: deliveries per second", "deliveries/s", "deliveries in flight", inFlight, names.get(row), perSecond));
            file.add(new ResultsFile.Row("Webhooks: processor time of a delivery", "us CPU", "deliveries in flight", inFlight, names.get(row),
                    microseconds));
        }
        file.write();
        Result[] component = results.get(results.size() - 1);
        for (int row = 0; row < names.size() - 1; row++) {
            System.out.printf(Locale.ROOT, "  %-24s%-26s%s%n", "x " + names.get(row), text(ratio(component, results.get(row), Result::perSecond), 2),
                    text(ratio(component, results.get(row), Result::microseconds), 2));
        }
        Spread throughput = ratio(component, results.get(0), Result::perSecond);
        System.out.printf(Locale.ROOT, "  deliveries/s at least %.1f x: %s%n", TARGET, throughput.median() >= TARGET ? "met" : "MISSED");
        Spread processor = ratio(component, results.get(1), Result::microseconds);
        System.out.printf(Locale.ROOT, "  CPU below %s: %s%n", names.get(1), processor.median() < 1 ? "met" : "MISSED");
    }

    private static Spread spread(Result[] results, ToDoubleFunction<Result> value) {
        return Spread.of(Arrays.stream(results).mapToDouble(value).toArray());
    }

    /** Returns the component's value as a multiple of the other route's in the same round. */
    private static Spread ratio(Result[] component, Result[] other, ToDoubleFunction<Result> value) {
        double[] ratios = new double[component.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = value.applyAsDouble(component[round]) / value.applyAsDouble(other[round]);
        }
        return Spread.of(ratios);
    }

    private static String text(Spread spread, int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " [" + number + "-" + number + "]", spread.median(), spread.smallest(), spread.largest());
    }
}
