/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.MultiMap;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of an operation, with the data of the request that handlers need. */
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

    /** Returns the operation of the catalogue. */
    public Operation operation() {
        return operation;
    }

    /** Returns the version of the call. */
    public ApiVersion version() {
        return version;
    }

    /** Returns the time of the call on the sandbox's clock, which is the same for the whole call. */
    public Instant now() {
        return now;
    }

    /** Returns a decoded path parameter by its name in the path template of the catalogue. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(operation.uri() + " has no path parameter " + name);
        }
        return value;
    }

    /**
     * Returns a numeric path parameter.
     *
     * @throws ApiException 400 if it is not a number, as on most routes
     */
    public long pathNumber(String name) {
        String value = path(name);
        if (!value.matches("-?\\d+")) {
            throw ApiException.badRequest("Validation failed (numeric string is expected)");
        }
        return databaseId(new BigInteger(value));
    }

    /**
     * Returns an id that the database can look up.
     *
     * @throws ApiException 500 if it has more than 32 bits, as on the real server
     */
    public static long databaseId(BigInteger id) {
        if (id.bitLength() >= Integer.SIZE) {
            throw ApiException.databaseFailure();
        }
        return id.longValue();
    }

    /** Returns the first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns all values of a query parameter in order, including those of {@code name[]}. */
    public List<String> queryAll(String name) {
        List<String> values = query.getAll(name);
        return values.isEmpty() ? query.getAll(name + "[]") : values;
    }

    /** Returns all query parameters. */
    public MultiMap query() {
        return query;
    }

    /** Returns the first value of a request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns the body if it is an object, otherwise an empty object, as the real server's validation does. */
    public ObjectNode body() {
        return body instanceof ObjectNode object ? object : Json.object();
    }

    /** Returns the body for validation: an object or array as sent, otherwise an empty object. */
    public JsonNode bodyToCheck() {
        return body != null && body.isContainerNode() ? body : Json.object();
    }

    /** Returns the body as sent: any JSON, or null if there was none. */
    public JsonNode anyBody() {
        return body;
    }

    /** Returns the calling user; empty only if the route is {@link Access#PUBLIC} or {@link Access#OPEN}. */
    public Optional<User> caller() {
        return Optional.ofNullable(caller.user());
    }

    /** Returns the organization of the caller's credentials: that of the API key, the OAuth client, or the user of the token. */
    public Optional<Long> organizationId() {
        return Optional.ofNullable(caller.organizationId());
    }

    /**
     * Returns the calling user.
     *
     * @throws IllegalStateException on a public route without credentials
     */
    public User user() {
        return caller().orElseThrow(() -> new IllegalStateException(operation.uri() + " was called without credentials"));
    }
}
