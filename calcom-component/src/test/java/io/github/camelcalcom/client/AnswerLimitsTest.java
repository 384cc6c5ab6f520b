/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;


import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Responses that are too large, and responses that are not read. */
@Timeout(1_800)
class AnswerLimitsTest {

    @Test
    void headersUpTo32KilobytesAreRead() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 int size = Integer.parseInt(request.getParam("size"));
                 request.response().putHeader("x-large", "x".repeat(size));
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            assertThat(WireOutcome.of(transport, "GET", "/v2/me?size=30000", null).head().header("x-large")).hasSize(30_000);

            WireOutcome tooLarge = WireOutcome.of(transport, "GET", "/v2/me?size=40000", null);
            assertThat(tooLarge.failure()).hasMessageContaining("header");
            assertThat(tooLarge.stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    /** A caller that does not read its answer holds its own connection only. */
    @Test
    void anAnswerThatIsNotReadDoesNotStopOthers() throws Exception {
        Buffer large = Buffer.buffer(new byte[4 * 1024 * 1024]);
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 if (request.uri().equals("/v2/large")) {
                     request.response().end(large);
                 } else {
                     ScriptedServer.json(request, 200, "{}");
                 }
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(2))) {
            TransportRequest request = new TransportRequest("GET", "/v2/large", null, FixedAuthentication.apiKey("cal_key").current(), null);
            try (TransportResponse unread = transport.send(request, 60_000)) {
                assertThat(unread.statusCode()).isEqualTo(200);
                for (int call = 0; call < 20; call++) {
                    assertThat(WireOutcome.of(transport, "GET", "/v2/me", null).status()).isEqualTo(200);
                }
            }
        }
    }

    /** Given two connections, when one answer is read as a stream, then a second stream waits, and other calls have the second connection. */
    @Test
    void openStreamsLeaveOneConnectionToOtherCalls() throws Exception {
        Buffer large = Buffer.buffer(new byte[4 * 1024 * 1024]);
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 if (request.uri().equals("/v2/large")) {
                     request.response().end(large);
                 } else {
                     ScriptedServer.json(request, 200, "{}");
                 }
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(2))) {
            TransportRequest request = new TransportRequest("GET", "/v2/large", null, FixedAuthentication.apiKey("cal_key").current(), null);
            try (TransportResponse stream = transport.open(request, 60_000)) {
                assertThatThrownBy(() -> transport.open(request, 200)).isInstanceOfSatisfying(TransportException.class,
                        failure -> assertThat(failure.stage()).isEqualTo(Transport.Stage.NOT_SENT))
                        .hasMessageContainingAll("no connection within 200 ms", "maxConnections");
                assertThat(WireOutcome.of(transport, "GET", "/v2/me", null).status()).isEqualTo(200);
                assertThat(stream.body().readAllBytes()).hasSize(4 * 1024 * 1024);
            }
            transport.open(request, 60_000).close();
            transport.open(request, 60_000).close();
        }
    }

    private static Transport transport(SettingsBuilder settings) {
        return new HttpTransport(settings.build());
    }
}
