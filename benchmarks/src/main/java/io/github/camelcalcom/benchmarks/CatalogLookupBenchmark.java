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

/** The first look-up of an operation, in a new JVM each time, so that nothing is compiled. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class CatalogLookupBenchmark {

    /** The JVM has not used the catalogue yet, so the classes of the catalogue and of the JSON parser are loaded too. */
    @Benchmark
    public Operation firstOfAll() {
        return OperationCatalog.instance().find("bookings", "create").orElseThrow();
    }

    /** The JVM has used another resource of the catalogue, but not yet this one. */
    @Benchmark
    public Operation firstOfItsResource(AnotherResourceRead another) {
        return OperationCatalog.instance().find("bookings", "create").orElseThrow();
    }

    /** A catalogue that has been used. */
    @State(Scope.Benchmark)
    public static class AnotherResourceRead {

        /** Reads a small resource. */
        @Setup
        public void read() {
            OperationCatalog.instance().find("me", "get").orElseThrow();
        }
    }
}
