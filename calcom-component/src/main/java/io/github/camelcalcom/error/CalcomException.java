/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call of the Cal.com API failed. Each subclass represents failures that a route handles in the same way.
 * <p>
 * Message and {@link #toString()} contain no credential. Of the request they contain at most values that identify the booking, such as its
 * uid, start or key. {@link #getRawBody()} may contain any part of the request, because servers repeat it. Immutable.
 */
public abstract class CalcomException extends CamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int statusCode;
    private final String code;
    private final String serverMessage;
    private final LinkedHashMap<String, List<String>> fieldErrors;
    private final String requestId;
    private final Duration retryAfter;
    /** Not serialized, because it may contain secrets. */
    private final transient byte[] rawBody;

    /** For a response of the server. */
    CalcomException(ErrorAnswer answer) {
        super(ErrorText.describe(answer));
        this.operation = answer.operation();
        this.statusCode = answer.status();
        this.code = answer.code();
        this.serverMessage = answer.message();
        this.fieldErrors = new LinkedHashMap<>(answer.fieldErrors());
        this.requestId = answer.requestId();
        this.retryAfter = answer.retryAfter();
        this.rawBody = answer.body().clone();
    }

    /** For a failure that results from another failure, if there is one. Status and request id of a {@link CalcomException} are copied. */
    CalcomException(String operation, String reason, Throwable cause) {
        this(operation, statusOf(cause), requestIdOf(cause), reason, null, cause);
    }

    /** For a request that was not sent. */
    CalcomException(String operation, String reason, Duration retryAfter) {
        this(operation, 0, null, reason, retryAfter, null);
    }

    /** For a failure of the transport: the response is missing or incomplete. */
    CalcomException(String operation, int statusCode, String requestId, String reason, Throwable cause) {
        this(operation, statusCode, requestId, reason, null, cause);
    }

    private CalcomException(String operation, int statusCode, String requestId, String reason, Duration retryAfter, Throwable cause) {
        super(operation + " failed: " + reason + (requestId == null ? "" : " (request id " + ErrorText.clean(requestId, 100) + ')'), cause);
        this.operation = operation;
        this.statusCode = statusCode;
        this.code = null;
        this.serverMessage = null;
        this.fieldErrors = new LinkedHashMap<>();
        this.requestId = requestId;
        this.retryAfter = retryAfter;
        this.rawBody = new byte[0];
    }

    private static int statusOf(Throwable cause) {
        return cause instanceof CalcomException answered ? answered.statusCode : 0;
    }

    private static String requestIdOf(Throwable cause) {
        return cause instanceof CalcomException answered ? answered.requestId : null;
    }

    /** The called operation in the form of endpoint URIs, such as {@code bookings/create}. */
    public String getOperation() {
        return operation;
    }

    /** The HTTP status code; 0 if there was no response. */
    public int getStatusCode() {
        return statusCode;
    }

    /** The error code of the API, such as {@code NotFoundException}; null if the response has none. */
    public String getCode() {
        return code;
    }

    /**
     * The error message of the API; null if the response has none. Unlike in {@link #getMessage()}, only the credential of the call itself is
     * masked: the text may repeat other parts of the request.
     */
    public String getServerMessage() {
        return serverMessage;
    }

    /**
     * The violated rules by field path, such as {@code availability[0].startTime}, in the order of the response. Never null; empty if the API
     * named no field.
     */
    public Map<String, List<String>> getFieldErrors() {
        return Collections.unmodifiableMap(fieldErrors);
    }

    /** The server's id of the request ({@code X-Request-Id}), for its log and its support; null if the response has none. */
    public String getRequestId() {
        return requestId;
    }

    /** The time to wait before another attempt, as the server requests; null if it does not. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /**
     * The beginning of the response body, at most {@value ErrorParser#LONGEST_BODY} bytes. Only the credential of the call is masked. Empty if
     * there was no body, and after serialization. The body may repeat the request, including its secrets: do not log it unchecked.
     */
    public byte[] getRawBody() {
        return rawBody == null ? new byte[0] : rawBody.clone();
    }

    /** The same as {@link #getStatusCode()}, for Camel's health checks. */
    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    /** Not supported: the exception is immutable. */
    @Override
    public void setHttpResponseCode(int httpResponseCode) {
        throw new UnsupportedOperationException("The status of a CalcomException cannot be changed");
    }

    /** The same as {@link #getCode()}, which is more specific than the status text of HTTP. */
    @Override
    public String getHttpResponseStatus() {
        return code;
    }

    /** Not supported: the exception is immutable. */
    @Override
    public void setHttpResponseStatus(String httpResponseStatus) {
        throw new UnsupportedOperationException("The status of a CalcomException cannot be changed");
    }
}
