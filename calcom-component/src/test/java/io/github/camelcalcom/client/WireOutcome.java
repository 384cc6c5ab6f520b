/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.auth.FixedAuthentication;

/** The end of one request: an answer, or a failure with its stage. */
final class WireOutcome {

    private final TransportResponse head;
    private final String body;
    private final TransportException failure;

    private WireOutcome(TransportResponse head, String body, TransportException failure) {
        this.head = head;
        this.body = body;
        this.failure = failure;
    }

    /** Sends a request with an API key and a generous timeout, and reads the answer. */
    static WireOutcome of(Transport transport, String method, String target, String body) {
        return of(transport, method, target, body, 60_000);
    }

    static WireOutcome of(Transport transport) {
        return of(transport, "POST", "/v2/bookings", "{}");
    }

    static WireOutcome of(Transport transport, String method, String target, String body, long timeoutMillis) {
        TransportRequest request = new TransportRequest(method, target, null, FixedAuthentication.apiKey("cal_secret_key").current(),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        try (TransportResponse head = transport.send(request, timeoutMillis)) {
            return new WireOutcome(head, new String(head.body().readAllBytes(), StandardCharsets.UTF_8), null);
        } catch (TransportException e) {
            return new WireOutcome(null, null, e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("A transport must throw no other exception", e);
        }
    }

    /** Sends a request on a thread of its own. */
    static Pending send(Transport transport, String method, String target, String body, long timeoutMillis) {
        CompletableFuture<WireOutcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                outcome.complete(of(transport, method, target, body, timeoutMillis));
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        }, "request of a test");
        thread.setDaemon(true);
        thread.start();
        return new Pending(outcome);
    }

    /** A request that is under way. */
    record Pending(CompletableFuture<WireOutcome> outcome) {

        WireOutcome await() {
            return outcome.orTimeout(300, TimeUnit.SECONDS).join();
        }

        boolean isDone() {
            return outcome.isDone();
        }
    }

    /** Null if there was no complete answer. */
    Integer status() {
        return failure != null ? null : head.statusCode();
    }

    String body() {
        return body;
    }

    /** Null if there was an answer. */
    TransportException failure() {
        return failure;
    }

    Transport.Stage stage() {
        return failure == null ? null : failure.stage();
    }

    TransportResponse head() {
        return head;
    }

    @Override
    public String toString() {
        return failure == null ? status() + " " + body : stage() + " " + failure;
    }
}
