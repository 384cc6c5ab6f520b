/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.tools.support.StreamClient;
import io.github.camelcalcom.tools.support.ToolServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Given a session, when the client sends a message that is not valid, then the answer is an error in plain words, and the session lasts. */
@Timeout(1_800)
class InvalidMessagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LONG_NAME = "a".repeat(100_000);

    private static ToolServer tools;
    private static StreamClient stream;
    private static CalcomMcpServer listening;
    private static String session;

    @BeforeAll
    static void start() throws Exception {
        tools = ToolServer.start();
        tools.tools.setReadOnly(true);
        stream = new StreamClient(tools).initialized();
        listening = new CalcomMcpServer();
        listening.setTools(tools.tools);
        listening.setPort(0);
        listening.start();
        session = post(StreamClient.INITIALIZE.getBytes(StandardCharsets.UTF_8)).headers().firstValue("mcp-session-id").orElseThrow();
        post(StreamClient.INITIALIZED.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
        listening.stop();
        tools.close();
    }

    private static HttpResponse<String> post(byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(listening.getUrl())).header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (session != null) {
            request.header("Mcp-Session-Id", session);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The message of a response, which may be the only event of a stream. */
    private static JsonNode message(HttpResponse<String> response) {
        return ToolServer.json(response.body().lines().map(line -> line.startsWith("data: ") ? line.substring("data: ".length()) : line)
                .filter(line -> line.startsWith("{")).findFirst().orElseThrow());
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + '}';
    }

    static Stream<Arguments> noMessages() {
        return Stream.of(
                arguments("{", -32700, "not valid JSON"),
                arguments("hello", -32700, "not valid JSON, or is nested too deeply: line 1, column "),
                arguments("{} {}", -32700, "not valid JSON"),
                arguments(request("tools/call", "[".repeat(2_000) + "]".repeat(2_000)), -32700, "nested too deeply"),
                arguments(request("ping", "{\"n\":" + "1".repeat(2_000) + '}'), -32700, "not valid JSON"),
                arguments("\"hello\"", -32600, "one JSON object"),
                arguments("[" + request("ping", "{}") + "]", -32600, "one JSON object"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600, "id of the message must be a text or an integer"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600, "id of the message"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", -32600, "id of the message"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"ping\"}", -32600, "id of the message"),
                arguments("{\"id\":7,\"method\":\"ping\"}", -32600, "must have \"jsonrpc\": \"2.0\""),
                arguments("{\"jsonrpc\":2,\"id\":7,\"method\":\"ping\"}", -32600, "jsonrpc"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":{}}", -32600, "method of the message must be a text"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":7}", -32600, "a method, a result or an error"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{},\"error\":{}}", -32600, "a method, a result or an error"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":\"x\"}", -32600, "its error a code and a message"),
                arguments("{\"jsonrpc\":\"2.0\",\"result\":{}}", -32600, "must have an id"),
                arguments("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[]}", -32602, "must be an object"));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments(request("tools/call", "[]"), -32602, "The params of tools/call must be an object"),
                arguments(request("tools/call", "null"), -32602, "must be an object"),
                arguments(request("tools/list", "\"x\""), -32602, "The params of tools/list must be an object"),
                arguments("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"}", -32602, "must be an object"),
                arguments(request("tools/call", "{}"), -32602, "must have the name of a tool"),
                arguments(request("tools/call", "{\"name\":5}"), -32602, "must have the name of a tool"),
                arguments(request("tools/call", "{\"name\":[\"get_me\"]}"), -32602, "name has a wrong type or value"),
                arguments(request("tools/call", "{\"name\":\"get_me\",\"arguments\":[]}"), -32602, "arguments has a wrong type or value"),
                arguments(request("tools/call", "{\"name\":\"get_me\",\"arguments\":\"{}\"}"), -32602, "arguments has a wrong type or value"),
                arguments(request("tools/call", "{\"name\":\"get_me\",\"_meta\":7}"), -32602, "_meta has a wrong type or value"),
                arguments(request("tools/call", "{\"name\":\"get_mee\"}"), -32602, "There is no tool 'get_mee'. Did you mean 'get_me'?"),
                arguments(request("tools/call", "{\"name\":\"" + LONG_NAME + "\"}"), -32602, "There is no tool 'aaaa"),
                arguments(request("tools/call", "{\"name\":\"cancel_booking\"}"), -32602,
                        "The tool 'cancel_booking' is not offered: it changes something, and this server offers only tools that read"),
                arguments(request("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":\"x\"}"), -32602,
                        "clientInfo has a wrong type or value"),
                arguments(request("initialize", "null"), -32602, "The params of initialize must be an object"),
                arguments(request("logging/setLevel", "{\"level\":[]}"), -32602, "level has a wrong type or value"),
                arguments(request("resources/list", "{}"), -32601, "resources/list"),
                arguments(request("no such method", "{}"), -32601, "no such method"));
    }

    private static void assertPlain(JsonNode answer, int code, String message) {
        assertThat(answer.path("jsonrpc").textValue()).isEqualTo("2.0");
        assertThat(answer.path("error").path("code").intValue()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("error").path("message").textValue()).contains(message).hasSizeLessThan(300);
        assertThat(answer.toString()).doesNotContain("java", "Exception", "fasterxml", "modelcontextprotocol", "stackTrace", "Cannot");
        assertThat(List.copyOf(answer.properties()).stream().map(Map.Entry::getKey)).containsExactly("jsonrpc", "id", "error");
    }

    private static void assertThatTheSessionsLast() throws Exception {
        String getMe = request("tools/call", "{\"name\":\"get_me\"}");
        stream.send(getMe);
        for (JsonNode answer : List.of(stream.answer(), message(post(getMe.getBytes(StandardCharsets.UTF_8))))) {
            assertThat(answer.path("id").intValue()).isEqualTo(7);
            assertThat(answer.path("result").path("content").path(0).path("text").textValue()).contains("alice");
        }
    }

    @ParameterizedTest
    @MethodSource("noMessages")
    void whatIsNoMessageIsRefused(String text, int code, String message) throws Exception {
        stream.send(text);
        assertPlain(stream.answer(), code, message);
        HttpResponse<String> response = post(text.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        assertPlain(message(response), code, message);
        assertThatTheSessionsLast();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestThatCannotBeExecutedIsAnswered(String text, int code, String message) throws Exception {
        stream.send(text);
        JsonNode line = stream.answer();
        assertPlain(line, code, message);
        assertThat(line.path("id").intValue()).isEqualTo(7);
        HttpResponse<String> response = post(text.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        assertPlain(message(response), code, message);
        assertThat(message(response).path("id").intValue()).isEqualTo(7);
        assertThatTheSessionsLast();
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void bytesThatAreNotUtf8AreRefused(byte[] bytes) throws Exception {
        stream.send(bytes);
        assertPlain(stream.answer(), -32700, "not valid UTF-8");
        assertPlain(message(post(bytes)), -32700, "not valid UTF-8");
        assertThatTheSessionsLast();
    }

    static Stream<byte[]> notUtf8() {
        String request = request("tools/call", "{\"name\":\"get_m\u00e9\"}");
        return Stream.of(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0}, request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
