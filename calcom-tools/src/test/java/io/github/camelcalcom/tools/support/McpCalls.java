/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.support;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The client of the official SDK, as an assistant uses it. */
public final class McpCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public final McpSyncClient client;

    private McpCalls(McpSyncClient client) {
        this.client = client;
        client.initialize();
    }

    public static McpCalls connect(McpClientTransport transport) {
        return new McpCalls(McpClient.sync(transport).requestTimeout(PATIENCE).initializationTimeout(PATIENCE).build());
    }

    /** A client that can ask its person. */
    public static McpCalls connect(McpClientTransport transport, Function<ElicitFormRequest, ElicitResult> person) {
        return new McpCalls(McpClient.sync(transport).requestTimeout(PATIENCE).initializationTimeout(PATIENCE)
                .capabilities(McpSchema.ClientCapabilities.builder().elicitation().build()).elicitation(person).build());
    }

    public List<McpSchema.Tool> tools() {
        return client.listTools().tools();
    }

    public CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    public static String text(CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    /** The answer of a call that has to have succeeded. */
    public JsonNode answer(String tool, Map<String, Object> arguments) {
        CallToolResult result = call(tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return ToolServer.json(text(result));
    }

    /** Books the first free slot that tools find, and returns its uid. */
    public String book(String name) {
        return answer("create_booking", booking(name)).path("result").path("uid").textValue();
    }

    /** Arguments that book the first free slot that tools find. */
    public Map<String, Object> booking(String name) {
        return booking(name, LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));
    }

    /** Arguments that book the first free slot of a period. */
    public Map<String, Object> booking(String name, LocalDate first, LocalDate last) {
        int eventType = answer("get_event_types", Map.of()).path("items").path(0).path("id").intValue();
        JsonNode days = answer("get_availability", Map.of("eventTypeId", eventType, "start", first.toString(), "end", last.toString())).path("result");
        String start = days.elements().next().path(0).path("start").textValue();
        return Map.of("body", Map.of("eventTypeId", eventType, "start", start, "attendee",
                Map.of("name", name, "email", "bob@example.com", "timeZone", "Europe/Rome")));
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
