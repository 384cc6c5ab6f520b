/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** The rounds of one call with one number of calls in flight. Has one value per round for each contender and measure, in order. */
final class Rounds {

    private final Map<String, Map<Measure, List<Double>>> values = new LinkedHashMap<>();

    /** The rounds of all forks of a run of {@link ContendersBenchmark}. */
    static Rounds of(RunResult run, Collection<String> contenders) {
        Rounds rounds = new Rounds();
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                var results = iteration.getSecondaryResults();
                for (String contender : contenders) {
                    for (Measure measure : Measure.values()) {
                        rounds.add(contender, measure, results.get(measure.label(contender)).getScore());
                    }
                }
            }
        }
        return rounds;
    }

    /** Adds the value of the next round. */
    void add(String contender, Measure measure, double value) {
        values.computeIfAbsent(contender, name -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, name -> new ArrayList<>()).add(value);
    }

    Set<String> contenders() {
        return values.keySet();
    }

    Spread spread(String contender, Measure measure) {
        return Spread.of(of(contender, measure).stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns each round's value as a multiple of the reference's in the same round. */
    Spread ratio(String contender, Measure measure) {
        return ratio(contender, Contender.YARDSTICK, measure);
    }

    /** Returns each round's value as a multiple of the other contender's in the same round. */
    Spread ratio(String contender, String other, Measure measure) {
        List<Double> own = of(contender, measure);
        List<Double> others = of(other, measure);
        double[] ratios = new double[own.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = own.get(round) / others.get(round);
        }
        return Spread.of(ratios);
    }

    private List<Double> of(String contender, Measure measure) {
        return values.getOrDefault(contender, Map.of()).getOrDefault(measure, List.of());
    }
}
