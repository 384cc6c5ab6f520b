/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.time.Delay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Faults that withhold or delay the answer, observed on the socket. */
class ConnectionFaultsTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final String BOOKING = BookingClient.request(1, "2026-11-24T10:00:00Z", "Ann").toString();

    private CalcomSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ofMillis(1)).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private RawConnection book(Fault fault) throws IOException {
        sandbox.faults().on("bookings/create").times(1).inject(fault);
        return RawConnection.to(sandbox).send("POST", "/v2/bookings", BOOKING);
    }

    private ReceivedCall onlyCall() {
        assertThat(sandbox.calls("bookings/create")).hasSize(1);
        return sandbox.calls("bookings/create").get(0);
    }

    private void awaitArrival() {
        await().atMost(300, TimeUnit.SECONDS).until(() -> !sandbox.calls("bookings/create").isEmpty());
    }

    private void awaitExecution() {
        await().atMost(300, TimeUnit.SECONDS).until(() -> onlyCall().executed() == 201);
    }

    @Test
    void aResetBeforeExecutionChangesNothing() throws IOException {
        try (RawConnection connection = book(Fault.resetBeforeExecution())) {
            assertThatThrownBy(connection::readToEnd).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(sandbox.bookings()).isEmpty();
        assertThat(onlyCall().fault()).isEqualTo("reset before execution");
        assertThat(onlyCall().executed()).isZero();
        assertThat(onlyCall().answered()).isZero();
    }

    @Test
    void aCloseBeforeExecutionEndsTheStreamAndChangesNothing() throws IOException {
        try (RawConnection connection = book(Fault.closeBeforeExecution())) {
            assertThat(connection.readToEnd()).isEmpty();
        }
        assertThat(sandbox.bookings()).isEmpty();
    }

    @Test
    void silenceBeforeExecutionHoldsTheConnectionOpen() throws IOException {
        try (RawConnection connection = book(Fault.silenceBeforeExecution())) {
            awaitArrival();
            assertThat(connection.isSilent()).isTrue();
            assertThat(sandbox.bookings()).isEmpty();
        }
    }

    @Test
    void aResetAfterExecutionLosesTheAnswerOnly() throws IOException {
        try (RawConnection connection = book(Fault.resetAfterExecution())) {
            assertThatThrownBy(connection::readToEnd).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(sandbox.bookings()).hasSize(1);
        assertThat(onlyCall().executed()).isEqualTo(201);
        assertThat(onlyCall().answered()).isZero();
    }

    @Test
    void aCloseAfterExecutionLosesTheAnswerOnly() throws IOException {
        try (RawConnection connection = book(Fault.closeAfterExecution())) {
            assertThat(connection.readToEnd()).isEmpty();
        }
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void silenceAfterExecutionHoldsTheConnectionOpen() throws IOException {
        try (RawConnection connection = book(Fault.silenceAfterExecution())) {
            awaitExecution();
            assertThat(connection.isSilent()).isTrue();
            assertThat(sandbox.bookings()).hasSize(1);
        }
    }

    @Test
    void aCallIsExecutedLaterAlthoughItsClientHasGone() throws IOException {
        try (RawConnection connection = book(Fault.executeLater(Delay.onSandboxClock(FIVE_SECONDS)))) {
            awaitArrival();
            assertThat(connection.isSilent()).isTrue();
        }
        sandbox.clock().advance(FIVE_SECONDS.minusMillis(1));
        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(200);
        assertThat(sandbox.bookings()).isEmpty();
        sandbox.clock().advance(Duration.ofMillis(1));
        awaitExecution();
        assertThat(sandbox.bookings().get(0).createdAt()).isEqualTo("2026-11-23T09:00:05Z");
    }

    @Test
    void aCallIsExecutedLaterByRealTime() throws IOException {
        try (RawConnection connection = book(Fault.executeLater(Delay.of(Duration.ofMillis(50))))) {
            awaitExecution();
            assertThat(connection.isSilent()).isTrue();
        }
    }

    @Test
    void aCallThatWasResetAtOnceIsExecutedLater() throws IOException {
        try (RawConnection connection = book(Fault.resetThenExecuteLater(Delay.onSandboxClock(FIVE_SECONDS)))) {
            assertThatThrownBy(connection::readToEnd).isInstanceOf(SocketException.class);
        }
        assertThat(sandbox.bookings()).isEmpty();
        sandbox.clock().advance(FIVE_SECONDS);
        awaitExecution();
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void anExecutionIsDelayedAndAnswered() throws IOException {
        try (RawConnection connection = book(Fault.delayExecution(Delay.onSandboxClock(FIVE_SECONDS)))) {
            awaitArrival();
            assertThat(sandbox.bookings()).isEmpty();
            sandbox.clock().advance(FIVE_SECONDS);
            assertThat(connection.readStatusLine()).isEqualTo("HTTP/1.1 201 Created");
        }
        assertThat(onlyCall().answered()).isEqualTo(201);
    }

    @Test
    void anAnswerIsDelayedAfterTheExecution() throws IOException {
        try (RawConnection connection = book(Fault.delayAnswer(Delay.onSandboxClock(FIVE_SECONDS)))) {
            awaitExecution();
            assertThat(connection.isSilent()).isTrue();
            sandbox.clock().advance(FIVE_SECONDS);
            assertThat(connection.readStatusLine()).isEqualTo("HTTP/1.1 201 Created");
        }
    }

    @Test
    void connectionsAreRefusedUntilTheyAreAcceptedAgainAtTheSamePort() throws IOException {
        try (RawConnection open = book(Fault.silenceBeforeExecution())) {
            awaitArrival();
            sandbox.refuseConnections();
            assertThat(open.readToEnd()).isEmpty();
        }
        assertThatThrownBy(() -> RawConnection.to(sandbox)).hasCauseInstanceOf(ConnectException.class);
        sandbox.acceptConnections();
        sandbox.acceptConnections();
        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(200);
        sandbox.refuseConnections();
        assertThatThrownBy(() -> RawConnection.to(sandbox)).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void aSandboxThatRefusesConnectionsCanBeClosed() {
        sandbox.refuseConnections();
        sandbox.close();
        assertThatThrownBy(() -> RawConnection.to(sandbox)).hasCauseInstanceOf(ConnectException.class);
    }
}
