/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;

/** Requests for tokens. No secret that was sent gets into an exception. */
final class TokenCall {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private TokenCall() {
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param  secrets         what the body holds and no message may show; those of the credential are added
     * @throws CalcomException if the server refuses, or there is no usable answer
     */
    static TokenAnswer send(Transport transport, Operation operation, TransportRequest request, long timeoutMillis, List<String> secrets,
                            Clock clock) throws CalcomException {
        List<String> sent = Stream.concat(secrets.stream(), request.credential().secrets().stream()).toList();
        Instant sentAt = clock.instant();
        try (TransportResponse head = transport.send(request, timeoutMillis)) {
            byte[] body = head.body().readNBytes(LONGEST_ANSWER);
            if (head.statusCode() >= 400) {
                throw Failures.refused(operation, head, body, sent);
            }
            if (head.statusCode() >= 300) {
                throw Failures.unreadable(operation, head, "it is a redirect, which is not followed; check apiUrl", null);
            }
            return TokenAnswer.read(operation, head, body, sentAt);
        } catch (TransportException e) {
            throw Failures.broken(operation, e);
        } catch (IOException e) {
            throw Failures.broken(operation, new TransportException(Transport.Stage.ANSWERED, e.getMessage(), e));
        }
    }
}
