/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** A server in its own JVM, with the class path of this JVM, so that its cost is not measured. Closing it stops the process. */
final class ServerProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 10;
    /** Printed by a server, followed by its port, as soon as calls are accepted. */
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it accepts calls.
     *
     * @param main      the class whose main method calls {@link #serve}
     * @param arguments the arguments of the main method
     */
    static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(LISTENING)) {
            process.destroyForcibly();
            throw new IOException("The server did not start; its first line was: " + line);
        }
        return new ServerProcess(process, Integer.parseInt(line.substring(LISTENING.length())));
    }

    /** Called in the JVM of the server. Serves until the standard input ends, at the latest when the parent process ends. */
    static void serve(Handler<HttpServerRequest> answers) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpServer server = vertx.createHttpServer().requestHandler(answers);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        System.out.println(LISTENING + server.actualPort());
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
