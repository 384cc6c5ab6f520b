/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.tools.support.McpCalls;
import io.github.camelcalcom.tools.support.StartedServer;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the runnable jar, when a client starts it as the guide says, then it serves the tools of a sandbox. */
@Timeout(1_800)
class RunnableJarIT {

    private static McpCalls start(String... arguments) {
        Path jar = Path.of(System.getProperty("tools.runnable-jar"));
        assertThat(Files.exists(jar)).as(jar.toString()).isTrue();
        ServerParameters process = ServerParameters.builder(StartedServer.java()).args(arguments(jar, arguments)).env(Map.of()).build();
        StdioClientTransport transport = new StdioClientTransport(process, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(System.err::println);
        return McpCalls.connect(transport);
    }

    private static List<String> arguments(Path jar, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return all;
    }

    @Test
    void withoutOptionsItReadsASandbox() {
        try (McpCalls calls = start()) {
            assertThat(calls.tools()).hasSizeGreaterThan(100).allSatisfy(tool -> assertThat(tool.annotations().readOnlyHint()).isTrue());
            assertThat(calls.answer("get_me", Map.of()).path("result").path("username").textValue()).isEqualTo("alice");
        }
    }

    @Test
    void itOffersWhatItsOptionsSelect() {
        try (McpCalls calls = start("--write", "--resources", "bookings,slots,event-types")) {
            assertThat(calls.tools()).extracting(tool -> tool.name()).contains("create_booking", "get_availability").doesNotContain("get_me");
        }
    }
}
