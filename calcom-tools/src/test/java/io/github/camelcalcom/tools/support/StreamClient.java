/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.support;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.tools.mcp.CalcomMcpServer;

/** A client at the streams of a server in this process, which sends any bytes. Closing it ends the input of the server. */
public final class StreamClient implements AutoCloseable {

    public static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":\"first\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                                            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    public static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private static final int BUFFER = 1 << 20;

    private final CalcomMcpServer server = new CalcomMcpServer();
    private final PipedOutputStream input = new PipedOutputStream();
    private final BufferedReader answers;

    /** Connects to a new server of the tools. */
    public StreamClient(ToolServer tools) throws IOException {
        PipedOutputStream output = new PipedOutputStream();
        answers = new BufferedReader(new InputStreamReader(new PipedInputStream(output, BUFFER), StandardCharsets.UTF_8));
        server.setTools(tools.tools);
        server.setStreams(new PipedInputStream(input, BUFFER), output);
        server.start();
    }

    /** Initializes the session. */
    public StreamClient initialized() throws IOException {
        send(INITIALIZE);
        answer();
        send(INITIALIZED);
        return this;
    }

    public void send(String line) throws IOException {
        send(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as a line. */
    public void send(byte[] line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(line);
        bytes.write('\n');
        input.write(bytes.toByteArray());
        input.flush();
    }

    /** The next message of the server. */
    public JsonNode answer() throws IOException {
        return ToolServer.json(answers.readLine());
    }

    @Override
    public void close() throws IOException {
        input.close();
        server.stop();
    }
}
