/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcalcom.tools.support.McpCalls;
import io.github.camelcalcom.tools.support.StartedServer;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
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
    void itPrintsItsVersion() throws Exception {
        String jar = System.getProperty("tools.runnable-jar");
        Process process = new ProcessBuilder(StartedServer.java(), "-jar", jar, "--version").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printed.strip()).startsWith("calcom-tools ").isSubstringOf(Path.of(jar).getFileName().toString().replace("tools-", "tools "));
    }

    /** The part of the README's command that follows the build, with a free port in the place of its own. */
    @Test
    void theCommandOfTheReadmeServesToolsThatBook() throws Exception {
        Matcher command = Pattern.compile("## Tools for agents\\R.*?```\\R(mvn .*? package) && java -jar (\\S+) (.*?) 8765\\R```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md")));
        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).contains("-pl calcom-tools -am");
        assertThat(Path.of("..", command.group(2)).toRealPath()).isEqualTo(Path.of(System.getProperty("tools.runnable-jar")).toRealPath());
        List<String> line = new ArrayList<>(List.of(StartedServer.java(), "-jar", System.getProperty("tools.runnable-jar")));
        line.addAll(List.of((command.group(3) + " 0").split(" ")));
        Process server = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader log = server.errorReader()) {
            String started = log.lines().filter(text -> text.startsWith("calcom-tools listens at ")).findFirst().orElseThrow();
            String url = started.substring("calcom-tools listens at ".length()).replace("/mcp", "");
            try (McpCalls calls = McpCalls.connect(HttpClientStreamableHttpTransport.builder(url).build())) {
                assertThat(calls.tools()).hasSizeGreaterThan(200);
                LocalDate today = LocalDate.now(ZoneOffset.UTC);
                assertThat(calls.answer("create_booking", calls.booking("Bob", today.plusDays(1), today.plusDays(8))).path("result").path("uid")
                        .textValue()).isNotBlank();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void theCommandsOfTheGuideNameThisJar() throws Exception {
        String name = Path.of(System.getProperty("tools.runnable-jar")).getFileName().toString();
        Matcher jar = Pattern.compile("calcom-tools-\\d\\S*\\.jar").matcher(Files.readString(Path.of("../docs/agent-tools.adoc")));

        assertThat(jar.results().map(MatchResult::group)).hasSize(3).containsOnly(name);
    }

    @Test
    void itOffersWhatItsOptionsSelect() {
        try (McpCalls calls = start("--write", "--resources", "bookings,slots,event-types")) {
            assertThat(calls.tools()).extracting(tool -> tool.name()).contains("create_booking", "get_availability").doesNotContain("get_me");
        }
    }
}
