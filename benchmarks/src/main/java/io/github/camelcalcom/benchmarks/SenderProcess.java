/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link DeliverySender} in its own JVM, with the class path of this JVM. Closing it stops the process. For one thread at a time. */
final class SenderProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;

    private SenderProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static SenderProcess start() throws IOException {
        return new SenderProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), DeliverySender.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /**
     * Sends deliveries for some time.
     *
     * @return the number of answered deliveries
     */
    long send(int port, int inFlight, int millis) throws IOException {
        input.println(port + " " + inFlight + " " + millis);
        String answered = output.readLine();
        if (answered == null) {
            throw new IOException("The sender of deliveries has ended; see the reason above");
        }
        return Long.parseLong(answered);
    }

    @Override
    public void close() {
        input.close();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
