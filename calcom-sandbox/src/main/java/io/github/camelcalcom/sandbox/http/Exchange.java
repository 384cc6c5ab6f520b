/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One HTTP request, its execution and its answer. */
final class Exchange implements ServedCall {

    /** HTTP requires two digits for the day, which Java's formatter of RFC 1123 does not guarantee. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final String remoteHost;
    private final RouteTable.Match match;
    private final SandboxState state;
    private final Timers timers;
    private final CallLog.Entry entry;
    private final String requestId;
    private final Function<Exchange, Future<Response>> execution;

    /**
     * @param match     route of the request, null if it has none
     * @param execution executes the call; returns a future that never fails
     */
    Exchange(RoutingContext context, RouteTable.Match match, SandboxState state, Timers timers, CallLog log,
            Function<Exchange, Future<Response>> execution) {
        this.context = context;
        this.request = context.request();
        this.remoteHost = request.remoteAddress().host();
        this.match = match;
        this.state = state;
        this.timers = timers;
        this.entry = log.arrived(state.now(), request.method().name(), request.uri(), match == null ? null : match.operation());
        log.requested(entry, request.headers(), context.body().buffer());
        this.requestId = state.uids().uuid();
        this.execution = execution;
    }

    boolean hasRoute() {
        return match != null;
    }

    RouteTable.Match route() {
        return match;
    }

    HttpServerRequest request() {
        return request;
    }

    /** Returns the address of the client, even after the connection is closed. */
    String remoteHost() {
        return remoteHost;
    }

    /** Returns the body as the API's parser reads it; null if the parser treats it as missing. */
    JsonNode parsedBody() {
        JsonNode upload = Upload.of(context);
        if (upload != null) {
            return upload;
        }
        Buffer buffer = context.body().buffer();
        return buffer == null ? null : RequestBody.parse(buffer.getBytes(), request.getHeader("Content-Type"));
    }

    @Override
    public Operation operation() {
        return match.operation();
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String uri() {
        return request.uri();
    }

    @Override
    public Optional<String> path(String name) {
        return Optional.ofNullable(match.parameters().get(name));
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParam(name));
    }

    @Override
    public MultiMap headers() {
        return request.headers();
    }

    @Override
    public JsonNode body() {
        try {
            JsonNode body = parsedBody();
            return body == null ? MissingNode.getInstance() : body;
        } catch (ApiException e) {
            // the execution reports the error
            return MissingNode.getInstance();
        }
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public Instant now() {
        return state.now();
    }

    @Override
    public Future<Response> execute() {
        return execution.apply(this).onSuccess(entry::executed);
    }

    @Override
    public Future<Void> pause(Delay delay) {
        return timers.after(delay);
    }

    @Override
    public void answer(Response answer) {
        if (isOver()) {
            return;
        }
        HttpServerResponse response = begin(answer);
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length())).end();
        } else {
            response.end(answer.body());
        }
    }

    @Override
    public void answerPart(Response answer, int length) {
        if (isOver()) {
            return;
        }
        // an explicit encoding prevents compression, which would remove the content length
        HttpServerResponse response = begin(answer).putHeader("Content-Encoding", "identity")
                .putHeader("Content-Length", Integer.toString(answer.body().length()));
        response.write(answer.body().slice(0, length)).onComplete(written -> close());
    }

    private HttpServerResponse begin(Response answer) {
        entry.answered(answer);
        HttpServerResponse response = request.response().setStatusCode(answer.status())
                .putHeader("Date", HTTP_DATE.format(state.now()));
        answer.headers().forEach(response::putHeader);
        return response;
    }

    private boolean isOver() {
        return request.response().closed() || request.response().ended();
    }

    @Override
    public void close() {
        request.connection().close();
    }

    /** Vert.x has no method for this: the underlying socket sends a reset if it is closed with a linger time of zero. */
    @Override
    public void reset() {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void noteFault(String fault) {
        entry.fault(fault);
    }
}
