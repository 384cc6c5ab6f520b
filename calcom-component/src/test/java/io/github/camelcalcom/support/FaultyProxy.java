/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * Stands between a client and a server on the loopback interface and fails as networks and gateways do: before the request has reached
 * the server, after it, or on the way back. Without a fault it forwards.
 */
public final class FaultyProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Fault> planned = new ArrayDeque<>();
    private final int targetPort;
    private final HttpServer server;
    private String plannedFor;
    private volatile Late late;
    private volatile Function<String, Fault> otherwise = request -> Fault.none();

    public FaultyProxy(int targetPort) throws Exception {
        this.targetPort = targetPort;
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.body().onSuccess(body -> receive(new Call(request, body))))
                .listen().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
    }

    /** What happens to one request. */
    @FunctionalInterface
    public interface Fault {

        void befall(Call call);

        static Fault none() {
            return call -> call.afterLateOne().compose(done -> call.forward()).onSuccess(call::hand);
        }

        /** The connection breaks before the server has got the request. */
        static Fault dropBefore() {
            return Call::drop;
        }

        /** The server executes the request; then the connection breaks. */
        static Fault dropAfter() {
            return call -> call.forward().onComplete(answer -> call.drop());
        }

        /** The connection breaks; the server gets the request later. */
        static Fault late(Duration delay) {
            return call -> {
                call.drop();
                call.later(delay);
            };
        }

        /** The connection breaks; the server gets the request before the given one of the GET requests that it passes on from then on. */
        static Fault lateBeforeRead(int read) {
            return call -> {
                call.proxy().late = new Late(call, read);
                call.drop();
            };
        }

        /** The server executes the request; its answer never comes. */
        static Fault silence() {
            return Call::forward;
        }

        /** The server executes the request; something on the way back answers in its place. */
        static Fault answerAfter(int status) {
            return call -> call.forward().onComplete(answer -> call.fail(status));
        }

        /** Something on the way answers; the server never gets the request. */
        static Fault answerInstead(int status) {
            return call -> call.fail(status);
        }

        /** Something on the way answers this JSON; the server never gets the request. */
        static Fault answerInstead(int status, String json) {
            return call -> ScriptedServer.json(call.request, status, json);
        }

        /** The server executes the request; something on the way back answers this JSON in its place. */
        static Fault answerAfter(int status, String json) {
            return call -> call.forward().onComplete(answer -> ScriptedServer.json(call.request, status, json));
        }

        /** The server executes the request; half of its answer comes, and looks complete. */
        static Fault truncate() {
            return call -> call.forward().onSuccess(answer -> call.hand(new Answer(answer.head, answer.body.slice(0, answer.body.length() / 2))));
        }

        /** The same after something else has happened, which may block. */
        default Fault precededBy(Runnable other) {
            return call -> call.proxy().vertx.<Void>executeBlocking(() -> {
                other.run();
                return null;
            }).onSuccess(done -> befall(call));
        }
    }

    /** Plans what befalls the next requests, one by one, of a method and path such as {@code POST /v2/bookings}; queries do not count. */
    public synchronized FaultyProxy plan(String methodAndPath, Fault... faults) {
        plannedFor = methodAndPath;
        planned.addAll(List.of(faults));
        return this;
    }

    /** What befalls requests for which nothing is planned; the function gets the method and the path with its query. */
    public FaultyProxy otherwise(Function<String, Fault> chooser) {
        otherwise = chooser;
        return this;
    }

    private void receive(Call call) {
        String line = call.request.method().name() + ' ' + call.request.uri();
        requests.add(line);
        fault(line, call.request.method().name() + ' ' + call.request.path()).befall(call);
    }

    private synchronized Fault fault(String line, String methodAndPath) {
        Fault next = methodAndPath.equals(plannedFor) ? planned.poll() : null;
        return next != null ? next : otherwise.apply(line);
    }

    /** Every request so far, as method and path with its query. */
    public List<String> requests() {
        return requests;
    }

    /** How many requests so far had this method and path. */
    public long count(String methodAndPath) {
        return requests.stream().filter(line -> line.equals(methodAndPath) || line.startsWith(methodAndPath + '?')).count();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(300, TimeUnit.SECONDS).join();
    }

    /** A request that the server is to get before the last of some reads. */
    private record Late(Call call, AtomicInteger reads) {

        Late(Call call, int reads) {
            this(call, new AtomicInteger(reads));
        }
    }

    private record Answer(HttpClientResponse head, Buffer body) {
    }

    /** One request on its way. */
    public final class Call {

        private final HttpServerRequest request;
        private final Buffer body;

        private Call(HttpServerRequest request, Buffer body) {
            this.request = request;
            this.body = body;
        }

        private FaultyProxy proxy() {
            return FaultyProxy.this;
        }

        private Future<Answer> forward() {
            return client.request(request.method(), targetPort, "127.0.0.1", request.uri()).compose(forwarded -> {
                request.headers().forEach(header -> forwarded.putHeader(header.getKey(), header.getValue()));
                return forwarded.send(body).compose(head -> head.body().map(read -> new Answer(head, read)));
            });
        }

        /** Has a request that is to be executed late, before this one, executed. */
        private Future<?> afterLateOne() {
            Late waiting = late;
            if (waiting == null || request.method() != HttpMethod.GET || waiting.reads.decrementAndGet() > 0) {
                return Future.succeededFuture();
            }
            late = null;
            return waiting.call.forward();
        }

        private void later(Duration delay) {
            vertx.setTimer(delay.toMillis(), timer -> forward());
        }

        private void hand(Answer answer) {
            request.response().setStatusCode(answer.head.statusCode());
            answer.head.headers().forEach(header -> request.response().putHeader(header.getKey(), header.getValue()));
            request.response().putHeader("content-length", Integer.toString(answer.body.length())).end(answer.body);
        }

        private void fail(int status) {
            request.response().setStatusCode(status).putHeader("content-type", "text/html").end("<html><title>" + status + "</title></html>");
        }

        private void drop() {
            request.connection().close();
        }
    }
}
