/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.tools.support.StartedServer;
import io.github.camelcalcom.tools.support.ToolServer;
import io.modelcontextprotocol.client.transport.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a client at standard input, when it closes its input while a tool is called, then the call still ends, with its answer. */
@Timeout(1_800)
class EndOfInputTest {

    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"get_me\",\"arguments\":{}}}\n";
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":\"first\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                                             + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

    @Test
    void theAnswerOfACallInProgressIsWrittenBeforeTheProcessEnds() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            sandbox.faults().on("me/get").times(1).inject(Fault.delayExecution(Delay.of(Duration.ofSeconds(2))));
            Process process = start(sandbox);
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                input.write(INITIALIZE);
                input.flush();
                assertThat(ToolServer.json(output.readLine()).path("id").textValue()).isEqualTo("first");
                input.write(INITIALIZED + CALL);
                input.close();

                JsonNode answer = ToolServer.json(output.readLine());
                assertThat(answer.path("id").intValue()).isEqualTo(7);
                assertThat(answer.path("result").path("content").path(0).path("text").textValue()).contains("alice");
                assertThat(output.readLine()).isNull();
                assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(CalcomSandbox sandbox) throws IOException {
        ServerParameters parameters = StartedServer.parameters(Map.of(), "--api-url", sandbox.url(), "--profile", "hosted");
        List<String> command = new ArrayList<>(List.of(parameters.getCommand()));
        command.addAll(parameters.getArgs());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CALCOM_API_KEY", sandbox.apiKey());
        return builder.start();
    }

    private static PendingRequests requests(String input, Duration patience) {
        return new PendingRequests(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream(),
                new MessageCheck(tool -> Optional.empty()), patience);
    }

    @Test
    void theEndIsHeldBackUntilEachRequestHasItsAnswer() throws Exception {
        String messages = INITIALIZED + INITIALIZE + CALL;
        PendingRequests requests = requests(messages, Duration.ofMinutes(20));
        assertThat(requests.input().readNBytes(messages.length())).hasSize(messages.length());
        AtomicBoolean isAnswered = new AtomicBoolean();
        CompletableFuture<Boolean> answeredAtEnd = CompletableFuture.supplyAsync(() -> {
            try {
                requests.input().readAllBytes();
                return isAnswered.get();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        requests.output().write("{\"id\":\"first\",\"result\":{}}\n".getBytes(StandardCharsets.UTF_8));
        requests.output().write("{\"id\":7,\"method\":\"elicitation/create\"}\nnot a message\n".getBytes(StandardCharsets.UTF_8));
        isAnswered.set(true);
        requests.output().write("{\"id\":7,\"result\":{}}".getBytes(StandardCharsets.UTF_8));
        requests.output().write('\n');

        assertThat(answeredAtEnd.get(20, TimeUnit.MINUTES)).isTrue();
        requests.awaitEnd();
    }

    @Test
    void aRequestWithoutAnAnswerHoldsTheEndBackForALimitedTime() throws Exception {
        PendingRequests requests = requests(INITIALIZED + CALL.strip(), Duration.ofMillis(10));

        assertThat(requests.input().readAllBytes()).as("the last line without its end").asString(StandardCharsets.UTF_8).isEqualTo(INITIALIZED + CALL);
        requests.awaitEnd();
    }

    @Test
    void theEndWithoutRequestsComesAtOnce() throws Exception {
        PendingRequests requests = requests(INITIALIZED + "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}\n", Duration.ofMinutes(20));

        assertThat(requests.input().read()).isEqualTo('{');
        requests.input().readAllBytes();
        requests.awaitEnd();
    }
}
