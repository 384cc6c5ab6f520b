/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.support;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import io.github.camelcalcom.tools.call.CalcomTools;
import io.github.camelcalcom.tools.call.Consent;
import io.github.camelcalcom.tools.call.ToolAnswer;
import io.github.camelcalcom.tools.call.ToolCall;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A sandbox, and a Camel context with tools for it and the route {@code direct:calcom-tool}. */
public final class ToolServer implements AutoCloseable {

    public static final ObjectMapper MAPPER = new ObjectMapper();
    /** A Monday at which the sandbox's users are free. */
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    public final CalcomSandbox sandbox;
    public final DefaultCamelContext camel = new DefaultCamelContext();
    public final CalcomTools tools = new CalcomTools();

    private ToolServer(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Offers all tools. */
    public static ToolServer start() throws Exception {
        return start(CalcomSandbox.builder(), server -> { });
    }

    public static ToolServer start(SandboxBuilder sandbox, Consumer<ToolServer> settings) throws Exception {
        ToolServer server = new ToolServer(sandbox.start());
        server.sandbox.clock().moveTo(NOW);
        CalcomComponent calcom = new CalcomComponent();
        calcom.getConfiguration().setApiUrl(server.sandbox.url());
        calcom.getConfiguration().setApiKey(server.sandbox.apiKey());
        calcom.getConfiguration().setApiProfile("hosted");
        calcom.getConfiguration().setRetryDelay(10);
        calcom.getConfiguration().setAmbiguityHorizon(300);
        server.camel.disableJMX();
        server.camel.addComponent("calcom", calcom);
        server.tools.setCamelContext(server.camel);
        server.tools.setReadOnly(false);
        settings.accept(server);
        server.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:calcom-tool").process(server.tools);
            }
        });
        server.camel.start();
        return server;
    }

    public CalcomComponent calcom() {
        return camel.getComponent("calcom", CalcomComponent.class);
    }

    public ToolAnswer call(String tool, String arguments) {
        return tools.call(ToolCall.of(tool, arguments));
    }

    public ToolAnswer call(String tool, String arguments, String session, Consent consent) {
        return tools.call(new ToolCall(tool, arguments, session, consent, null));
    }

    /** The answer of a call that has to have succeeded. */
    public JsonNode answer(String tool, String arguments) {
        ToolAnswer answer = call(tool, arguments);
        assertThat(answer.outcome()).as(answer.text()).isEqualTo(ToolAnswer.Outcome.SUCCESS);
        return json(answer.text());
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The answer is not JSON: " + text, e);
        }
    }

    /** The first free slot of the first event type, found with tools as a model does. */
    public Slot freeSlot() {
        int eventType = answer("get_event_types", "{}").path("items").path(0).path("id").intValue();
        JsonNode days = answer("get_availability", "{\"eventTypeId\":" + eventType + ",\"start\":\"2026-11-24\",\"end\":\"2026-11-25\"}").path("result");
        return new Slot(eventType, days.elements().next().path(0).path("start").textValue());
    }

    /** Arguments that book a slot. */
    public record Slot(int eventType, String start) {

        public String booking(String name) {
            return text(Map.of("body", Map.of("eventTypeId", eventType, "start", start, "attendee",
                    Map.of("name", name, "email", "bob@example.com", "timeZone", "Europe/Rome"))));
        }
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        camel.stop();
        sandbox.close();
    }
}
