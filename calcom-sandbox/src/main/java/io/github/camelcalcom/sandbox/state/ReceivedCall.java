package io.github.camelcalcom.sandbox.state;

import java.time.Instant;

/**
 * A request that the sandbox received.
 *
 * @param number    1 for the first of the sandbox
 * @param time      when it came in, by the sandbox's clock
 * @param method    the HTTP method
 * @param uri       path and query as they were sent
 * @param operation the URI of the operation, such as {@code bookings/create}; null if the request has no route
 * @param executed  the status that executing it came to; 0 if it was not executed, or not yet
 * @param answered  the status that the client was sent; 0 if it was sent none, or not yet
 * @param fault     the fault that befell it; null for none
 */
public record ReceivedCall(
        long number, Instant time, String method, String uri, String operation, int executed, int answered, String fault) {
}
