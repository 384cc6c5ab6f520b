/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Response;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.util.Map;
import java.util.function.Function;

/** An answer that replaces the real one. Immutable. */
public final class FaultAnswer {

    private final String name;
    private final Function<ServedCall, Response> response;

    private FaultAnswer(String name, Function<ServedCall, Response> response) {
        this.name = name;
        this.response = response;
    }

    /**
     * Returns an error in the API's envelope, as the API's own code raises it.
     *
     * @throws IllegalArgumentException if the API has no error with that status; it has 400, 401, 403, 404, 409, 422, 429 and 500 to 504
     */
    public static FaultAnswer json(int status) {
        return error("JSON " + status, status == 429 ? ApiException.throttled() : ApiException.of(status, reason(status)));
    }

    /** Returns the bare {@code {"statusCode":...,"message":...}} that the API sends for errors that none of its filters caught. */
    public static FaultAnswer bare(int status) {
        return error("bare " + status, ApiException.bare(status, reason(status)));
    }

    /** Returns the HTML page of a proxy in front of the API. */
    public static FaultAnswer html(int status) {
        String title = status + " " + reason(status);
        String page = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new FaultAnswer("HTML " + status, call -> Response.text(status, "text/html", page));
    }

    /** Returns the 401 for an access token that is unknown or expired. */
    public static FaultAnswer unauthorized() {
        return error("unauthorized", ApiException.unauthorized("Invalid Access Token."));
    }

    /**
     * Returns 429 with the three headers of the default limit. {@code json(429)} has none of them.
     *
     * @param limit          maximum number of calls in one window
     * @param secondsToReset seconds until calls are served again
     */
    public static FaultAnswer throttled(int limit, long secondsToReset) {
        return json(429).withHeader("X-RateLimit-Limit-Default", Integer.toString(limit))
                .withHeader("X-RateLimit-Remaining-Default", "0")
                .withHeader("X-RateLimit-Reset-Default", Long.toString(secondsToReset));
    }

    /** Returns the 404 of the API's database filter for a missing row. */
    public static FaultAnswer missingRecord() {
        return error("missing record", ApiException.missingRecord());
    }

    /** Returns an answer with any status, headers and body. */
    public static FaultAnswer of(int status, Map<String, String> headers, String body) {
        Response fixed = Response.text(status, "text/plain", body).withHeaders(headers);
        return new FaultAnswer("status " + status, call -> fixed);
    }

    private static FaultAnswer error(String name, ApiException error) {
        return new FaultAnswer(name, call -> Response.of(error, call));
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    /** Returns a copy with an additional header, for example {@code Retry-After}. */
    public FaultAnswer withHeader(String header, String value) {
        return new FaultAnswer(name, call -> response.apply(call).withHeader(header, value));
    }

    Response to(ServedCall call) {
        return response.apply(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
