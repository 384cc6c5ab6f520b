package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A few calls of each contender: what is measured must be right before it may be fast. */
class ContendersTest {

    private static ServerProcess server;
    private static List<Contender> contenders;

    @BeforeAll
    static void startServer() throws IOException {
        server = ServerProcess.start(BookingServer.class);
        contenders = Contender.openAll(server.port());
    }

    @AfterAll
    static void stopServer() throws IOException {
        contenders.forEach(Contender::close);
        server.close();
        assertThat(server.isRunning()).isFalse();
    }

    static Stream<Arguments> everyCall() {
        return contenders.stream().flatMap(contender -> Stream.of(BookingCall.values()).map(call -> Arguments.of(contender.name(), call)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCall")
    void answersTheRecordedData(String name, BookingCall call) throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();

        contender(name).call(call, (data, failure) -> {
            onEventLoop.complete(Context.isOnEventLoopThread());
            if (failure == null) {
                answer.complete(data);
            } else {
                answer.completeExceptionally(failure);
            }
        });

        Object recorded = new ObjectMapper().readValue(call.answer(), Map.class).get("data");
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(recorded);
        assertThat(onEventLoop.get()).as("the answer must arrive on a thread that may block").isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCall")
    void isMeasured(String name, BookingCall call) throws InterruptedException {
        Turn turn = Turn.take(contender(name), call, Contender.MOST_IN_FLIGHT, Duration.ofMillis(50));

        assertThat(turn.contender()).isEqualTo(name);
        assertThat(turn.callsPerSecond()).isPositive();
        assertThat(turn.microsecondsPerCall()).isPositive();
        assertThat(turn.bytesPerCall()).as("at least the parsed answer").isGreaterThan(call.answer().length);
    }

    @Test
    void areTheBareClientsAndTheComponent() {
        assertThat(contenders).extracting(Contender::name).containsExactly(Contender.YARDSTICK, "JDK client", Contender.COMPONENT);
    }

    private static Contender contender(String name) {
        return contenders.stream().filter(contender -> contender.name().equals(name)).findFirst().orElseThrow();
    }
}
