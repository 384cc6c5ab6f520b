/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** An HTTP server on a free loopback port that does what a test tells it and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final boolean ssl;
    private volatile Handler<HttpServerRequest> script = request -> json(request, 200, "{\"status\":\"success\",\"data\":{}}");

    public ScriptedServer() throws Exception {
        this(new HttpServerOptions().setCompressionSupported(true).setHost("127.0.0.1").setPort(0));
    }

    /** A server that listens as the options say, such as with TLS. */
    public ScriptedServer(HttpServerOptions options) throws Exception {
        ssl = options.isSsl();
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(request.method().name(), request.uri(), request.version(), request.headers(), body));
                    script.handle(request);
                }))
                .listen().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    /** What to do with each request; its body has been read. */
    public ScriptedServer answer(Handler<HttpServerRequest> newScript) {
        script = newScript;
        return this;
    }

    /** Answers every request with this JSON. */
    public ScriptedServer answer(int status, String json) {
        return answer(request -> json(request, status, json));
    }

    public static void json(HttpServerRequest request, int status, String json) {
        request.response().setStatusCode(status).putHeader("content-type", "application/json; charset=utf-8")
                .putHeader("x-request-id", "request-1").putHeader("x-ratelimit-remaining-default", "119").end(json);
    }

    public String url() {
        return (ssl ? "https" : "http") + "://127.0.0.1:" + port();
    }

    public int port() {
        return server.actualPort();
    }

    public List<Received> received() {
        return received;
    }

    public Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(300, TimeUnit.SECONDS).join();
    }

    /** A request as it came. */
    public record Received(String method, String uri, HttpVersion version, MultiMap headers, Buffer body) {
    }
}
