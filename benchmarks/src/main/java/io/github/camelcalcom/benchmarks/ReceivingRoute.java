/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** A route behind platform-http that receives deliveries at {@code /hook} and counts the bookings in them. */
final class ReceivingRoute implements AutoCloseable {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(Map.class);
    private static final String SIGNATURE = "X-Cal-Signature-256";
    private static final SecretKeySpec KEY = new SecretKeySpec(DeliverySender.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private final String name;
    private final int port = freePort();
    private final AtomicLong bookings = new AtomicLong();
    private final DefaultCamelContext context = new DefaultCamelContext();

    private ReceivingRoute(String name) {
        this.name = name;
    }

    /** A bare route that also detects repeated deliveries, by their signature, with the repository that is the component's default. */
    static ReceivingRoute idempotent() throws Exception {
        ReceivingRoute route = new ReceivingRoute("bare, idempotent");
        return route.started(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/hook?httpMethodRestrict=POST").process(route::verifyOrStop)
                        .idempotentConsumer(header(SIGNATURE), new MemoryIdempotentRepository())
                        .process(exchange -> route.parse(exchange, exchange.getMessage().getBody(byte[].class)));
            }
        });
    }

    /** A route without the component: the same HMAC over the same bytes, and the same JSON parser. */
    static ReceivingRoute bare() throws Exception {
        ReceivingRoute route = new ReceivingRoute("bare platform-http");
        return route.started(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/hook?httpMethodRestrict=POST").process(route::verifyAndParse);
            }
        });
    }

    static ReceivingRoute throughComponent() throws Exception {
        ReceivingRoute route = new ReceivingRoute(Contender.COMPONENT);
        return route.started(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("platform-http");
                from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/hook&webhookAutoRegister=false"
                     + "&signingSecrets=" + DeliverySender.SECRET).process(exchange -> route.count(exchange.getMessage().getBody(Map.class)));
            }
        });
    }

    private ReceivingRoute started(RoutesBuilder routes) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        context.addRoutes(routes);
        context.start();
        return this;
    }

    private void verifyAndParse(Exchange exchange) throws IOException, GeneralSecurityException {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (isSigned(exchange, body)) {
            parse(exchange, body);
        } else {
            answer(exchange, 401);
        }
    }

    private void verifyOrStop(Exchange exchange) throws GeneralSecurityException {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (isSigned(exchange, body)) {
            exchange.getMessage().setBody(body);
        } else {
            answer(exchange, 401);
            exchange.setRouteStop(true);
        }
    }

    private static boolean isSigned(Exchange exchange, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(KEY);
        byte[] signature = HexFormat.of().parseHex(exchange.getMessage().getHeader(SIGNATURE, String.class));
        return MessageDigest.isEqual(mac.doFinal(body), signature);
    }

    private void parse(Exchange exchange, byte[] body) throws IOException {
        Map<?, ?> envelope = JSON.readValue(body);
        count((Map<?, ?>) envelope.get("payload"));
        answer(exchange, 200);
    }

    /** Answers without a body and without the headers of the request, which platform-http would return. */
    private static void answer(Exchange exchange, int status) {
        Message answer = new DefaultMessage(exchange.getContext());
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.setMessage(answer);
    }

    private void count(Map<?, ?> payload) {
        if (payload.get("uid") != null) {
            bookings.incrementAndGet();
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Returns the number of bookings that have reached the route. */
    long bookings() {
        return bookings.get();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
