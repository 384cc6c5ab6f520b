/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.ResetException;
import io.github.camelcalcom.sandbox.time.Timers;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processes requests in the steps of the real server: body, route and version, rate limit, credentials, handler. Each step can end the
 * request with an error. An interceptor can take over a request before these steps.
 */
public final class ApiServer {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final SandboxState state;
    private final SandboxProfile profile;
    private final OperationRegistry registry;
    private final RouteTable routes;
    private final RateLimiter limiter;
    private final Authenticator authenticator;
    private final CallInterceptor interceptor;
    private final Timers timers;
    private final CallLog log = new CallLog();

    /**
     * @param operations  operations of the catalogue; those of the profile get a route
     * @param registry    handlers of the operations
     * @param interceptor called before a request is executed
     */
    public ApiServer(SandboxState state, SandboxProfile profile, RateLimits limits, List<Operation> operations, OperationRegistry registry,
            CallInterceptor interceptor, Timers timers) {
        this.state = state;
        this.profile = profile;
        this.registry = registry;
        this.routes = new RouteTable(operations.stream().filter(operation -> profile.includes(operation.availability())).toList());
        this.limiter = new RateLimiter(limits, profile);
        this.authenticator = new Authenticator(state);
        this.interceptor = interceptor;
        this.timers = timers;
    }

    /** Returns the maximum size of a request body in bytes. */
    public static int bodyLimit() {
        return RequestBody.LIMIT;
    }

    /** Returns the log of received calls. */
    public CallLog log() {
        return log;
    }

    /** Returns the state of the callers' rate limits, the fullest windows first, up to a maximum number. */
    public List<CallerLimit> limits(int most) {
        return limiter.open(state.now(), most, this::name);
    }

    private String name(RateLimiter.Tracker tracker) {
        return switch (tracker.kind()) {
            case API_KEY -> state.apiKeys().find(tracker.id()).flatMap(key -> state.users().find(key.userId()))
                    .map(user -> "API key of " + user.username()).orElse("API key");
            case TOKEN -> "access token or OAuth client";
            case ADDRESS -> tracker.id();
        };
    }

    /** Serves a request whose body has been read. */
    public void serve(RoutingContext context) {
        Exchange exchange = exchange(context);
        HttpServerRequest request = context.request();
        if (request.method() == HttpMethod.OPTIONS) {
            exchange.answer(preflight(exchange));
        } else if (request.path().equals("/health")) {
            exchange.answer(Response.text(200, "text/html; charset=utf-8", "OK").withHeader("X-Request-Id", exchange.requestId()));
        } else if (exchange.hasRoute()) {
            intercept(exchange);
        } else {
            CallInterceptor.NONE.intercept(exchange);
        }
    }

    private static Response preflight(Exchange exchange) {
        return Response.of(new Answer(204, null, Map.of("Access-Control-Allow-Origin", "*",
                "Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")), exchange);
    }

    private void intercept(Exchange exchange) {
        try {
            interceptor.intercept(exchange);
        } catch (RuntimeException e) {
            exchange.answer(refusal(exchange, e));
        }
    }

    /** Answers a request that could not be read, for example because its body is too large. */
    public void fail(RoutingContext context) {
        int status = context.failure() instanceof HttpException failure ? failure.getStatusCode() : context.statusCode();
        Exchange exchange = exchange(context);
        exchange.answer(refusal(exchange, unreadable(status, context.failure())));
    }

    /** A client that disconnects before the end of its request has caused the failure, so it is not logged as one of the sandbox. */
    private static Throwable unreadable(int status, Throwable failure) {
        if (status == 413) {
            return ApiException.bare(413, "request entity too large");
        }
        return failure instanceof HttpClosedException ? ApiException.badRequest("request aborted") : failure;
    }

    private Exchange exchange(RoutingContext context) {
        HttpServerRequest request = context.request();
        RouteTable.Match match = routes.find(routedMethod(request), rewritten(request.path())).orElse(null);
        return new Exchange(context, match, state, timers, log, this::execute);
    }

    private static String routedMethod(HttpServerRequest request) {
        return request.method() == HttpMethod.HEAD ? "GET" : request.method().name();
    }

    private Future<Response> execute(Exchange exchange) {
        Map<String, String> limits = new HashMap<>();
        return answer(exchange, limits).map(answer -> Response.of(answer, exchange))
                .otherwise(cause -> refusal(exchange, cause))
                .map(response -> response.withHeaders(limits));
    }

    private Future<Answer> answer(Exchange exchange, Map<String, String> limits) {
        try {
            return route(exchange, limits);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** @param limits receives the headers of the rate limiter */
    private Future<Answer> route(Exchange exchange, Map<String, String> limits) {
        HttpServerRequest request = exchange.request();
        JsonNode body = exchange.parsedBody();
        requireDecodable(rewritten(request.path()));
        if (!exchange.hasRoute()) {
            throw noRoute(request);
        }
        ApiVersion version = ApiVersion.of(request.getHeader(ApiVersion.HEADER), profile.knowsHostedVersions());
        Operation operation = exchange.operation();
        OperationRegistry.Entry entry = registry.find(operation.uri()).orElse(null);
        CallHandler handler = entry == null
                ? call -> Future.failedFuture(notServed(operation))
                : entry.handler(version).orElseThrow(() -> noRoute(request));
        Access access = entry == null ? Access.CREDENTIALS : entry.access();
        Instant now = state.now();
        throttle(exchange, now, limits);
        Map<String, String> parameters = decoded(exchange.route().parameters());
        Credentials credentials = Credentials.of(request.headers(), parameters.get("clientId"));
        Caller caller = authenticator.authenticate(credentials, operation, access, now);
        return handler.handle(new Call(operation, version, now, parameters, query(request), request.headers(), body, caller));
    }

    private static ApiException notServed(Operation operation) {
        return ApiException.of(501, "The sandbox does not serve " + operation.uri() + " (" + operation.method() + ' ' + operation.path()
                + "). The real server may.");
    }

    private static String rewritten(String path) {
        return path.toLowerCase(Locale.ROOT).startsWith("/api/v2") ? path.substring("/api".length()) : path;
    }

    private static ApiException noRoute(HttpServerRequest request) {
        return ApiException.notFound("Cannot " + request.method().name() + ' ' + request.uri());
    }

    private static void requireDecodable(String path) {
        try {
            QueryStringDecoder.decodeComponent(path);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Failed to decode param '" + path.substring(1) + "'");
        }
    }

    private static Map<String, String> decoded(Map<String, String> parameters) {
        Map<String, String> decoded = new HashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, QueryStringDecoder.decodeComponent(value.replace("+", "%2B"))));
        if (decoded.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ApiException.bare(500, "Internal server error");
        }
        return decoded;
    }

    private static MultiMap query(HttpServerRequest request) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(request.uri()).parameters().forEach(query::add);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Failed to decode the query of '" + request.uri() + "'");
        }
        return query;
    }

    private void throttle(Exchange exchange, Instant now, Map<String, String> headers) {
        HttpServerRequest request = exchange.request();
        if (!limiter.hasOwnLimit(exchange.operation())) {
            authenticator.requireKnownKey(Authenticator.credential(request.headers()));
        }
        RateLimiter.Verdict verdict = limiter.count(RateLimiter.Tracker.of(request.headers(), exchange.remoteHost()),
                exchange.operation(), now);
        headers.putAll(verdict.headers());
        if (verdict.refused()) {
            throw ApiException.throttled();
        }
    }

    private static Response refusal(Exchange exchange, Throwable cause) {
        if (cause instanceof ApiException known) {
            return Response.of(known, exchange);
        }
        if (cause instanceof ResetException) {
            LOG.info("A reset has ended {} {}", exchange.method(), exchange.request().path());
        } else {
            LOG.error("The sandbox failed to serve {} {}", exchange.method(), exchange.request().path(), cause);
        }
        return Response.of(ApiException.bare(500, "Internal server error"), exchange);
    }
}
