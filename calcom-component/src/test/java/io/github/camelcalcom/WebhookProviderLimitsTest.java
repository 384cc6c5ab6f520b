/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.ReadTimeoutBinding;
import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the limits that the guide sets for HTTP components, when a sender goes beyond them, then it is cut off before the route is asked. */
@Timeout(1_800)
class WebhookProviderLimitsTest {

    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");

    private ListeningRoute route;

    @AfterEach
    void stop() throws Exception {
        route.close();
    }

    /** More than either HTTP component has threads for. */
    private static final int STALLED = 8 * Math.max(2, Runtime.getRuntime().availableProcessors()) + 24;

    /** A sender that promises a body, begins it and stops. */
    private static Socket senderThatStops(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(("POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Cal-Signature-256: "
                + "0".repeat(64) + "\r\nContent-Length: 1000\r\n\r\n{\"triggerEvent\":").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The status line; empty if the connection was ended without one. */
    private static String answerTo(Socket sender) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = sender.getInputStream().read(); next >= 0 && next != '\r'; next = sender.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private void assertThatADeliveryArrivesBesideManySendersThatStop() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int sender = 0; sender < STALLED; sender++) {
                stalled.add(senderThatStops(route.port()));
            }
            assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
            assertThat(route.received()).hasSize(1);
        } finally {
            for (Socket sender : stalled) {
                sender.close();
            }
        }
    }

    @Test
    void platformHttpStopsReadingAtItsOwnLimit() throws Exception {
        route = new ListeningRoute("platform-http").withProviderLimit(1_000).started("");
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(413);
        assertThat(route.received()).isEmpty();
    }

    @Test
    void platformHttpDoesNotWaitForASenderThatStops() throws Exception {
        route = new ListeningRoute("platform-http").withProviderOption("requestTimeout", "3000").started("");
        try (Socket sender = senderThatStops(route.port())) {
            assertThat(answerTo(sender)).contains(" 503 ");
        }
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(route.received()).hasSize(1);
    }

    @Test
    void undertowReadsNoMoreThanWeWant() throws Exception {
        route = new ListeningRoute("undertow").withProviderOption("useStreaming", "true").started("maxBodySize=1000");
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(413);
        assertThat(RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_PAID\"}", ListeningRoute.SECRET).sendTo(route.url()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void platformHttpHoldsNoThreadForSendersThatStop() throws Exception {
        route = new ListeningRoute("platform-http").started("");
        assertThatADeliveryArrivesBesideManySendersThatStop();
    }

    @Test
    void undertowDoesNotWaitForASenderThatStops() throws Exception {
        route = undertowWithReadTimeout();
        try (Socket sender = senderThatStops(route.port())) {
            assertThat(answerTo(sender)).doesNotContain(" 200 ");
        }
        assertThat(route.received()).isEmpty();
    }

    @Test
    void undertowHoldsNoThreadForEverForSendersThatStop() throws Exception {
        route = undertowWithReadTimeout();
        assertThatADeliveryArrivesBesideManySendersThatStop();
    }

    @Test
    void undertowWithAReadTimeoutReadsNoMoreThanWeWant() throws Exception {
        route = undertowWithReadTimeout("maxBodySize=1000");
        assertThat(CREATED.sendTo(route.url()).statusCode()).isEqualTo(413);
    }

    private static ListeningRoute undertowWithReadTimeout(String... options) throws Exception {
        ListeningRoute route = new ListeningRoute("undertow").withProviderOption("undertowHttpBinding", "#impatient");
        route.camel().getRegistry().bind("impatient", new ReadTimeoutBinding(Duration.ofSeconds(2)));
        return route.started(String.join("&", options));
    }
}
