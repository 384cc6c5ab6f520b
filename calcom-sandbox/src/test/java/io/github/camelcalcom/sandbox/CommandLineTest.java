/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(1_800)
class CommandLineTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void itPrintsHowToReachTheSandbox() {
        try (CalcomSandbox sandbox = start(Map.of(), "--port", "0", "--profile", "hosted", "--rate-limit", "120")) {
            assertThat(printed().lines()).contains("  calcom.apiUrl = " + sandbox.url(), "  calcom.apiKey = " + sandbox.apiKey(),
                    "  event type 1 = 30 minutes (30min) of alice", "  console for a browser = " + sandbox.url() + "/");
            assertThat(printed()).contains("test double");
            assertThat(sandbox.url()).startsWith("http://127.0.0.1:");
            assertThat(SandboxClient.of(sandbox).get("/v2/me").header("X-RateLimit-Limit-Default")).isEqualTo("120");
        }
    }

    @Test
    void environmentVariablesReplaceAbsentArguments() {
        Map<String, String> environment = Map.of("CALCOM_SANDBOX_PORT", "0", "CALCOM_SANDBOX_RATE_LIMIT", "7",
                "CALCOM_SANDBOX_CLOCK", "2030-01-01T00:00:00Z", "CALCOM_SANDBOX_API_KEY", "cal_of_the_environment", "CALCOM_SANDBOX_SEED", "");
        try (CalcomSandbox sandbox = start(environment, "--rate-limit", "calcom")) {
            assertThat(sandbox.apiKey()).isEqualTo("cal_of_the_environment");
            assertThat(sandbox.clock().instant()).isCloseTo(Instant.parse("2030-01-01T00:00:00Z"), within(Duration.ofMinutes(1)));
            SandboxClient.Answer me = SandboxClient.of(sandbox).get("/v2/me");
            assertThat(me.status()).isEqualTo(200);
            assertThat(me.header("X-RateLimit-Limit-Default")).isEqualTo("120");
        }
    }

    @Test
    void theSeedFileIsPlantedAndAllKeysArePrintedIfAsked(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), """
                users:
                  - {username: olivia, email: olivia@example.com, apiKey: cal_olivia}
                organizations:
                  - name: Acme
                    owner: olivia
                    platform: true
                    apiKey: cal_acme
                    oAuthClients:
                      - {name: Portal, id: portal, secret: hidden, redirectUris: [], managedUsers: [{email: mia@example.net, name: Mia}]}
                """);
        try (CalcomSandbox sandbox = start(Map.of("CALCOM_SANDBOX_PRINT_KEYS", "true"), "--port", "0", "--seed", seed.toString())) {
            assertThat(sandbox.apiKey()).isEqualTo("cal_olivia");
            assertThat(printed()).contains("API key of olivia: cal_olivia", "API key of olivia for the organization 'Acme' (", ": cal_acme",
                    "OAuth client 'Portal' (portal): secret hidden", "managed user mia+portal@example.net");
            String token = printed().replaceAll("(?s).*access token (\\S+),.*", "$1");
            assertThat(SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + token).get("/v2/me").status()).isEqualTo(200);
        }
    }

    @Test
    void theEventTypesArePrintedWithTheirIds() {
        start(Map.of(), "--port", "0").close();

        assertThat(printed()).contains("event type 1 = 30 minutes (30min) of alice", "event type 2 = 60 minutes (60min) of alice");
    }

    @Test
    void aLongListOfEventTypesIsCutOff(@TempDir Path folder) throws IOException {
        StringBuilder eventTypes = new StringBuilder();
        for (int number = 1; number <= 12; number++) {
            eventTypes.append("{title: T, slug: t").append(number).append(", lengthInMinutes: 30},");
        }
        Path seed = Files.writeString(folder.resolve("seed.yaml"),
                "users: [{username: olivia, email: olivia@example.com, eventTypes: [" + eventTypes + "]}]");

        start(Map.of(), "--port", "0", "--seed", seed.toString()).close();

        assertThat(printed()).contains("event type 10 = ", "and 2 more event types").doesNotContain("event type 11");
    }

    @Test
    void aSeedWithoutUsersIsReported(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), "{}");

        start(Map.of(), "--port", "0", "--seed", seed.toString()).close();

        assertThat(printed()).contains("created no user");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1             | Unknown option '--prot'. Valid are: --port, --host, --profile, --seed, --rate-limit, --clock, --api-key,
            --port               | Option --port needs a value
            --port x             | Option --port needs a whole number but got 'x'
            --port 70000         | Option --port must be between 0 and 65535 but is 70000
            --profile x          | Option --profile: Unknown profile 'x'. Valid are: hosted, self-hosted, both
            --rate-limit 0       | Option --rate-limit must be between 1 and
            --clock today        | Option --clock needs an instant in UTC such as 2026-12-01T09:00:00Z but got 'today'
            --api-key secret     | Option --api-key: An API key begins with 'cal_'
            --seed nowhere.yaml  | The seed file nowhere.yaml cannot be read
            """)
    void wrongArgumentsAreNamed(String arguments, String message) {
        assertThatThrownBy(() -> start(Map.of(), arguments.split(" "))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void wrongVariablesAreNamed() {
        assertThatThrownBy(() -> start(Map.of("CALCOM_SANDBOX_PORT", "x")))
                .hasMessage("Option CALCOM_SANDBOX_PORT needs a whole number but got 'x'");
        assertThatThrownBy(() -> start(Map.of("CALCOM_SANDBOX_PRINT_KEYS", "maybe")))
                .hasMessage("Option CALCOM_SANDBOX_PRINT_KEYS must be true or false but is 'maybe'");
    }

    @Test
    void theConsoleCanBeDisabled() {
        try (CalcomSandbox sandbox = start(Map.of(), "--port", "0")) {
            assertThat(printed()).contains("console for a browser = " + sandbox.url() + "/");
            assertThat(consoleOf(sandbox)).isEqualTo(200);
        }
        output.reset();
        try (CalcomSandbox sandbox = start(Map.of(), "--port", "0", "--no-console")) {
            assertThat(printed()).doesNotContain("browser");
            assertThat(consoleOf(sandbox)).isEqualTo(404);
        }
        try (CalcomSandbox sandbox = start(Map.of("CALCOM_SANDBOX_NO_CONSOLE", "true"), "--port", "0")) {
            assertThat(consoleOf(sandbox)).isEqualTo(404);
        }
        assertThatThrownBy(() -> start(Map.of("CALCOM_SANDBOX_NO_CONSOLE", "yes")))
                .hasMessage("Option CALCOM_SANDBOX_NO_CONSOLE must be true or false but is 'yes'");
    }

    private static int consoleOf(CalcomSandbox sandbox) {
        return SandboxClient.withoutKey(sandbox).get("/_sandbox/state").status();
    }

    @Test
    void theHelpNamesEveryOption() {
        assertThat(CommandLine.usage()).contains("--port <number>", "--host <address>", "--profile <name>", "--seed <file>",
                "--rate-limit <calls>", "--clock <instant>", "--api-key <key>", "--no-console", "--print-keys", "--health", "--version", "-h, --help",
                "CALCOM_SANDBOX_RATE_LIMIT");
    }

    @Test
    void shortAndLongNamesOfHelpAreKnown() {
        assertThat(CommandLine.of(List.of("-h"), name -> null).wantsHelp()).isTrue();
        assertThat(CommandLine.of(List.of("--help"), name -> null).wantsHelp()).isTrue();
        assertThat(CommandLine.of(List.of("--version"), name -> null).wantsVersion()).isTrue();
    }

    private CalcomSandbox start(Map<String, String> environment, String... arguments) {
        return CalcomSandboxMain.start(List.of(arguments), environment::get, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
