/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A process of the cluster that can be killed and started again. Its output is appended to a log file. */
final class JvmProcess implements AutoCloseable {

    /** As little as possible is compiled: many processes start on few cores. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final String name;
    private final Path log;
    private final List<String> command = new ArrayList<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private Process process;
    private volatile boolean ready;

    /**
     * @param name      its name, for example worker-1
     * @param directory directory of its log
     * @param heap      maximum size of its heap, for example 256m
     */
    JvmProcess(String name, Path directory, String heap) {
        this.name = name;
        this.log = directory.resolve(name + ".log");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Xmx" + heap);
        property("cluster.log", System.getProperty("cluster.log", "warn"));
    }

    JvmProcess property(String property, Object value) {
        command.add("-D" + property + '=' + value);
        return this;
    }

    /** Sets the main class and its arguments. All properties must have been set. */
    JvmProcess main(Class<?> main, Object... arguments) {
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Child.class.getName(), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return this;
    }

    /** Adds a listener of the lines of standard output. It is called on a thread of this process. */
    JvmProcess onLine(Consumer<String> listener) {
        listeners.add(listener);
        return this;
    }

    String name() {
        return name;
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether a node has printed that it is ready since it was started last. */
    boolean isReady() {
        return ready;
    }

    synchronized void start() throws IOException {
        ready = false;
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(() -> read(output), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                String read = line;
                ready |= line.equals(ClusterNode.READY);
                listeners.forEach(listener -> listener.accept(read));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The output of " + name + " cannot be read", e);
        }
    }

    /** Kills the process with SIGKILL, and waits for its end. */
    synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
