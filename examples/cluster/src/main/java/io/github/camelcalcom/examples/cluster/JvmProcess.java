/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A process of the cluster that can be killed and started again. Its output is appended to a log file. */
final class JvmProcess implements AutoCloseable {

    /** As little as possible is compiled: many processes start on few cores. No file of the JVM itself is written. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");

    private final String name;
    private final Path log;
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private boolean diskIsFull;
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

    /** Sets a variable of its environment, for what must not be in the list of processes. */
    JvmProcess environment(String variable, String value) {
        environment.put(variable, value);
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
        List<String> limited = new ArrayList<>(diskIsFull ? List.of("prlimit", "--fsize=0:") : List.of());
        limited.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(limited);
        builder.environment().putAll(environment);
        process = builder.start();
        read(process.getInputStream(), line -> {
            ready |= line.equals(ClusterNode.READY);
            listeners.forEach(listener -> listener.accept(line));
        });
        // a process whose disk is full can still say so
        read(process.getErrorStream(), line -> { });
    }

    private void read(InputStream stream, Consumer<String> listener) {
        Thread reader = new Thread(() -> read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), listener), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(BufferedReader output, Consumer<String> listener) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                listener.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The output of " + name + " cannot be read", e);
        }
    }

    /**
     * Lets no file of the process grow, as on a full disk, or lifts that. It holds for the running process and for those that start later. The limit
     * is that of the operating system for the size of files (RLIMIT_FSIZE), which needs no privilege.
     *
     * @throws IOException if there is no command {@code prlimit}, which is part of Linux
     */
    synchronized void setDiskFull(boolean full) throws IOException, InterruptedException {
        diskIsFull = full;
        if (isAlive()) {
            Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), full ? "--fsize=0:" : "--fsize=unlimited:")
                    .redirectErrorStream(true).start();
            String output = new String(limit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // a process that has ended meanwhile needs no limit
            if (limit.waitFor() != 0 && isAlive()) {
                throw new IOException("The disk of " + name + " cannot be filled: " + output.strip());
            }
        }
    }

    /** Returns the lines of its log. */
    List<String> logged() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
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
