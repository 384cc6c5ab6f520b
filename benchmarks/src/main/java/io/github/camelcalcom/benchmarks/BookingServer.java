/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Answers the measured calls from memory, in its own JVM, so that its cost is not measured. Refuses calls without the headers that the real
 * API requires, so that every contender must send them.
 */
public final class BookingServer {

    private static final String BOOKINGS = "/v2/bookings";
    private static final int BAD_REQUEST = 400;

    private final Map<BookingCall, Buffer> answers = new EnumMap<>(BookingCall.class);
    private long requests;

    private BookingServer() {
        for (BookingCall call : BookingCall.values()) {
            answers.put(call, Buffer.buffer(call.answer()));
        }
    }

    /** Serves until the parent process stops it. */
    public static void main(String[] arguments) throws IOException {
        ServerProcess.serve(new BookingServer()::answer);
    }

    private void answer(HttpServerRequest request) {
        BookingCall call = callOf(request);
        if (call == null) {
            request.response().setStatusCode(BAD_REQUEST)
                    .end("Not a measured call, or without authorization, version or encoding: " + request.method() + " " + request.uri());
        } else if (call == BookingCall.CREATE) {
            request.body().onSuccess(body -> send(request.response(), call));
        } else {
            send(request.response(), call);
        }
    }

    private static BookingCall callOf(HttpServerRequest request) {
        boolean complete = ApiHeaders.AUTHORIZATION.equals(request.getHeader("authorization"))
                && ApiHeaders.VERSION.equals(request.getHeader(ApiHeaders.VERSION_HEADER))
                && request.getHeader("accept-encoding") != null;
        if (!complete || !request.path().startsWith(BOOKINGS)) {
            return null;
        }
        if (request.method() == HttpMethod.POST) {
            return ApiHeaders.JSON.equals(request.getHeader("content-type")) ? BookingCall.CREATE : null;
        }
        return request.path().length() == BOOKINGS.length() ? BookingCall.LIST : BookingCall.GET;
    }

    private void send(HttpServerResponse response, BookingCall call) {
        requests++;
        response.setStatusCode(call.status())
                .putHeader("X-Request-Id", "6f1c2a34-5b7d-4e8f-9a0b-" + (100_000_000_000L + requests))
                .putHeader("X-RateLimit-Limit-Default", "100000")
                .putHeader("X-RateLimit-Remaining-Default", "99845")
                .putHeader("X-RateLimit-Reset-Default", "56")
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(answers.get(call));
    }
}
