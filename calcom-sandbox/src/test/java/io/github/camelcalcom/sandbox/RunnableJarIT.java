/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The runnable jar as a separate process. */
@Timeout(1_800)
class RunnableJarIT {

    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void itServesTheSeedFileUntilItIsTerminated() throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "users: [{username: grace, email: grace@example.com, apiKey: cal_grace}]\n");
        start(Map.of("CALCOM_SANDBOX_PORT", "0"), "--seed", seed.toString());
        Map<String, String> said = said("calcom.apiUrl", "calcom.apiKey");
        assertThat(said).containsEntry("calcom.apiKey", "cal_grace");
        URI url = URI.create(said.get("calcom.apiUrl"));

        assertThat(get(url.resolve("/v2/me"))).contains("\"username\":\"grace\"");
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            process.destroy();

            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
            assertThat(open.getInputStream().read()).as("end of the connection").isEqualTo(-1);
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), url.getPort()).close()).isInstanceOf(ConnectException.class);
    }

    /** A start that takes long is not reported as a blocked thread, whose stack trace would look like a failure. */
    @Test
    void itsOutputHasNoStackTraceThoughTheMachineIsBusy() throws Exception {
        AtomicBoolean isBusy = new AtomicBoolean(true);
        List<Thread> load = IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors()).mapToObj(number -> new Thread(() -> {
            while (isBusy.get()) {
                Thread.onSpinWait();
            }
        }, "load-" + number)).toList();
        load.forEach(Thread::start);
        Path errors = folder.resolve("errors");
        process = builder(Map.of(), "--port", "0").redirectError(errors.toFile()).start();
        try {
            Map<String, String> said = said("calcom.apiUrl", "calcom.apiKey");
            assertThat(get(URI.create(said.get("calcom.apiUrl")).resolve("/v2/me"))).contains("UnauthorizedException");
        } finally {
            isBusy.set(false);
        }
        process.destroy();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(errors)).contains("INFO").doesNotContain("\tat ", "WARN", "ERROR");
    }

    @Test
    void invalidOptionsEndItWithTwoAndTheValidOnes() throws Exception {
        assertThat(output(2, Map.of(), "--prot", "1")).contains("Unknown option '--prot'. Valid are: --port", "--help");
        assertThat(output(2, Map.of("CALCOM_SANDBOX_PROFILE", "x"))).contains("CALCOM_SANDBOX_PROFILE", "hosted, self-hosted, both");
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "user: []\n");
        assertThat(output(2, Map.of(), "--port", "0", "--seed", seed.toString()))
                .contains(seed + ": user: unknown key. Did you mean 'users'?").doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTakenEndsItWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(output(1, Map.of(), "--port", Integer.toString(taken.getLocalPort())))
                    .contains("cannot start at 127.0.0.1:" + taken.getLocalPort(), "Use --port 0").doesNotContain("\tat ");
        }
    }

    @Test
    void theHelpIsPrinted() throws Exception {
        assertThat(output(0, Map.of(), "--help")).contains("--seed <file>");
        assertThat(output(0, Map.of(), "-h")).contains("--seed <file>");
    }

    @Test
    void theVersionIsPrinted() throws Exception {
        assertThat(output(0, Map.of(), "--version")).matches("calcom-sandbox \\d+\\.\\d+\\..*\\R");
    }

    @Test
    void theHealthOfAnotherProcessIsItsExitCode() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            output(0, Map.of(), "--health", "--port", Integer.toString(sandbox.port()));
            sandbox.refuseConnections();
            assertThat(output(1, Map.of(), "--health", "--port", Integer.toString(sandbox.port()))).contains("No sandbox answers");
        }
    }

    /** Returns the printed values by name, once all of them have been printed. */
    private Map<String, String> said(String... names) throws IOException {
        Map<String, String> said = new HashMap<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        while (!said.keySet().containsAll(List.of(names))) {
            String line = output.readLine();
            assertThat(line).as("it ended after it had said " + said).isNotNull();
            if (line.contains(" = ")) {
                said.put(line.substring(0, line.indexOf(" = ")).trim(), line.substring(line.indexOf(" = ") + " = ".length()));
            }
        }
        return said;
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer cal_grace").build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private String output(int exitCode, Map<String, String> environment, String... arguments) throws Exception {
        Path log = folder.resolve("output");
        process = builder(environment, arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
        return output;
    }

    private void start(Map<String, String> environment, String... arguments) throws IOException {
        process = builder(environment, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                BuiltJars.runnable().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("CALCOM_SANDBOX_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
