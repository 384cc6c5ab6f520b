/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.github.camelcalcom.support.TestCertificates;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A server that refuses the client's certificate and resets the connection before the request is written: the write fails, and the reason is
 * the alert that is still to be read.
 */
@Timeout(1_800)
class HttpConnectionTest {

    private static final Http1Config SETTINGS = Http1Config.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = { 2, 100_000 })
    void theRefusalIsTheReasonForARequestWithABody(int length) throws Exception {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/v2/bookings");
        request.setEntity(new ByteArrayEntity("x".repeat(length).getBytes(StandardCharsets.UTF_8), null));
        request.setHeader("content-length", length);

        assertRefused(connection -> {
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
        });
    }

    @Test
    void theRefusalIsTheReasonForARequestWithoutABody() throws Exception {
        assertRefused(connection -> {
            connection.sendRequestHeader(new BasicClassicHttpRequest("GET", "/v2/me"));
            connection.flush();
        });
    }

    /** Headers that do not fit into the buffer are written before the request is complete. */
    @Test
    void theRefusalIsTheReasonForALongHeader() throws Exception {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/v2/me");
        request.setHeader("authorization", "Bearer " + "t".repeat(2 * SETTINGS.getBufferSize()));

        assertRefused(connection -> connection.sendRequestHeader(request));
    }

    private interface Writing {

        void over(HttpConnection connection) throws Exception;
    }

    private static void assertRefused(Writing writing) throws Exception {
        CountDownLatch handshakeOfTheClient = new CountDownLatch(1);
        try (SSLServerSocket server = serverThatRefusesAfter(handshakeOfTheClient);
             SSLSocket client = (SSLSocket) TestCertificates.trustingWithClientCertificate().createSSLContext(new DefaultCamelContext())
                     .getSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort())) {
            Thread refusal = new Thread(() -> refuse(server), "server of a test");
            refusal.start();
            client.startHandshake();
            handshakeOfTheClient.countDown();
            refusal.join(TimeUnit.MINUTES.toMillis(1));
            HttpConnection connection = new HttpConnection(SETTINGS);
            connection.bind(client);

            assertThat(catchThrowable(() -> writing.over(connection))).isInstanceOf(SSLHandshakeException.class)
                    .satisfies(e -> assertThat(NetworkFailures.isRefusedHandshake(e)).isTrue());
        }
    }

    private static SSLServerSocket serverThatRefusesAfter(CountDownLatch handshakeOfTheClient) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStoreParameters store = TestCertificates.keyStore("server", TestCertificates.PASSWORD);
        store.setCamelContext(new DefaultCamelContext());
        keys.init(store.createKeyStore(), TestCertificates.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] { new Refusing(handshakeOfTheClient) }, null);
        SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return server;
    }

    /** Closing resets the connection, as that of a server does that has not read all it received. */
    private static void refuse(SSLServerSocket server) {
        try (SSLSocket accepted = (SSLSocket) server.accept()) {
            accepted.setSoLinger(true, 0);
            accepted.startHandshake();
            throw new IllegalStateException("The handshake succeeded with a certificate that is refused");
        } catch (SSLException e) {
            // as intended
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Refusing(CountDownLatch handshakeOfTheClient) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                if (!handshakeOfTheClient.await(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("The client did not complete its handshake");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new CertificateException("not trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
