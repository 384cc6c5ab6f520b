/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** An HTTP proxy on a free loopback port that remembers what it saw. */
public final class ForwardProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient sockets = vertx.createNetClient();
    private final HttpClient client = vertx.createHttpClient();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Buffer tunnelled = Buffer.buffer();
    private final String credentials;
    private final HttpServer server;

    /** Serves everybody. */
    public ForwardProxy() throws Exception {
        this(null);
    }

    /** Serves whoever says {@code name:password}. */
    public ForwardProxy(String nameAndPassword) throws Exception {
        credentials = nameAndPassword == null ? null
                : "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)).requestHandler(this::serve)
                .listen().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    private void serve(HttpServerRequest request) {
        seen.add(new Seen(request.method().name(), request.uri(), MultiMap.caseInsensitiveMultiMap().addAll(request.headers())));
        if (credentials != null && !credentials.equals(request.getHeader("Proxy-Authorization"))) {
            request.response().setStatusCode(407).putHeader("Proxy-Authenticate", "Basic realm=\"test\"").end();
        } else if (request.method().equals(HttpMethod.CONNECT)) {
            tunnel(request);
        } else {
            forward(request);
        }
    }

    private void tunnel(HttpServerRequest request) {
        int colon = request.uri().lastIndexOf(':');
        String host = request.uri().substring(0, colon).replaceAll("[\\[\\]]", "");
        request.pause();
        sockets.connect(Integer.parseInt(request.uri().substring(colon + 1)), host)
                .onSuccess(target -> request.toNetSocket().onSuccess(caller -> join(caller, target)))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    private void join(NetSocket caller, NetSocket target) {
        caller.handler(bytes -> {
            synchronized (tunnelled) {
                tunnelled.appendBuffer(bytes);
            }
            target.write(bytes);
        });
        target.handler(caller::write);
        caller.closeHandler(ignored -> target.close());
        target.closeHandler(ignored -> caller.close());
    }

    private void forward(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers()).remove("Proxy-Authorization");
        RequestOptions onward = new RequestOptions().setMethod(request.method()).setAbsoluteURI(request.uri()).setHeaders(headers);
        request.body().compose(body -> client.request(onward).compose(sent -> sent.send(body)))
                .onSuccess(answer -> {
                    request.response().setStatusCode(answer.statusCode()).headers().addAll(answer.headers());
                    answer.body().onSuccess(request.response()::end);
                })
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    public int port() {
        return server.actualPort();
    }

    /** The requests that the proxy could read. */
    public List<Seen> seen() {
        return seen;
    }

    /** What went through tunnels from callers to servers. */
    public String tunnelled() {
        synchronized (tunnelled) {
            return tunnelled.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(300, TimeUnit.SECONDS).join();
    }

    /** A request as the proxy got it. */
    public record Seen(String method, String uri, MultiMap headers) {
    }
}
