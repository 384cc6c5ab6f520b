package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.MultiMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of an operation, with everything of the request that a handler may need. */
public final class Call {

    private final Operation operation;
    private final ApiVersion version;
    private final Instant now;
    private final Map<String, String> pathParameters;
    private final MultiMap query;
    private final MultiMap headers;
    private final JsonNode body;
    private final Caller caller;

    Call(Operation operation, ApiVersion version, Instant now, Map<String, String> pathParameters, MultiMap query, MultiMap headers,
            JsonNode body, Caller caller) {
        this.operation = operation;
        this.version = version;
        this.now = now;
        this.pathParameters = Map.copyOf(pathParameters);
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.caller = caller;
    }

    /** The operation of the catalogue that was called. */
    public Operation operation() {
        return operation;
    }

    /** The version that the call is served in. */
    public ApiVersion version() {
        return version;
    }

    /** The time of the call by the sandbox's clock, the same for the whole call. */
    public Instant now() {
        return now;
    }

    /** A path parameter by its name in the catalogue's path template, decoded. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(operation.uri() + " has no path parameter " + name);
        }
        return value;
    }

    /**
     * A numeric path parameter.
     *
     * @throws ApiException 400, as most routes answer for a text that is no number
     */
    public long pathNumber(String name) {
        String value = path(name);
        if (!value.matches("-?\\d{1,18}")) {
            throw ApiException.badRequest("Validation failed (numeric string is expected)");
        }
        return Long.parseLong(value);
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Every value of a query parameter, in order; those of {@code name[]} too. */
    public List<String> queryAll(String name) {
        List<String> values = query.getAll(name);
        return values.isEmpty() ? query.getAll(name + "[]") : values;
    }

    /** All query parameters. */
    public MultiMap query() {
        return query;
    }

    /** The first value of a request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body if it is an object, else an empty object: what the real server's validation makes of a missing body. */
    public ObjectNode body() {
        return body instanceof ObjectNode object ? object : Json.object();
    }

    /** The body as validation sees it: an object or array as it came, else an empty object. */
    public JsonNode bodyToCheck() {
        return body != null && body.isContainerNode() ? body : Json.object();
    }

    /** The body as it came: any JSON, or null if there was none. */
    public JsonNode anyBody() {
        return body;
    }

    /** Who is calling; empty only where the route is {@link Access#PUBLIC} or {@link Access#OPEN}. */
    public Optional<User> caller() {
        return Optional.ofNullable(caller.user());
    }

    /** The organization that the caller's credentials stand for: that of the API key, of the OAuth client, or of the token's user. */
    public Optional<Long> organizationId() {
        return Optional.ofNullable(caller.organizationId());
    }

    /**
     * Who is calling.
     *
     * @throws IllegalStateException on a public route without credentials
     */
    public User user() {
        return caller().orElseThrow(() -> new IllegalStateException(operation.uri() + " was called without credentials"));
    }
}
