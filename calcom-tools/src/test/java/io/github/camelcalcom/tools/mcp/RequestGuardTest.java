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
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = socket.getOutputStream();
            output.write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
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
