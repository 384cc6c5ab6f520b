/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import io.vertx.ext.web.client.WebClientOptions;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.component.vertx.http.VertxHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel context with a route for each call. The calling thread passes an exchange to the route, as the thread of a consumer does. The exchange
 * contains a {@code Map} to send or the uid of a booking, and afterwards the {@code data} of the response.
 */
final class ThroughRoute implements Contender {

    private static final String BOOKING_UID = "CamelCalcomBookingUid";
    private static final String CONTENT_TYPE = "Content-Type";

    private final String name;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<BookingCall, Producer> starts = new EnumMap<>(BookingCall.class);
    private final Map<String, Object> bookingRequest = RecordedBodies.bookingRequest();
    private final Runnable ending;

    private ThroughRoute(String name, Runnable ending) {
        this.name = name;
        this.ending = ending;
    }

    /** A route with a processor that uses the bare HttpClient 5. */
    static Contender minimal(int port) {
        BareApache bare = new BareApache(port);
        return new ThroughRoute(MINIMAL_ROUTE, bare::close).opened(context -> { }, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:CREATE").process(exchange -> answer(exchange, bare.create(exchange.getMessage().getBody())));
                from("direct:GET").process(exchange -> answer(exchange, bare.get(exchange.getMessage().getHeader(BOOKING_UID, String.class))));
                from("direct:LIST").process(exchange -> answer(exchange, bare.list()));
            }
        });
    }

    /** camel-http between a processor that writes the request and one that parses the response. */
    static Contender http(int port) {
        return new ThroughRoute("camel-http", () -> { }).opened(ThroughRoute::limitConnections,
                httpRoutes("http://127.0.0.1:" + port + "/v2/bookings"));
    }

    /** The same with camel-vertx-http, which continues the route on an event loop. */
    static Contender vertxHttp(int port) {
        return new ThroughRoute("camel-vertx-http", () -> { }).opened(
                context -> context.getComponent("vertx-http", VertxHttpComponent.class).setWebClientOptions(
                        new WebClientOptions().setMaxPoolSize(MOST_CONNECTIONS).setDecompressionSupported(true).setUserAgentEnabled(false)),
                httpRoutes("vertx-http:http://127.0.0.1:" + port + "/v2/bookings"));
    }

    private static void limitConnections(CamelContext context) {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setConnectionsPerRoute(MOST_CONNECTIONS);
        http.setMaxTotalConnections(MOST_CONNECTIONS);
    }

    private static RouteBuilder httpRoutes(String bookings) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:CREATE").process(ThroughRoute::prepareCreate).to(bookings).process(ThroughRoute::parse);
                from("direct:GET").process(exchange -> {
                    prepare(exchange, HttpMethods.GET.name());
                    Message message = exchange.getMessage();
                    message.setHeader(Exchange.HTTP_PATH, message.removeHeader(BOOKING_UID));
                }).to(bookings).process(ThroughRoute::parse);
                from("direct:LIST").process(exchange -> {
                    prepare(exchange, HttpMethods.GET.name());
                    exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "take=" + BookingCall.PAGE_SIZE);
                }).to(bookings).process(ThroughRoute::parse);
            }
        };
    }

    /** camel-rest-openapi over camel-http, with a document of the three operations. */
    static Contender openApi(int port) {
        String operations = "rest-openapi:classpath:io/github/camelcalcom/benchmarks/bookings-openapi.json#%s?componentName=http&host=http://127.0.0.1:"
                + port;
        return new ThroughRoute("camel-rest-openapi", () -> { }).opened(ThroughRoute::limitConnections, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:CREATE").process(ThroughRoute::prepareCreate).to(operations.formatted("createBooking")).process(ThroughRoute::parse);
                from("direct:GET").process(exchange -> {
                    prepare(exchange, HttpMethods.GET.name());
                    Message message = exchange.getMessage();
                    message.setHeader("bookingUid", message.removeHeader(BOOKING_UID));
                }).to(operations.formatted("getBooking")).process(ThroughRoute::parse);
                from("direct:LIST").process(exchange -> {
                    prepare(exchange, HttpMethods.GET.name());
                    exchange.getMessage().setHeader("take", BookingCall.PAGE_SIZE);
                }).to(operations.formatted("listBookings")).process(ThroughRoute::parse);
            }
        });
    }

    /** The component with its default settings of retries, pacing and safe bookings. */
    static Contender component(int port) {
        String options = "apiUrl=http://127.0.0.1:" + port + "&apiKey=" + ApiHeaders.API_KEY + "&apiProfile=self-hosted"
                + "&maxConnections=" + MOST_CONNECTIONS;
        return new ThroughRoute(COMPONENT, () -> { }).opened(context -> { }, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:CREATE").to("calcom:bookings/create?" + options);
                from("direct:GET").to("calcom:bookings/get?" + options);
                from("direct:LIST").to("calcom:bookings/list?take=" + BookingCall.PAGE_SIZE + "&" + options);
            }
        });
    }

    private ThroughRoute opened(Consumer<CamelContext> components, RouteBuilder routes) {
        try {
            components.accept(context);
            context.addRoutes(routes);
            context.start();
            for (BookingCall call : BookingCall.values()) {
                Producer start = context.getEndpoint("direct:" + call.name()).createProducer();
                start.start();
                starts.put(call, start);
            }
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("No routes for " + name, e);
        }
    }

    private static void prepareCreate(Exchange exchange) throws IOException {
        prepare(exchange, HttpMethods.POST.name());
        exchange.getMessage().setHeader(CONTENT_TYPE, ApiHeaders.JSON);
        exchange.getMessage().setBody(Json.write(exchange.getMessage().getBody()));
    }

    private static void prepare(Exchange exchange, String method) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader("Authorization", ApiHeaders.AUTHORIZATION);
        message.setHeader(ApiHeaders.VERSION_HEADER, ApiHeaders.VERSION);
    }

    private static void parse(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        answer(exchange, body instanceof byte[] bytes ? Json.data(bytes) : Json.data(exchange.getMessage().getBody(InputStream.class)));
    }

    private static void answer(Exchange exchange, Object data) {
        exchange.getMessage().setBody(data);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Object call(BookingCall call) throws Exception {
        Producer start = starts.get(call);
        Exchange exchange = start.getEndpoint().createExchange();
        if (call == BookingCall.CREATE) {
            exchange.getMessage().setBody(bookingRequest);
        } else if (call == BookingCall.GET) {
            exchange.getMessage().setHeader(BOOKING_UID, RecordedBodies.BOOKING_UID);
        }
        start.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody();
    }

    @Override
    public void close() {
        starts.values().forEach(Producer::stop);
        try {
            context.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ending.run();
    }
}
