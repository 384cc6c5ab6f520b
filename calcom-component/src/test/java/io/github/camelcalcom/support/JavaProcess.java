/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Another Java process with the class path of the tests, which speaks with the test in lines. It is killed when it is closed. */
public final class JavaProcess implements AutoCloseable {

    private static final int SECONDS = 180;
    /** Tells what is said to the test from lines of a log. */
    private static final String MARK = "to the test: ";

    private final Process process;
    private final BlockingQueue<String> lines;
    private final Thread reader;

    private JavaProcess(Process process, BlockingQueue<String> lines) {
        this.process = process;
        this.lines = lines;
        reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the main method of a class. */
    public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        return start("512m", main, arguments);
    }

    /**
     * Starts the main method of a class.
     *
     * @param memory the most heap, and the most memory outside of it, such as 64m
     */
    public static JavaProcess start(String memory, Class<?> main, String... arguments) throws IOException {
        return start(memory, new LinkedBlockingQueue<>(), main, arguments);
    }

    /**
     * Starts the main method of a class, one of several processes.
     *
     * @param lines takes what they all write
     */
    public static JavaProcess start(BlockingQueue<String> lines, Class<?> main, String... arguments) throws IOException {
        return start("512m", lines, main, arguments);
    }

    private static JavaProcess start(String memory, BlockingQueue<String> lines, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + memory, "-XX:MaxDirectMemorySize=" + memory));
        command.addAll(logging(main));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(), lines);
    }

    /**
     * Has a process write its warnings, with their stack traces, to a file of its own in {@code target/processes}. The logger is the one of
     * Log4j's API: to start all of Log4j takes a process as long as to start Camel.
     */
    private static List<String> logging(Class<?> main) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "processes")).resolve(main.getSimpleName() + '-' + UUID.randomUUID() + ".log");
        return List.of("-Dlog4j.provider=org.apache.logging.log4j.simple.internal.SimpleProvider",
                "-Dorg.apache.logging.log4j.simplelog.level=WARN", "-Dorg.apache.logging.log4j.simplelog.logFile=" + file);
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                if (line.startsWith(MARK)) {
                    lines.add(line.substring(MARK.length()));
                } else {
                    // of its log
                    System.err.println(line);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            lines.add("the output broke off: " + e);
        }
    }

    /** Waits for the next line and checks it. */
    public void expect(String line) throws InterruptedException {
        assertThat(lines.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(line);
    }

    /** Waits for the next line that begins with a word, and returns the rest of it. */
    public String after(String word) throws InterruptedException {
        while (true) {
            String line = lines.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with " + word).isNotNull();
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
    }

    /** Waits for the next line; null if none comes. */
    public String next() throws InterruptedException {
        return lines.poll(SECONDS, TimeUnit.SECONDS);
    }

    /** Kills the process, and waits until what it had written has been read. */
    public void killAndRead() throws InterruptedException {
        // unlike the process itself, its handle leaves the streams open, so that what was written can be read
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        reader.join();
    }

    /** Kills the process; gives the lines that it had written until then and that were not taken yet. */
    public List<String> killed() throws InterruptedException {
        killAndRead();
        List<String> left = new ArrayList<>();
        lines.drainTo(left);
        return left;
    }

    /** Has the process stand still, as a long pause of its machine does, until it is to {@link #goOn()}. Not on Windows. */
    public void pause() throws Exception {
        signal("STOP");
    }

    /** Ends a pause. */
    public void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
    }

    /** Writes a line to the process. */
    public void say(String line) {
        PrintStream input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        input.println(line);
    }

    /** Ends the process as {@code kill -9} does, and waits until it has ended. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Within the other process: says a line to the test. */
    public static void report(String line) {
        System.out.println(MARK + line);
    }

    /** Within the other process: waits for a line of the test; ends the process when the test has ended. */
    public static void awaitWord() throws IOException {
        if (new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine() == null) {
            System.exit(1);
        }
    }
}
