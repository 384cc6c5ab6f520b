/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;

/**
 * Receives deliveries with the component and with a bare platform-http route that checks and parses the same, alternately in one JVM. Prints the
 * deliveries per second of each.
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
        try (SenderProcess sender = SenderProcess.start();
                ReceivingRoute bare = ReceivingRoute.bare(); ReceivingRoute component = ReceivingRoute.throughComponent()) {
            for (int round = 0; round < WARMUP_FACTOR * length.warmupRounds(); round++) {
                turn(sender, bare, length);
                turn(sender, component, length);
            }
            Result[] ofBare = new Result[length.rounds() * length.forks()];
            Result[] ofComponent = new Result[ofBare.length];
            for (int round = 0; round < ofBare.length; round++) {
                boolean bareFirst = round % 2 == 0;
                if (bareFirst) {
                    ofBare[round] = turn(sender, bare, length);
                }
                ofComponent[round] = turn(sender, component, length);
                if (!bareFirst) {
                    ofBare[round] = turn(sender, bare, length);
                }
            }
            print(List.of(bare.name(), component.name()), List.of(ofBare, ofComponent));
        }
    }

    private record Result(double perSecond, double microseconds) {
    }

    private static Result turn(SenderProcess sender, ReceivingRoute route, Length length) throws IOException {
        long before = route.bookings();
        long cpu = SYSTEM.getProcessCpuTime();
        long answered = sender.send(route.port(), Contender.MOST_IN_FLIGHT, length.turnMillis());
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        if (route.bookings() - before != answered) {
            throw new IllegalStateException(route.name() + " answered " + answered + " deliveries, of which "
                    + (route.bookings() - before) + " reached its route");
        }
        return new Result(answered * MILLIS_PER_SECOND / length.turnMillis(), cpu / NANOS_PER_MICROSECOND / answered);
    }

    private static void print(List<String> names, List<Result[]> results) {
        System.out.printf(Locale.ROOT, "%nWEBHOOK, %d in flight      deliveries/s              us CPU/delivery%n", Contender.MOST_IN_FLIGHT);
        for (int row = 0; row < names.size(); row++) {
            double[] perSecond = new double[results.get(row).length];
            double[] microseconds = new double[perSecond.length];
            for (int round = 0; round < perSecond.length; round++) {
                perSecond[round] = results.get(row)[round].perSecond();
                microseconds[round] = results.get(row)[round].microseconds();
            }
            System.out.printf(Locale.ROOT, "  %-24s%-26s%s%n", names.get(row), text(Spread.of(perSecond), 0), text(Spread.of(microseconds), 1));
        }
        Spread throughput = ratio(results, Result::perSecond);
        Spread processor = ratio(results, Result::microseconds);
        System.out.printf(Locale.ROOT, "  %-24s%-26s%s%n", "x " + names.get(0), text(throughput, 2), text(processor, 2));
        System.out.printf(Locale.ROOT, "  deliveries/s at least %.1f x: %s%n", TARGET, throughput.median() >= TARGET ? "met" : "MISSED");
    }

    /** Returns the component's value as a multiple of the bare route's in the same round. */
    private static Spread ratio(List<Result[]> results, ToDoubleFunction<Result> value) {
        double[] ratios = new double[results.get(0).length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = value.applyAsDouble(results.get(1)[round]) / value.applyAsDouble(results.get(0)[round]);
        }
        return Spread.of(ratios);
    }

    private static String text(Spread spread, int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " [" + number + "-" + number + "]", spread.median(), spread.smallest(), spread.largest());
    }
}
