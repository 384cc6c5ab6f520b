/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.support.BookingRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A Spring Boot application of a user. With a web server, it listens on a free port of the loopback interface. */
final class BootApplication implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;

    private BootApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an application without a web server. */
    static BootApplication start(Class<?> source, String... properties) {
        return start(WebApplicationType.NONE, source, properties);
    }

    /** Starts an application with Spring MVC, and with the Actuator and all its endpoints. */
    static BootApplication startWeb(Class<?> source, String... properties) {
        List<String> all = new ArrayList<>(List.of("server.address=127.0.0.1", "management.endpoints.web.exposure.include=*"));
        all.addAll(List.of(properties));
        if (all.stream().noneMatch(property -> property.startsWith("server.port="))) {
            all.add("server.port=0");
        }
        return start(WebApplicationType.SERVLET, source, all.toArray(String[]::new));
    }

    private static BootApplication start(WebApplicationType type, Class<?> source, String... properties) {
        String[] arguments = Stream.concat(Stream.of("spring.main.banner-mode=off", "camel.main.shutdown-timeout=10"), Stream.of(properties))
                .map(property -> "--" + property).toArray(String[]::new);
        return new BootApplication(new SpringApplicationBuilder(source).web(type).registerShutdownHook(false).run(arguments));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    CamelContext camel() {
        return bean(CamelContext.class);
    }

    CalcomComponent component() {
        return component("calcom");
    }

    CalcomComponent component(String name) {
        return camel().getComponent(name, CalcomComponent.class);
    }

    /** Calls an endpoint and returns the exchange, also if the call failed. */
    Exchange call(String uri) {
        return send(uri, null);
    }

    private Exchange send(String uri, Object body) {
        try (ProducerTemplate template = camel().createProducerTemplate()) {
            return template.request(uri, exchange -> exchange.getMessage().setBody(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the result of a call that must not fail. */
    Object answerOf(String uri) {
        Exchange exchange = call(uri);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    /** Books the first event type at a full hour of a future day, and returns the uid of the booking. */
    String book(int hour) {
        Object eventTypeId = ((Map<?, ?>) ((List<?>) answerOf("calcom:event-types/list")).get(0)).get("id");
        Exchange exchange = send("calcom:bookings/create", BookingRequest.of(eventTypeId, hour));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class).get("uid").toString();
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMinutes(10)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the messages of an exception and its causes. */
    static List<String> messagesOf(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).map(String::valueOf).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
