package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a request through the steps of the real server: body, route and version, rate limit, credentials, handler. Each step may
 * end it with an error answer.
 */
public final class ApiServer {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final SandboxState state;
    private final SandboxProfile profile;
    private final OperationRegistry registry;
    private final RouteTable routes;
    private final RateLimiter limiter;
    private final Authenticator authenticator;

    /**
     * @param operations the catalogue's operations, of which those of the profile get a route
     * @param registry   their handlers
     */
    public ApiServer(SandboxState state, SandboxProfile profile, RateLimit limit, List<Operation> operations, OperationRegistry registry) {
        this.state = state;
        this.profile = profile;
        this.registry = registry;
        this.routes = new RouteTable(operations.stream().filter(operation -> profile.includes(operation.availability())).toList());
        this.limiter = new RateLimiter(limit);
        this.authenticator = new Authenticator(state);
    }

    /** The largest request body in bytes. */
    public static int bodyLimit() {
        return RequestBody.LIMIT;
    }

    /** Serves a request whose body was read. */
    public void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        putCommonHeaders(request);
        if (request.method() == HttpMethod.OPTIONS) {
            request.response().setStatusCode(204).putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE").end();
        } else if (request.path().equals("/health")) {
            send(request, 200, "text/html; charset=utf-8", Buffer.buffer("OK"));
        } else {
            answer(context).onComplete(result -> {
                if (result.succeeded()) {
                    send(request, result.result());
                } else {
                    fail(request, result.cause());
                }
            });
        }
    }

    /** Answers a request that could not be read, such as one with too large a body. */
    public void fail(RoutingContext context) {
        putCommonHeaders(context.request());
        int status = context.failure() instanceof HttpException failure ? failure.getStatusCode() : context.statusCode();
        if (status == 413) {
            fail(context.request(), ApiException.bare(413, "request entity too large"));
        } else {
            fail(context.request(), context.failure());
        }
    }

    private void putCommonHeaders(HttpServerRequest request) {
        request.response().putHeader("X-Request-Id", state.uids().uuid())
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(state.now().atOffset(ZoneOffset.UTC)));
    }

    private Future<Answer> answer(RoutingContext context) {
        try {
            return route(context);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Answer> route(RoutingContext context) {
        HttpServerRequest request = context.request();
        JsonNode body = body(context);
        String path = rewritten(request.path());
        String method = request.method() == HttpMethod.HEAD ? "GET" : request.method().name();
        requireDecodable(path);
        ApiVersion version = ApiVersion.of(request.getHeader(ApiVersion.HEADER), profile.knowsHostedVersions());
        RouteTable.Match match = routes.find(method, path).orElseThrow(() -> noRoute(request));
        Operation operation = match.operation();
        OperationRegistry.Entry entry = registry.find(operation.uri()).orElse(null);
        CallHandler handler = entry == null
                ? call -> Future.failedFuture(notServed(operation))
                : entry.handler(version).orElseThrow(() -> noRoute(request));
        Access access = entry == null ? Access.CREDENTIALS : entry.access();
        Instant now = state.now();
        throttle(request, now);
        User user = authenticator.authenticate(request.headers(), access, now);
        Map<String, String> parameters = decoded(match.parameters());
        return handler.handle(new Call(operation, version, now, parameters, query(request), request.headers(), body, user));
    }

    private static ApiException notServed(Operation operation) {
        return ApiException.of(501, "The sandbox does not serve " + operation.uri() + " (" + operation.method() + ' ' + operation.path()
                + "). The real server may.");
    }

    private static JsonNode body(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        return buffer == null ? null : RequestBody.parse(buffer.getBytes(), context.request().getHeader("Content-Type"));
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

    private void throttle(HttpServerRequest request, Instant now) {
        Optional<String> credential = Authenticator.credential(request.headers());
        authenticator.requireKnownKey(credential);
        RateLimiter.Quota quota = limiter.count(credential.orElse("ip " + request.remoteAddress().host()), now);
        request.response().putHeader("X-RateLimit-Limit-Default", Integer.toString(quota.limit()))
                .putHeader("X-RateLimit-Remaining-Default", Integer.toString(quota.remaining()))
                .putHeader("X-RateLimit-Reset-Default", Long.toString(quota.secondsToReset()));
        if (quota.refused()) {
            throw ApiException.throttled();
        }
    }

    private void fail(HttpServerRequest request, Throwable cause) {
        ApiException error;
        if (cause instanceof ApiException known) {
            error = known;
        } else {
            LOG.error("The sandbox failed to serve {} {}", request.method(), request.path(), cause);
            error = ApiException.bare(500, "Internal server error");
        }
        send(request, Answer.document(error.status(), error.body(request.uri(), state.now())));
    }

    private static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        answer.headers().forEach(response::putHeader);
        try {
            byte[] body = answer.body() == null ? new byte[0] : Json.MAPPER.writeValueAsBytes(answer.body());
            send(request, answer.status(), "application/json; charset=utf-8", Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    private static void send(HttpServerRequest request, int status, String contentType, Buffer body) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(status);
        if (body.length() > 0 && !response.headers().contains("Content-Type")) {
            response.putHeader("Content-Type", contentType);
        }
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(body.length())).end();
        } else {
            response.end(body);
        }
    }
}
