/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The first access to an operation of the catalogue, in a new JVM each time, so that nothing is compiled. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class CatalogLookupBenchmark {

    /** The JVM has not used the catalogue before, so the time includes the loading of the classes of the catalogue and the JSON parser. */
    @Benchmark
    public Operation firstOfAll() {
        return OperationCatalog.instance().find("bookings", "create").orElseThrow();
    }

    /** The JVM has used another resource of the catalogue, but not this one. */
    @Benchmark
    public Operation firstOfItsResource(AnotherResourceRead another) {
        return OperationCatalog.instance().find("bookings", "create").orElseThrow();
    }

    /** A catalogue that was used before. */
    @State(Scope.Benchmark)
    public static class AnotherResourceRead {

        /** Reads a small resource. */
        @Setup
        public void read() {
            OperationCatalog.instance().find("me", "get").orElseThrow();
        }
    }
}
