/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.tools.support.McpCalls;
import io.github.camelcalcom.tools.support.ToolServer;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a server over HTTP, when a request comes from a web page, under another name, without the token or too large, then it is refused. */
@Timeout(600)
class RequestGuardTest {

    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                                             + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";

    private final CalcomMcpServer server = new CalcomMcpServer();
    private ToolServer tools;

    private void start(Consumer<CalcomMcpServer> settings) throws Exception {
        tools = ToolServer.start(CalcomSandbox.builder(), own -> { });
        server.setTools(tools.tools);
        server.setPort(0);
        settings.accept(server);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        tools.close();
    }

    /** Sends a request with the given lines of its head, and returns the response. */
    private String post(String body, String... headers) throws IOException {
        URI url = URI.create(server.getUrl());
        StringBuilder request = new StringBuilder("POST /mcp HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n")
                .append("Accept: application/json, text/event-stream\r\nContent-Length: ").append(body.length()).append("\r\n");
        for (String header : headers) {
            request.append(header.replace("{port}", String.valueOf(url.getPort()))).append("\r\n");
        }
        return exchange(url, request.append("\r\n").append(body).toString());
    }

    @Test
    void itListensOnTheLoopbackInterface() throws Exception {
        start(own -> { });

        assertThat(server.getUrl()).startsWith("http://127.0.0.1:").endsWith("/mcp");
        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}")).startsWith("HTTP/1.1 200");
        assertThat(post(INITIALIZE, "Host: localhost:{port}")).startsWith("HTTP/1.1 200");
    }

    @Test
    void webPagesAndOtherNamesAreRefused() throws Exception {
        start(own -> { });

        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}", "Origin: https://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}", "Origin: null")).startsWith("HTTP/1.1 403");
        assertThat(post(INITIALIZE, "Host: rebound.evil.example:{port}")).startsWith("HTTP/1.1 421");
    }

    /** A port that is forwarded to the one of the server has another number. A page of a browser can change the name, and not the port alone. */
    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1:1", "localhost:9000", "localhost", "[::1]:9000" })
    void theServerIsReachedThroughAForwardedPort(String host) throws Exception {
        start(own -> { });

        assertThat(post(INITIALIZE, "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "0.0.0.0" })
    void noOtherNameIs(String host) throws Exception {
        start(own -> { });

        assertThat(post(INITIALIZE, "Host: " + host)).startsWith("HTTP/1.1 421").doesNotContain("serverInfo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST /mcp | Accept: application/json | 400 | text/event-stream required in Accept header",
        "POST /mcp | Accept: application/json, text/event-stream | 400 | Session ID required in mcp-session-id header",
        "POST /mcp | Mcp-Session-Id: none | 404 | Session not found: none", "GET /mcp | Accept: text/event-stream | 400 | Session ID required",
        "GET /mcp | Mcp-Session-Id: none | 404 | Session not found", "DELETE /mcp | Mcp-Session-Id: none | 404 | Session not found",
        "DELETE /mcp | X-Any: x | 400 | Session ID required", "PUT /mcp | X-Any: x | 405 | not supported",
        "POST /mcp | Host: evil.example | 421 | The header Host names another server", "GET /mcp | Origin: null | 403 | The option allowedOrigins",
    })
    void aRefusedRequestIsAnsweredWithAPlainError(String line, String header, int status, String message) throws Exception {
        start(own -> { });
        URI url = URI.create(server.getUrl());
        String body = line.startsWith("GET") ? "" : "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"}";
        String accept = header.startsWith("Accept") ? "" : "Accept: application/json, text/event-stream\r\n";
        String host = header.startsWith("Host") ? "" : "Host: 127.0.0.1\r\n";

        String response = exchange(url, line + " HTTP/1.1\r\nConnection: close\r\n" + host + accept + header + "\r\nContent-Length: " + body.length()
                                        + "\r\n\r\n" + body);

        assertThat(response).startsWith("HTTP/1.1 " + status).contains("application/json", "\"jsonrpc\":\"2.0\"", "\"id\":null", "\"code\":-326", message)
                .doesNotContain("stackTrace", "java", "Exception", "<html");
    }

    @Test
    void aBodyInPiecesThatIsTooLargeIsRefused() throws Exception {
        start(own -> own.setMaxRequestSize(10));
        URI url = URI.create(server.getUrl());

        assertThat(exchange(url, "POST /mcp HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n        \r\n8\r\n"
                                 + "        \r\n0\r\n\r\n")).startsWith("HTTP/1.1 413").contains("more than the 10 bytes that are permitted");
    }

    private static String exchange(URI url, String request) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = socket.getOutputStream();
            output.write(request.getBytes(StandardCharsets.US_ASCII));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPermittedOriginMayCall() throws Exception {
        start(own -> own.setAllowedOrigins("https://app.example"));

        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}", "Origin: https://app.example")).startsWith("HTTP/1.1 200");
        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}", "Origin: https://app.example.evil")).startsWith("HTTP/1.1 403");
    }

    @Test
    void theTokenIsRequiredIfThereIsOne() throws Exception {
        start(own -> own.setToken("s3cret"));

        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer").doesNotContain("s3cret");
        assertThat(post(INITIALIZE, "Host: 127.0.0.1:{port}", "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401");
        try (McpCalls calls = McpCalls.connect(HttpClientStreamableHttpTransport.builder(server.getUrl().replace("/mcp", ""))
                .httpRequestCustomizer((request, method, uri, body, context) -> request.header("Authorization", "Bearer s3cret")).build())) {
            assertThat(calls.tools()).isNotEmpty();
        }
    }

    @Test
    void aRequestThatIsTooLargeIsRefusedWithItsSize() throws Exception {
        start(own -> own.setMaxRequestSize(10_000));

        assertThat(post("x".repeat(2_000_000), "Host: 127.0.0.1:{port}")).startsWith("HTTP/1.1 413")
                .contains("The request has 2000000 bytes, and 10000 are permitted. Nothing was changed.");
        assertThat(tools.sandbox.calls()).isEmpty();
    }
}
