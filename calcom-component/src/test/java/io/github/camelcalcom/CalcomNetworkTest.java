/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ForwardProxy;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The options that say how the server is reached, through Camel. */
@Timeout(1_800)
class CalcomNetworkTest {

    private static final Map<String, Object> BOOKING = Map.of("start", "2026-12-01T09:00:00Z", "eventTypeId", 1,
            "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "UTC"));

    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(TestCertificates.server("server").setUseAlpn(true)).answer(request -> {
            connections.add(request.connection());
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{}}");
        });
        camel = new CalcomContext(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    @Test
    void sslContextParametersOfAnEndpointSayWhomToTrust() {
        camel.getRegistry().bind("trusting", TestCertificates.trusting());
        camel.start();

        assertThat(camel.call("calcom:me/get?apiKey=cal_test_key&sslContextParameters=#trusting").getException()).isNull();
        assertThat(server.received()).extracting(ScriptedServer.Received::version).containsExactly(HttpVersion.HTTP_1_1);
    }

    @Test
    void endpointsWithTheSameParametersShareConnections() {
        camel.calcom().getConfiguration().setSslContextParameters(TestCertificates.trusting());
        camel.start();

        camel.call("calcom:me/get");
        camel.call("calcom:bookings/list?take=1");
        camel.call("calcom:bookings/list?take=2");

        assertThat(server.received()).hasSize(3);
        assertThat(connections).hasSize(1);
    }

    @Test
    void theGlobalParametersAreUsedWhereAskedForOnly() throws Exception {
        camel.setSSLContextParameters(TestCertificates.trusting());
        camel.start();
        assertThat(camel.call("calcom:me/get").getException()).isInstanceOf(CalcomConnectionException.class)
                .hasMessageContaining("is not trusted");
        camel.close();

        camel = new CalcomContext(server.url());
        camel.setSSLContextParameters(TestCertificates.trusting());
        camel.calcom().setUseGlobalSslContextParameters(true);
        camel.start();
        assertThat(camel.call("calcom:me/get").getException()).isNull();
    }

    @Test
    void theParametersOfAnEndpointWinOverTheGlobalOnes() {
        camel.setSSLContextParameters(TestCertificates.trusting());
        camel.calcom().setUseGlobalSslContextParameters(true);
        camel.getRegistry().bind("jvm", new SSLContextParameters());
        camel.start();

        assertThat(camel.call("calcom:me/get?apiKey=cal_test_key&sslContextParameters=#jvm").getException()).isInstanceOf(CalcomConnectionException.class);
        assertThat(camel.call("calcom:me/get").getException()).isNull();
    }

    @Test
    void aServerWithABadCertificateSurelyDidNotBook() {
        camel.start();

        Exchange exchange = camel.call("calcom:bookings/create", BOOKING, Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomConnectionException.class)
                .hasMessageContainingAll("the request was not sent", "is not trusted", "sslContextParameters");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "missing, store-password", "trust, wrong-password" })
    void aKeyStoreThatCannotBeReadFailsAtStartNamingTheOption(String store, String password) throws Exception {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(TestCertificates.keyStore(store, password));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        camel.getRegistry().bind("unusable", parameters);

        assertStartFails("calcom:me/get?apiKey=cal_test_key&sslContextParameters=#unusable", password, "option sslContextParameters");
    }

    @Test
    void aKeyThatCannotBeReadFailsAtStartNamingTheOption() throws Exception {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(TestCertificates.keyStore("client", TestCertificates.PASSWORD));
        keys.setKeyPassword("wrong-password");
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        camel.setSSLContextParameters(parameters);
        camel.calcom().setUseGlobalSslContextParameters(true);

        assertStartFails("calcom:me/get", "wrong-password", "option useGlobalSslContextParameters");
    }

    @Test
    void aConsumerFailsAtStartToo() throws Exception {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(TestCertificates.keyStore("missing", TestCertificates.PASSWORD));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        camel.calcom().getConfiguration().setSslContextParameters(parameters);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes").to("mock:changes");
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining("option sslContextParameters");
    }

    @Test
    void globalParametersDoNotMatterToAServerWithoutTls() throws Exception {
        try (ScriptedServer plain = new ScriptedServer()) {
            camel.setSSLContextParameters(TestCertificates.trusting());
            camel.calcom().setUseGlobalSslContextParameters(true);
            camel.start();

            assertThat(camel.call("calcom:me/get?apiKey=cal_test_key&apiUrl=" + plain.url()).getException()).isNull();
        }
    }

    @Test
    void callsGoThroughTheProxy() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ada:lovelace")) {
            camel.calcom().getConfiguration().setSslContextParameters(TestCertificates.trusting());
            camel.start();

            Exchange exchange = camel.call("calcom:me/get?apiKey=cal_test_key&proxyHost=127.0.0.1&proxyPort=" + proxy.port()
                                           + "&proxyUsername=ada&proxyPassword=lovelace");

            assertThat(exchange.getException()).isNull();
            assertThat(proxy.seen()).extracting(ForwardProxy.Seen::uri).containsExactly("127.0.0.1:" + server.port());
        }
    }

    @Test
    void aProxyThatRefusesOrIsNotThereMeansThatNothingWasSent() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ada:lovelace"); RefusingPort refusingPort = new RefusingPort()) {
            camel.start();

            for (int port : new int[] { proxy.port(), refusingPort.port() }) {
                Exchange exchange = camel.call("calcom:bookings/create?apiKey=cal_test_key&proxyHost=127.0.0.1&proxyPort=" + port
                                               + "&proxyUsername=ada&proxyPassword=wrong-password", BOOKING, Map.of());

                assertThat(exchange.getException()).isInstanceOf(CalcomConnectionException.class)
                        .hasMessageContainingAll("the request was not sent", "127.0.0.1:" + port);
                assertThat(Throwables.getStackTrace(exchange.getException())).doesNotContain("wrong-password");
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "proxyHost=proxy&proxyPort=0 | proxyPort",
            "proxyHost=http://proxy | proxyHost",
            "proxyHost=proxy&proxyUsername=ada | proxyPassword",
            "proxyUsername=ada&proxyPassword=wrong-password | proxyHost",
            "connectTimeout=0 | connectTimeout",
            "requestTimeout=-1 | requestTimeout",
            "totalTimeout=0 | totalTimeout",
            "apiUrl=https://127.0.0.1:70000 | apiUrl" })
    void anOptionThatCannotBeFailsAtStart(String options, String named) throws Exception {
        assertStartFails("calcom:me/get?" + options, "wrong-password", named);
    }

    private void assertStartFails(String uri, String secret, String words) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining(words).satisfies(
                failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain(secret));
    }
}
