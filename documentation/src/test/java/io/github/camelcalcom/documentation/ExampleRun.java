/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.catalog.generator.Example;
import io.github.camelcalcom.catalog.generator.Examples;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs the examples of operations on a sandbox. Each caller has a Camel context with its credentials and the routes of all examples. */
final class ExampleRun implements AutoCloseable {

    /** Adds the routes of examples to a context. */
    interface Routes {

        void addTo(CamelContext camel, List<OperationExample> examples) throws Exception;
    }

    /** The clock of all examples, so that their answers are the same each time. */
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHOWN_ITEMS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CalcomSandbox sandbox;
    private final Examples examples = new Examples();
    private final Map<String, OperationExample> shown = new HashMap<>();
    private final Map<String, CamelContext> contexts = new HashMap<>();
    private final ExampleData data;
    private final Routes routes;
    private final Path covers;

    /** @param covers folder with an image */
    ExampleRun(CalcomSandbox sandbox, List<OperationExample> shown, Routes routes, Path covers) throws Exception {
        this.sandbox = sandbox;
        this.routes = routes;
        this.covers = covers;
        this.data = new ExampleData(sandbox, contexts);
        Map<String, List<OperationExample>> byCaller = new HashMap<>();
        for (OperationExample example : shown) {
            this.shown.put(example.uri(), example);
            if (!example.startsExchanges()) {
                byCaller.computeIfAbsent(definition(example).caller(), caller -> new ArrayList<>()).add(example);
            }
        }
        for (Map.Entry<String, List<OperationExample>> caller : byCaller.entrySet()) {
            CamelContext camel = context(caller.getKey());
            routes.addTo(camel, caller.getValue());
            camel.start();
            contexts.put(caller.getKey(), camel);
        }
    }

    private CamelContext context(String caller) {
        CamelContext camel = new DefaultCamelContext();
        configure(camel.getComponent("calcom", CalcomComponent.class).getConfiguration(), caller);
        return camel;
    }

    private void configure(CalcomConfiguration configuration, String caller) {
        configuration.setApiUrl(sandbox.url());
        configuration.setApiProfile("hosted");
        switch (caller) {
            case "none" -> configuration.setAuthentication("none");
            case "portal" -> {
                configuration.setPlatformClientId("portal");
                configuration.setPlatformClientSecret("portal-secret");
            }
            default -> configuration.setApiKey("cal_" + caller);
        }
    }

    private Example definition(OperationExample example) throws Exception {
        Example definition = examples.find(example.resource(), example.name());
        assertThat(definition).as("the example that " + example.uri() + " was generated from").isNotNull();
        return definition;
    }

    /** Runs an example after those that it requires, and returns its answer as the pages show it; null if there is none. */
    JsonNode answer(OperationExample example) throws Exception {
        sandbox.reset();
        sandbox.clock().stopAt(NOW);
        run(definition(example).given());
        if (example.startsExchanges()) {
            return shortened(firstExchange(example));
        }
        Object body = send(example).getMessage().getBody();
        return body == null ? null : shortened(JSON.readTree(JSON.writeValueAsBytes(body)));
    }

    private void run(List<String> steps) throws Exception {
        for (String step : steps) {
            if (step.startsWith(ExampleData.PREFIX)) {
                data.make(step);
            } else {
                send(shown.get(step));
            }
        }
    }

    /** Starts a route in a context of its own, does what it waits for, and returns the first exchange that it has completed. */
    private JsonNode firstExchange(OperationExample example) throws Exception {
        Example definition = definition(example);
        CompletedExchanges exchanges = new CompletedExchanges(definition.from() == null);
        CamelContext camel = context(definition.caller());
        try {
            camel.getCamelContextExtension().addInterceptStrategy(exchanges);
            camel.getPropertiesComponent().addInitialProperty("covers", covers.toString());
            if (!definition.then().isEmpty()) {
                // as hosted service, the sandbox would have to be given an address with https
                camel.getComponent("calcom", CalcomComponent.class).getConfiguration().setApiProfile("auto");
                camel.getPropertiesComponent().addInitialProperty("hooks.url", "http://127.0.0.1:" + serve(camel));
            }
            routes.addTo(camel, List.of(example));
            camel.start();
            if (!definition.then().isEmpty()) {
                await().atMost(PATIENCE).until(() -> sandbox.read(state -> state.webhooks().stream().findAny().isPresent()));
                run(definition.then());
            }
            return exchanges.first(PATIENCE);
        } finally {
            camel.stop();
        }
    }

    /** Adds an HTTP server, and returns its port. */
    private static int serve(CamelContext camel) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            configuration.setBindPort(free.getLocalPort());
        }
        camel.addService(new VertxPlatformHttpServer(configuration));
        return configuration.getBindPort();
    }

    private Exchange send(OperationExample example) throws Exception {
        CamelContext camel = contexts.get(definition(example).caller());
        Exchange exchange = camel.createFluentProducerTemplate().to(example.begin()).send();
        assertThat(exchange.getException()).as("failure of " + example.uri()).isNull();
        return exchange;
    }

    /** Cuts lists, and replaces the random parts of an answer: the port of the sandbox and the key of a booking. */
    private JsonNode shortened(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(field.getKey().equals("camelCalcomIdempotencyKey")
                    ? new TextNode("6f1d0c1e-8f0e-4a57-b6f2-2f4f0b6f3a11") : shortened(field.getValue())));
        } else if (value instanceof ArrayNode array) {
            while (array.size() > SHOWN_ITEMS) {
                array.remove(array.size() - 1);
            }
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i)));
            }
        } else if (value.isTextual()) {
            return new TextNode(value.asText().replaceAll("127\\.0\\.0\\.1(:|%3A)" + sandbox.port(), "127.0.0.1$15555"));
        }
        return value;
    }

    @Override
    public void close() {
        contexts.values().forEach(CamelContext::stop);
    }
}
