/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Given a component, when code without routes asks it for a client, then it calls as the component's endpoints do. */
@Timeout(1_800)
class ComponentClientTest {

    private final CalcomSandbox sandbox = CalcomSandbox.start();
    private final CamelContext camel = new DefaultCamelContext();
    private final CalcomComponent component = new CalcomComponent();

    @BeforeEach
    void configure() {
        component.getConfiguration().setApiUrl(sandbox.url());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        camel.addComponent("calcom", component);
    }

    @AfterEach
    void stop() {
        camel.stop();
        sandbox.close();
    }

    private static Object result(CalcomClient client, CalcomRequest request) {
        try {
            return client.call(request).result();
        } catch (CalcomException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itCallsWithTheCredentialsOfTheComponent() {
        camel.start();
        CalcomClient client = component.client();

        assertThat(result(client, client.request("me/get"))).asInstanceOf(MAP).containsEntry("username", "alice");
        assertThat(component.client()).isSameAs(client);
    }

    @Test
    void itSpeaksTheVersionToTheServerThatIsConfigured() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("cal-api-version"));
            byte[] answer = "{\"status\":\"success\",\"data\":[]}".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            component.getConfiguration().setApiUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
            component.getConfiguration().setApiVersion("2020-01-02");
            camel.start();
            CalcomClient client = component.client();

            result(client, client.request("bookings/list").parameter("take", 1));

            assertThat(received).containsExactly("/base/v2/bookings?take=1 2020-01-02");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void beforeTheStartAndAfterTheEndThereIsNone() {
        assertThatThrownBy(component::client).isInstanceOf(IllegalStateException.class).hasMessageContaining("calls can be made once it is started");
        camel.start();
        component.client();
        camel.stop();
        assertThatThrownBy(component::client).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterARestartThereIsAnother() {
        camel.start();
        CalcomClient before = component.client();
        component.stop();
        component.start();

        CalcomClient after = component.client();
        assertThat(after).isNotSameAs(before);
        assertThat(result(after, after.request("me/get"))).isNotNull();
    }

    @Test
    void whatIsNoOperationToCallIsRefused() {
        camel.start();
        CalcomClient client = component.client();

        assertThatThrownBy(() -> client.request("bookings/lst")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("list");
        assertThatThrownBy(() -> client.request("bookings/changes")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can only be consumed by a route");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void withoutACallerThatMakesSenseThereIsNone() {
        component.getConfiguration().setApiKey(null);
        component.getConfiguration().setOauthClientId("client");
        camel.start();

        assertThatThrownBy(component::client).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("oauthRefreshToken");
    }
}
