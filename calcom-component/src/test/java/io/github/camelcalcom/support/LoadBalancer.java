/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;

import static org.awaitility.Awaitility.await;

/** Hands HTTP requests to its targets by turns. */
public final class LoadBalancer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient();
    private final List<Integer> targets = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> pending = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpServer server;

    public LoadBalancer() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)).requestHandler(this::forward).listen()
                .toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    /** On the one event loop, as is the end of each request: no request is counted for a target that has gone. */
    private void forward(HttpServerRequest request) {
        int target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
        pending.computeIfAbsent(target, port -> new AtomicInteger()).incrementAndGet();
        RequestOptions options = new RequestOptions().setMethod(request.method()).setHost("127.0.0.1").setPort(target).setURI(request.uri())
                .setHeaders(request.headers());
        request.body().compose(body -> client.request(options).compose(forwarded -> forwarded.send(body)))
                .onComplete(answer -> pending.get(target).decrementAndGet())
                .onSuccess(answer -> request.response().setStatusCode(answer.statusCode()).end())
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    /** A port on this machine that gets requests from now on. */
    public void add(int port) {
        targets.add(port);
    }

    /** A port that gets none from now on. Waits until those that it got are answered, as load balancers do. */
    public void drain(int port) {
        await().until(() -> {
            CompletableFuture<Integer> left = new CompletableFuture<>();
            vertx.runOnContext(now -> {
                targets.remove(Integer.valueOf(port));
                left.complete(pending.get(port).get());
            });
            return left.get(300, TimeUnit.SECONDS) == 0;
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(300, TimeUnit.SECONDS).join();
    }
}
