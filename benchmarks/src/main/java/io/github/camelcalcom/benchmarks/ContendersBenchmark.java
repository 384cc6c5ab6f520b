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
 * One iteration is one round, in which every contender has a turn in the same JVM: what disturbs the machine for longer than a
 * round disturbs all, and the ratios of a round stay right. JMH's own score is the time of a round and says nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ContendersBenchmark {

    /** The call that is measured. */
    @Param({"CREATE", "GET", "LIST"})
    public BookingCall call;

    /** The number of calls in flight at any time. */
    @Param({"1", "16"})
    public int inFlight;

    /** The length of a turn. */
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

    /** Gives every contender a turn, each round beginning with another one. */
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
