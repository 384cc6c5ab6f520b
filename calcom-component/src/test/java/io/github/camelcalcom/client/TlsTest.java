/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.apache.camel.support.jsse.CipherSuitesParameters;
import org.apache.camel.support.jsse.FilterParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the transport trusts, what it says about those it does not, and which protocol it speaks. */
@Timeout(1_800)
class TlsTest {

    @Test
    void http1IsSpokenWithAServerThatOffersHttp2() throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server").setUseAlpn(true));
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.failure()).isNull();
            assertThat(outcome.status()).isEqualTo(200);
            assertThat(api.received()).extracting(ScriptedServer.Received::version).containsExactly(HttpVersion.HTTP_1_1);
            assertThat(api.received().get(0).headers().get("authorization")).isEqualTo("Bearer cal_secret_key");
        }
    }

    @Test
    void withoutParametersTheTrustStoreOfTheJvmCounts() throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server"));
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertNotSent(outcome, api, "is not trusted", "sslContextParameters", "127.0.0.1:" + api.port());
        }
    }

    @ParameterizedTest
    @CsvSource({ "expired, is not valid now", "elsewhere, The host of the option apiUrl must be one of its names" })
    void aCertificateThatIsNotGoodIsRefusedInWordsThatHelp(String certificate, String words) throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server(certificate));
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertNotSent(outcome, api, words, "127.0.0.1:" + api.port());
        }
    }

    @Test
    void aServerWithoutTlsIsToldFromOneWithABadCertificate() throws Exception {
        try (ScriptedServer api = new ScriptedServer();
             Transport transport = transport(SettingsBuilder.to("https://127.0.0.1:" + api.port()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertNotSent(outcome, api, "does not speak TLS", "apiUrl");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
    void aServerThatAsksForACertificateGetsTheConfiguredOne(String protocol) throws Exception {
        AtomicReference<String> peer = new AtomicReference<>();
        HttpServerOptions options = TestCertificates.serverWithClientAuthentication().setEnabledSecureTransportProtocols(Set.of(protocol));
        try (ScriptedServer api = new ScriptedServer(options).answer(request -> {
                 peer.set(peerName(request));
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trustingWithClientCertificate()))) {

            assertThat(WireOutcome.of(transport).failure()).isNull();
            assertThat(peer.get()).isEqualTo("CN=client");
        }
    }

    /** With TLS 1.3 the client learns of it only when its request is under way. */
    @ParameterizedTest
    @ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
    void aServerThatMissesACertificateSurelyDidNotExecuteTheRequest(String protocol) throws Exception {
        HttpServerOptions options = TestCertificates.serverWithClientAuthentication().setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of(protocol));
        try (ScriptedServer api = new ScriptedServer(options);
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            assertNotSent(WireOutcome.of(transport), api, "the client's key in the option sslContextParameters");
        }
    }

    @Test
    void protocolsAndCipherSuitesOfTheParametersCount() throws Exception {
        AtomicReference<SSLSession> session = new AtomicReference<>();
        SSLContextParameters parameters = TestCertificates.trusting();
        SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
        protocols.setSecureSocketProtocol(List.of("TLSv1.2"));
        parameters.setSecureSocketProtocols(protocols);
        CipherSuitesParameters suites = new CipherSuitesParameters();
        suites.setCipherSuite(List.of("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"));
        parameters.setCipherSuites(suites);
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server").setUseAlpn(true)).answer(request -> {
                 session.set(request.sslSession());
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(parameters))) {

            assertThat(WireOutcome.of(transport).failure()).isNull();
            assertThat(session.get().getProtocol()).isEqualTo("TLSv1.2");
            assertThat(session.get().getCipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
            assertThat(api.received()).extracting(ScriptedServer.Received::version).containsExactly(HttpVersion.HTTP_1_1);
        }
    }

    @Test
    void aProtocolThatIsFilteredOutIsNotSpoken() throws Exception {
        SSLContextParameters parameters = TestCertificates.trusting();
        FilterParameters filter = new FilterParameters();
        filter.getInclude().add("TLSv1\\.3");
        parameters.setSecureSocketProtocolsFilter(filter);
        HttpServerOptions options = TestCertificates.server("server").setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
        try (ScriptedServer api = new ScriptedServer(options);
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(parameters))) {

            assertNotSent(WireOutcome.of(transport), api, "no TLS connection", "protocol");
        }
    }

    /** A server that accepts the connection and says nothing. */
    @Test
    void aHandshakeThatStallsEndsWithTheConnectTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
             Transport transport = transport(SettingsBuilder.to("https://127.0.0.1:" + silent.getLocalPort())
                     .connectTimeout(Duration.ofMillis(300)))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(outcome.failure()).hasMessageContainingAll("no TLS connection to 127.0.0.1:" + silent.getLocalPort(), "connectTimeout");
        }
    }

    private static void assertNotSent(WireOutcome outcome, ScriptedServer api, String... words) {
        assertThat(outcome.failure()).isNotNull().hasMessageContainingAll(words);
        assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
        assertThat(api.received()).isEmpty();
    }

    private static String peerName(HttpServerRequest request) {
        try {
            return request.sslSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Transport transport(SettingsBuilder settings) {
        return new HttpTransport(settings.build());
    }
}
