/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.net.InetAddress;
import java.net.ServerSocket;

import io.github.camelcalcom.support.ForwardProxy;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls through an HTTP proxy: who gets to see what, and what its refusals mean. */
@Timeout(1_800)
class ProxyTest {

    @Test
    void aPlainRequestGoesToTheProxyWithTheWholeUrlAndTheServerSeesNothingOfTheProxysCredentials() throws Exception {
        try (ScriptedServer api = new ScriptedServer();
             ForwardProxy proxy = new ForwardProxy("ada:lovelace");
             Transport transport = transport(SettingsBuilder.to(api.url() + "/cal").proxy(proxy.port(), "ada", "lovelace"))) {

            WireOutcome outcome = WireOutcome.of(transport, "GET", "/cal/v2/me?a=b%2Fc", null);

            assertThat(outcome.status()).isEqualTo(200);
            assertThat(proxy.seen()).singleElement().satisfies(seen -> assertThat(seen.uri()).isEqualTo(api.url() + "/cal/v2/me?a=b%2Fc"));
            assertThat(api.received()).singleElement().satisfies(received -> {
                assertThat(received.uri()).isEqualTo("/cal/v2/me?a=b%2Fc");
                assertThat(received.headers().get("host")).isEqualTo("127.0.0.1:" + api.port());
                assertThat(received.headers().contains("proxy-authorization")).isFalse();
            });
        }
    }

    @Test
    void aTlsConnectionIsTunnelledSoThatTheProxySeesHostAndPortOnly() throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server"));
             ForwardProxy proxy = new ForwardProxy("ada:lovelace");
             Transport transport = transport(SettingsBuilder.to(api.url()).proxy(proxy.port(), "ada", "lovelace")
                     .ssl(TestCertificates.trusting()))) {

            WireOutcome outcome = WireOutcome.of(transport, "GET", "/v2/me", null);

            assertThat(outcome.status()).isEqualTo(200);
            assertThat(proxy.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.method() + ' ' + seen.uri()).isEqualTo("CONNECT 127.0.0.1:" + api.port());
                assertThat(seen.headers().contains("authorization")).isFalse();
                assertThat(seen.headers().toString()).doesNotContain("cal_secret_key");
            });
            assertThat(proxy.tunnelled()).isNotEmpty().doesNotContain("cal_secret_key").doesNotContain("/v2/me");
            assertThat(api.received()).singleElement().satisfies(received -> {
                assertThat(received.version()).isEqualTo(HttpVersion.HTTP_1_1);
                assertThat(received.headers().contains("proxy-authorization")).isFalse();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aProxyThatRefusesTheCredentialsWasSentNothingForTheServer(boolean ssl) throws Exception {
        try (ScriptedServer api = server(ssl);
             ForwardProxy proxy = new ForwardProxy("ada:lovelace");
             Transport wrong = transport(SettingsBuilder.to(api.url()).proxy(proxy.port(), "ada", "wrong-password"));
             Transport none = transport(SettingsBuilder.to(api.url()).proxy(proxy.port(), null, null))) {

            assertNotSent(WireOutcome.of(wrong), api, "the proxy 127.0.0.1:" + proxy.port() + " refuses the credentials", "proxyPassword");
            assertNotSent(WireOutcome.of(none), api, "the proxy 127.0.0.1:" + proxy.port() + " wants credentials", "proxyUsername");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aProxyThatCannotBeReachedIsNamed(boolean ssl) throws Exception {
        try (ScriptedServer api = server(ssl);
             RefusingPort refusingPort = new RefusingPort();
             Transport transport = transport(SettingsBuilder.to(api.url()).proxy(refusingPort.port(), "ada", "lovelace"))) {

            assertNotSent(WireOutcome.of(transport), api, "the proxy 127.0.0.1:" + refusingPort.port(), "proxyHost");
        }
    }

    @Test
    void aProxyThatDoesNotReachTheServerIsToldFromOneThatCannotBeReached() throws Exception {
        try (ScriptedServer api = new ScriptedServer();
             ForwardProxy proxy = new ForwardProxy();
             RefusingPort refusingPort = new RefusingPort();
             Transport transport = transport(SettingsBuilder.to("https://127.0.0.1:" + refusingPort.port()).proxy(proxy.port(), null, null))) {

            assertNotSent(WireOutcome.of(transport), api, "the proxy 127.0.0.1:" + proxy.port() + " gave no connection to 127.0.0.1:" + refusingPort.port(),
                    "502");
        }
    }

    /** A proxy that accepts the connection and says nothing. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aProxyThatHangsIsBoundedByTheTimeOfTheRequest(boolean ssl) throws Exception {
        try (ScriptedServer api = server(ssl);
             ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
             Transport transport = transport(SettingsBuilder.to(api.url()).proxy(silent.getLocalPort(), null, null))) {

            WireOutcome outcome = WireOutcome.of(transport, "POST", "/v2/bookings", "{}", 500);

            assertThat(outcome.failure()).hasMessageContaining("within 500 ms");
            // a plain request is written to the proxy, which may have passed it on
            assertThat(outcome.stage()).isEqualTo(ssl ? Transport.Stage.NOT_SENT : Transport.Stage.SENT);
            assertThat(api.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aServerIsReachedByItsIpv6AddressDirectlyAndThroughAProxy(boolean ssl) throws Exception {
        HttpServerOptions options = ssl ? TestCertificates.server("server") : new HttpServerOptions().setPort(0);
        try (ScriptedServer api = new ScriptedServer(options.setHost("::1"));
             ForwardProxy proxy = new ForwardProxy();
             Transport direct = transport(ipv6(api, ssl));
             Transport proxied = transport(ipv6(api, ssl).proxy(proxy.port(), null, null))) {

            assertThat(WireOutcome.of(direct).failure()).isNull();
            assertThat(WireOutcome.of(proxied).failure()).isNull();

            assertThat(api.received()).hasSize(2)
                    .allSatisfy(received -> assertThat(received.headers().get("host")).isEqualTo("[::1]:" + api.port()));
            assertThat(proxy.seen()).extracting(ForwardProxy.Seen::uri)
                    .containsExactly(ssl ? "[::1]:" + api.port() : "http://[::1]:" + api.port() + "/v2/bookings");
        }
    }

    @Test
    void optionsOfAProxyThatDoNotFitAreRefusedWithoutThePassword() {
        assertThatThrownBy(() -> new ProxyAddress("proxy", 0, null, null)).hasMessageContaining("proxyPort");
        assertThatThrownBy(() -> new ProxyAddress("proxy", 65_536, null, null)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new ProxyAddress("http://proxy", 3128, null, null)).hasMessageContaining("proxyHost");
        assertThatThrownBy(() -> new ProxyAddress("proxy", 3128, "ada", null)).hasMessageContaining("proxyUsername");
        assertThatThrownBy(() -> new ProxyAddress("proxy", 3128, null, "lovelace")).hasMessageContaining("proxyPassword")
                .hasMessageNotContaining("lovelace");
    }

    @Test
    void settingsDoNotShowThePasswordAndAreEqualByValue() {
        ClientSettings settings = SettingsBuilder.to("https://api.example").proxy(3128, "ada", "lovelace").build();

        assertThat(settings.toString()).contains("127.0.0.1:3128").doesNotContain("lovelace");
        assertThat(settings).isEqualTo(SettingsBuilder.to("https://api.example").proxy(3128, "ada", "lovelace").build())
                .isNotEqualTo(SettingsBuilder.to("https://api.example").proxy(3128, "ada", "byron").build());
    }

    private static SettingsBuilder ipv6(ScriptedServer api, boolean ssl) throws Exception {
        SettingsBuilder settings = SettingsBuilder.to((ssl ? "https://[::1]:" : "http://[::1]:") + api.port());
        return ssl ? settings.ssl(TestCertificates.trusting()) : settings;
    }

    private static ScriptedServer server(boolean ssl) throws Exception {
        return ssl ? new ScriptedServer(TestCertificates.server("server")) : new ScriptedServer();
    }

    private static void assertNotSent(WireOutcome outcome, ScriptedServer api, String... words) {
        assertThat(outcome.failure()).isNotNull().hasMessageContainingAll(words);
        assertThat(Throwables.getStackTrace(outcome.failure())).doesNotContain("wrong-password");
        assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
        assertThat(api.received()).isEmpty();
    }

    private static Transport transport(SettingsBuilder settings) {
        return new HttpTransport(settings.build());
    }
}
