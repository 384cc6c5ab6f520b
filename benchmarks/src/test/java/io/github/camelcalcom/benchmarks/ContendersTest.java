/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A few calls of each contender: the results must be correct before they are measured. */
@Timeout(1_800)
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
        Object recorded = new ObjectMapper().readValue(call.answer(), Map.class).get("data");

        assertThat(contender(name).call(call)).isEqualTo(recorded);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCall")
    void isMeasured(String name, BookingCall call) throws InterruptedException {
        Turn turn = Turn.take(contender(name), call, Contender.MOST_CONNECTIONS, Duration.ofMillis(50));

        assertThat(turn.contender()).isEqualTo(name);
        assertThat(turn.callsPerSecond()).isPositive();
        assertThat(turn.microsecondsPerCall()).isPositive();
        assertThat(turn.medianMilliseconds()).isPositive();
        assertThat(turn.bytesPerCall()).as("at least the parsed response").isGreaterThan(call.answer().length);
    }

    @Test
    void moreCallersThanConnectionsWaitForOne() throws InterruptedException {
        Turn turn = Turn.take(contender(Contender.COMPONENT), BookingCall.GET, ConstantLoad.MOST_CALLERS, Duration.ofMillis(50));

        assertThat(turn.callsPerSecond()).isPositive();
    }

    @Test
    void areTheBareClientsTheWaysInCamelAndTheComponent() {
        assertThat(contenders).extracting(Contender::name).containsExactly(Contender.YARDSTICK, "bare Vert.x", Contender.MINIMAL_ROUTE,
                "camel-rest-openapi", "camel-http", "camel-vertx-http", Contender.COMPONENT)
                .containsAll(Contender.OTHER_WAYS_IN_CAMEL);
    }

    private static Contender contender(String name) {
        return contenders.stream().filter(contender -> contender.name().equals(name)).findFirst().orElseThrow();
    }
}
