/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.github.camelcalcom.tools.support.StartedServer;
import io.modelcontextprotocol.client.transport.ServerParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given an option of the command that is wrong, when the server starts, then it ends with the reason in one line. */
@Timeout(1_800)
class FailedStartTest {

    @TempDir
    Path folder;

    /** Starts the command, and returns what it has written to standard error when it ends. */
    private String errors(int exitCode, String... arguments) throws Exception {
        return errors(exitCode, Map.of(), arguments);
    }

    private String errors(int exitCode, Map<String, String> environment, String... arguments) throws Exception {
        ServerParameters parameters = StartedServer.parameters(Map.of(), arguments);
        List<String> command = new ArrayList<>(List.of(parameters.getCommand()));
        command.addAll(parameters.getArgs());
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("CALCOM_API_KEY");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).as("standard output").isEmpty();
            String text = Files.readString(errors);
            assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
            assertThat(text).doesNotContain("\tat ", "\nCaused by");
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--resources | booking     | There is no resource 'booking'. Did you mean 'bookings'?",
        "--tools     | get_mee     | There is no tool 'get_mee'. Did you mean 'get_me'?",
        "--http      | 99999       | The port of --http must be between 0 and 65535, but is 99999",
        "--properties | /no/file   | The file of --properties cannot be read: /no/file",
        "--profile   | hostd       | Unknown value 'hostd' of the option apiProfile. Did you mean 'hosted'? Valid are: auto, hosted, self-hosted",
        "--api-url   | api.cal.com | must begin with https:// or http:// and a host",
    })
    void theReasonIsNamed(String option, String value, String reason) throws Exception {
        assertThat(errors(2, option, value)).containsPattern("(?m)^calcom-tools cannot start: .*" + Pattern.quote(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''      | is empty. Remove it, or set one", "'s3 cret' | is not valid: use visible ASCII characters"})
    void aTokenThatNoClientCanSendIsRefusedWithoutItsValue(String token, String reason) throws Exception {
        assertThat(errors(2, Map.of("CALCOM_TOOLS_TOKEN", token), "--http", "0"))
                .contains("calcom-tools cannot start: The token (CALCOM_TOOLS_TOKEN) " + reason).doesNotContain("s3 cret");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(errors(1, "--http", String.valueOf(taken.getLocalPort()))).contains("calcom-tools cannot start: ", "Address already in use");
        }
    }
}
