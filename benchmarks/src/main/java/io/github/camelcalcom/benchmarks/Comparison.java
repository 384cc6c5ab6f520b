/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks with their own server and prints the table. */
public final class Comparison {

    private static final double LOOKUP_TARGET_MILLIS = 5;
    /** The numbers of calls in flight of the curve. From {@link Contender#MOST_CONNECTIONS} on, calls wait for a connection. */
    private static final List<Integer> CURVE = List.of(1, 4, 16, 64, ConstantLoad.MOST_CALLERS);

    private Comparison() {
    }

    /** @param arguments {@code smoke}, {@code quick} (default) or {@code long} */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Length length = Length.named(arguments.length == 0 ? "quick" : arguments[0]);
        printConditions(length);
        ResultsFile results = new ResultsFile("1-calls");
        try (ServerProcess server = ServerProcess.start(BookingServer.class)) {
            List<String> contenders = contenders(server.port());
            for (BookingCall call : BookingCall.values()) {
                for (int inFlight : call == BookingCall.GET ? CURVE : List.of(1, Contender.MOST_CONNECTIONS)) {
                    Rounds rounds = Rounds.of(measure(server.port(), call, inFlight, length), contenders);
                    System.out.println(ComparisonTable.of(call, inFlight, rounds) + System.lineSeparator());
                    add(results, call, inFlight, rounds);
                }
            }
        }
        results.write();
        printFirstLookups();
    }

    private static void add(ResultsFile results, BookingCall call, int inFlight, Rounds rounds) {
        for (Measure measure : Measure.values()) {
            for (String contender : rounds.contenders()) {
                results.add(new ResultsFile.Row(call + ": " + measure.title(), measure.unitOfFigure(), "calls in flight", String.valueOf(inFlight),
                        contender, rounds.spread(contender, measure)));
            }
        }
    }

    private static void printConditions(Length length) throws IOException {
        String conditions = Conditions.now() + String.format(Locale.ROOT, "median [smallest-largest]; %d forks of %d rounds after %d for warm-up,"
                                                                          + " measurements of %d ms%n",
                length.forks(), length.rounds(), length.warmupRounds(), length.turnMillis());
        System.out.println(conditions);
        Conditions.write(conditions);
    }

    private static List<String> contenders(int port) {
        List<String> names = new ArrayList<>();
        for (Contender contender : Contender.openAll(port)) {
            try (contender) {
                names.add(contender.name());
            }
        }
        return names;
    }

    private static RunResult measure(int port, BookingCall call, int inFlight, Length length) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(ContendersBenchmark.class.getName())
                .param("call", call.name())
                .param("inFlight", String.valueOf(inFlight))
                .param("turnMillis", String.valueOf(length.turnMillis()))
                .param("port", String.valueOf(port))
                .forks(length.forks())
                .warmupIterations(length.warmupRounds())
                .measurementIterations(length.rounds())
                .addProfiler(TurnProfiler.class)
                // a heap of fixed size, so that no measurement includes its growth
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build()).run();
        return results.iterator().next();
    }

    private static void printFirstLookups() throws RunnerException {
        Collection<RunResult> runs = new Runner(new OptionsBuilder()
                .include(CatalogLookupBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build()).run();
        System.out.printf(Locale.ROOT, "First access to an operation in a new JVM, target below %.0f ms%n", LOOKUP_TARGET_MILLIS);
        for (RunResult run : runs) {
            Spread millis = Spread.of(run.getBenchmarkResults().stream().map(BenchmarkResult::getPrimaryResult)
                    .mapToDouble(result -> result.getScore()).toArray());
            System.out.printf(Locale.ROOT, "  %-22s%.2f ms [%.2f-%.2f]: %s%n", run.getPrimaryResult().getLabel(),
                    millis.median(), millis.smallest(), millis.largest(), millis.median() < LOOKUP_TARGET_MILLIS ? "met" : "MISSED");
        }
    }
}
