package io.github.camelcalcom;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the limits that the guide sets for HTTP components, when a sender goes beyond them, then it is cut off before the route is asked. */
@Timeout(120)
class WebhookProviderLimitsTest {

    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");

    private ListeningRoute route;

    @AfterEach
    void stop() throws Exception {
        route.close();
    }

    private static String statusOfASenderThatStops(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(("POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Cal-Signature-256: "
                    + "0".repeat(64) + "\r\nContent-Length: 1000\r\n\r\n{\"triggerEvent\":").getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
                line.append((char) next);
            }
            return line.toString();
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
        route = new ListeningRoute("platform-http").withProviderOption("requestTimeout", "500").started("");
        assertThat(statusOfASenderThatStops(route.port())).contains(" 503 ");
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
}
