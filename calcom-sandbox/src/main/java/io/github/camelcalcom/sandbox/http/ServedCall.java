/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that has arrived, with the methods to handle it. Executing and answering are independent: either can be omitted, and the execution
 * does not require the client to be connected. Must be used on the sandbox's event loop and must not block it.
 */
public interface ServedCall {

    /** Returns the operation of the catalogue. */
    Operation operation();

    /** Returns the HTTP method as sent. */
    String method();

    /** Returns path and query as sent. */
    String uri();

    /** Returns a path parameter by its name in the path template of the catalogue, in encoded form; empty if there is none. */
    Optional<String> path(String name);

    /** Returns the first value of a query parameter. */
    Optional<String> query(String name);

    /** Returns the request headers. */
    MultiMap headers();

    /** Returns the body; a missing node if there is none or if it is not JSON. */
    JsonNode body();

    /** Returns the id of the request in the answer. */
    String requestId();

    /** Returns the time on the sandbox's clock. */
    Instant now();

    /**
     * Executes the operation with all its steps: rate limit, credentials, validation and webhooks.
     *
     * @return the real answer, which may be an error; never fails
     */
    Future<Response> execute();

    /** Completes after the delay. */
    Future<Void> pause(Delay delay);

    /** Sends a response. Has no effect if the client has disconnected or was answered already. */
    void answer(Response response);

    /**
     * Announces the complete response, sends the beginning of its body, and closes the connection.
     *
     * @param length number of bytes of the body to send
     */
    void answerPart(Response response, int length);

    /** Closes the connection in order, without a response. */
    void close();

    /** Resets the TCP connection and all calls on it. The client receives an error instead of the end of the stream. */
    void reset();

    /** Records in the log of calls which fault was injected into the call. */
    void noteFault(String fault);
}
