/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.model.rest.RestConfigurationDefinition;

/** A route that receives webhooks on a free loopback port, with the secret {@code topsecret} and without registering itself. */
public final class ListeningRoute implements AutoCloseable {

    public static final String SECRET = "topsecret";

    private final String http;
    private final int port;
    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");
    private final VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> restOptions = new LinkedHashMap<>();
    private volatile Processor step = exchange -> { };

    /** What reached the route: its body and headers when it came. */
    public record Received(Object body, Map<String, Object> headers) {

        public Object header(String name) {
            return headers.get(name);
        }
    }

    /** @param http the HTTP component: undertow or platform-http */
    public ListeningRoute(String http) throws Exception {
        this.http = http;
        this.port = FreePort.find();
    }

    /** Says what the route does with a delivery after it was noted. */
    public ListeningRoute doing(Processor newStep) {
        step = newStep;
        return this;
    }

    /** The most bytes that platform-http reads. */
    public ListeningRoute withProviderLimit(long bytes) {
        server.setMaxBodySize(bytes);
        return this;
    }

    /** An option of the HTTP component's endpoint. */
    public ListeningRoute withProviderOption(String name, String value) {
        restOptions.put(name, value);
        return this;
    }

    /** The context, for beans. */
    public CalcomContext camel() {
        return camel;
    }

    /** @param options further options of the endpoint, with ampersands between them */
    public ListeningRoute started(String options) throws Exception {
        if (http.equals("platform-http")) {
            server.setBindHost("127.0.0.1");
            server.setBindPort(port);
            camel.addService(new VertxPlatformHttpServer(server));
        }
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                RestConfigurationDefinition rest = restConfiguration().component(http).host("127.0.0.1").port(port);
                restOptions.forEach(rest::endpointProperty);
                from("webhook:calcom:webhooks/events?webhookAutoRegister=false&webhookPath=/hook&webhookComponentName=" + http
                     + (options.contains("signingSecrets") ? "" : "&signingSecrets=" + SECRET) + (options.isEmpty() ? "" : "&" + options))
                        .routeId("hook").process(ListeningRoute.this::note).process(exchange -> step.process(exchange));
            }
        }).start();
        return this;
    }

    private void note(Exchange exchange) {
        received.add(new Received(exchange.getMessage().getBody(), Map.copyOf(exchange.getMessage().getHeaders())));
    }

    /** What reached the route, in the order in which it came. */
    public List<Received> received() {
        return received;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    @Override
    public void close() throws IOException {
        camel.close();
    }
}
