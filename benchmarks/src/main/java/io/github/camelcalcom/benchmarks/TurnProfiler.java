/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Passes the measurements of a round from the fork to the JVM that prints the table, as secondary results of the iteration. */
public final class TurnProfiler implements InternalProfiler {

    private static final Collection<Turn> ROUND = new ArrayList<>();

    /** Replaces the measurements of the preceding round. */
    static synchronized void completed(Collection<Turn> turns) {
        ROUND.clear();
        ROUND.addAll(turns);
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        completed(List.of());
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        synchronized (TurnProfiler.class) {
            List<ScalarResult> results = new ArrayList<>();
            for (Turn turn : ROUND) {
                for (Measure measure : Measure.values()) {
                    results.add(new ScalarResult(measure.label(turn.contender()), measure.of(turn), measure.unit(), AggregationPolicy.AVG));
                }
            }
            return results;
        }
    }

    @Override
    public String getDescription() {
        return "Processor time, allocated bytes and throughput of each contender";
    }
}
