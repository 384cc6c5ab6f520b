/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.tools.support.StreamClient;
import io.github.camelcalcom.tools.support.ToolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a client at standard input, when it sends something at a time or in a form that is not expected, then it gets an answer and the session lasts. */
@Timeout(1_800)
class StreamSessionTest {

    private static final String GET_ME = "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"tools/call\",\"params\":{\"name\":\"get_me\"}}";

    private ToolServer tools;
    private StreamClient client;

    @BeforeEach
    void start() throws Exception {
        tools = ToolServer.start();
        client = new StreamClient(tools);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        tools.close();
    }

    private void assertThatTheSessionLasts() throws Exception {
        client.send(GET_ME);
        JsonNode answer = client.answer();
        assertThat(answer.path("id").intValue()).isEqualTo(8);
        assertThat(answer.path("result").path("content").path(0).path("text").textValue()).contains("alice");
    }

    @Test
    void aCallBeforeTheSessionIsInitializedIsRefused() throws Exception {
        client.send(GET_ME);
        assertThat(client.answer().toString()).contains("\"id\":8", "-32600", "send initialize, then notifications/initialized");
        client.send(StreamClient.INITIALIZE);
        assertThat(client.answer().path("result").path("serverInfo").path("name").textValue()).isEqualTo("camel-calcom");
        client.send(GET_ME);
        assertThat(client.answer().toString()).contains("\"id\":8", "-32600");

        client.send(StreamClient.INITIALIZED);
        assertThatTheSessionLasts();
        assertThat(tools.sandbox.calls()).hasSize(1);
    }

    @Test
    void aPingIsAnsweredAtAnyTime() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}");
        assertThat(client.answer()).hasToString("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}");
        client.initialized().send("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"ping\"}");
        assertThat(client.answer()).hasToString("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}");
    }

    @Test
    void blankLinesAndCarriageReturnsAreIgnored() throws Exception {
        client.send("");
        client.send(" \t\r");
        client.initialized();
        client.send(GET_ME.replace(",", ",\r") + "\r");

        assertThat(client.answer().path("id").intValue()).isEqualTo(8);
        assertThatTheSessionLasts();
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedWithItsLimit() throws Exception {
        client.initialized();
        client.send(GET_ME.replace("get_me", "x".repeat(16 * 1024 * 1024)));

        assertThat(client.answer()).hasToString("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"The message has more than the "
                                                + "16777216 bytes that are permitted. Nothing was changed.\"}}");
        assertThatTheSessionLasts();
    }
}
