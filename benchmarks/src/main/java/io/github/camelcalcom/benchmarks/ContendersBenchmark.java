/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One iteration is one round, which measures every contender in the same JVM. Load that lasts longer than a round affects all contenders, so that
 * the ratios of a round are still correct. JMH's own score is the time of a round and has no meaning.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ContendersBenchmark {

    /** The measured call. */
    @Param({"CREATE", "GET", "LIST"})
    public BookingCall call;

    /** The number of calls in flight. */
    @Param({"1", "16"})
    public int inFlight;

    /** The length of a measurement. */
    @Param("1000")
    public int turnMillis;

    /** The port of the {@link BookingServer}, which must be running. */
    @Param("0")
    public int port;

    private List<Contender> contenders;

    /** Connects every contender. */
    @Setup
    public void open() {
        contenders = new ArrayList<>(Contender.openAll(port));
    }

    /** Measures every contender. Each round begins with another one. */
    @Benchmark
    public void round() throws InterruptedException {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : contenders) {
            turns.add(Turn.take(contender, call, inFlight, Duration.ofMillis(turnMillis)));
        }
        TurnProfiler.completed(turns);
        Collections.rotate(contenders, 1);
    }

    /** Disconnects every contender. */
    @TearDown
    public void close() {
        contenders.forEach(Contender::close);
    }
}
