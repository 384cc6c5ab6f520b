/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** An HTTP server on the loopback interface that notes every request and returns the configured response. */
final class RecordingServer {

    private static final int SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile Map<String, String> answerHeaders = Map.of();
    private volatile String answer = "";

    RecordingServer() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::receive).listen().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** What the next requests are answered with. */
    void answer(int newStatus, Map<String, String> newHeaders, String newAnswer) {
        status = newStatus;
        answerHeaders = newHeaders;
        answer = newAnswer;
    }

    /** Forgets the requests so far. */
    void clear() {
        requests.clear();
    }

    /** The requests since {@link #clear()}, in the order of their arrival. */
    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            requests.add(new RecordedRequest(request.method().name(), request.uri(), headers(request), body.getBytes()));
            answerHeaders.forEach(request.response()::putHeader);
            request.response().setStatusCode(status).putHeader("content-type", "application/json").end(Buffer.buffer(answer));
        });
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, value) -> headers.merge(name, value, (first, second) -> first + "," + second));
        return headers;
    }

    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
