/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A request that the sandbox received.
 *
 * @param number    sequence number, 1 for the first request of the sandbox
 * @param time      time of arrival on the sandbox's clock
 * @param method    HTTP method
 * @param uri       path and query as sent
 * @param operation URI of the operation, for example {@code bookings/create}; null if the request has no route
 * @param executed  status that the execution resulted in; 0 if the request has not been executed
 * @param answered  status that was sent to the client; 0 if no response has been sent
 * @param fault     fault that was injected; null for none
 */
public record ReceivedCall(
        long number, Instant time, String method, String uri, String operation, int executed, int answered, String fault) {
}
