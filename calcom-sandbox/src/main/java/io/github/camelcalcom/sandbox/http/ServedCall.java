package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that has come in and whose connection is open, with everything that can be done about it. Executing it and answering it are
 * two things: either may be left out, and an execution does not need the client any more. Only to be used on the sandbox's event
 * loop, which nothing may block.
 */
public interface ServedCall {

    /** The operation of the catalogue that was called. */
    Operation operation();

    /** The HTTP method as it was sent. */
    String method();

    /** Path and query as they were sent. */
    String uri();

    /** A path parameter by its name in the catalogue's path template, as it was sent; empty if there is none of that name. */
    Optional<String> path(String name);

    /** The first value of a query parameter. */
    Optional<String> query(String name);

    /** The request headers. */
    MultiMap headers();

    /** The body; a missing node for none and for one that is no JSON. */
    JsonNode body();

    /** What the answer calls the request. */
    String requestId();

    /** The time by the sandbox's clock. */
    Instant now();

    /**
     * Has the operation do what it does, with everything that belongs to it: rate limit, credentials, validation, webhooks.
     *
     * @return what the real answer is, also where that is an error; never fails
     */
    Future<Response> execute();

    /** Completes when the delay is over. */
    Future<Void> pause(Delay delay);

    /** Answers. Nothing happens if the client has gone or was answered already. */
    void answer(Response response);

    /**
     * Announces all of an answer, sends the beginning of its body, and closes the connection.
     *
     * @param length how many bytes of the body are sent
     */
    void answerPart(Response response, int length);

    /** Closes the connection in order, without an answer. */
    void close();

    /** Resets the TCP connection, with every call that is on it: the client reads no end of stream but an error. */
    void reset();

    /** Has the log of calls say which fault befell the call. */
    void noteFault(String fault);
}
