package io.github.camelcalcom.error;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call of the Cal.com API failed. The sub-types differ in what a route would do about it.
 * <p>
 * Message and {@link #toString()} hold no credential. Of what was sent they tell at most what names the booking that it is about, such as
 * its uid, start or key. {@link #getRawBody()} may hold anything, since servers echo what they were sent. Immutable.
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
    /** Stays in this process: it may hold secrets. */
    private final transient byte[] rawBody;

    /** For an answer of the server. */
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

    /** For a conclusion that is drawn from another failure, or from none; of a {@link CalcomException}, status and request id are taken over. */
    CalcomException(String operation, String reason, Throwable cause) {
        this(operation, statusOf(cause), requestIdOf(cause), reason, null, cause);
    }

    /** For a request that was not sent. */
    CalcomException(String operation, String reason, Duration retryAfter) {
        this(operation, 0, null, reason, retryAfter, null);
    }

    /** For a failure on the way, where there is no answer, or only its beginning. */
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

    /** The operation that was called, as endpoint URIs have it, such as {@code bookings/create}. */
    public String getOperation() {
        return operation;
    }

    /** The HTTP status code, 0 if there was no answer. */
    public int getStatusCode() {
        return statusCode;
    }

    /** The API's own name of the error, such as {@code NotFoundException}; null if it gave none. */
    public String getCode() {
        return code;
    }

    /**
     * The API's own text; null if it gave none. Unlike in {@link #getMessage()}, only the credential of the call itself is masked: it may
     * repeat what else was sent.
     */
    public String getServerMessage() {
        return serverMessage;
    }

    /**
     * What is wrong with which field: rule texts by field path such as {@code availability[0].startTime}, in the order of the answer.
     * Never null; empty if the API named no field.
     */
    public Map<String, List<String>> getFieldErrors() {
        return Collections.unmodifiableMap(fieldErrors);
    }

    /** The server's name of the request ({@code X-Request-Id}), for its log and its support; null if it gave none. */
    public String getRequestId() {
        return requestId;
    }

    /** How long the server wants to be left alone; null if it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /**
     * The beginning of the answer's body, at most {@value ErrorParser#LONGEST_BODY} bytes, as it came but for the credential of the call, which
     * is masked; empty if there was none, and after serialization. It may hold what else was sent, secrets included: do not log it blindly.
     */
    public byte[] getRawBody() {
        return rawBody == null ? new byte[0] : rawBody.clone();
    }

    /** The same as {@link #getStatusCode()}: Camel's health checks read it. */
    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    /** Not supported: an exception does not change. */
    @Override
    public void setHttpResponseCode(int httpResponseCode) {
        throw new UnsupportedOperationException("The status of a CalcomException cannot be changed");
    }

    /** The same as {@link #getCode()}: HTTP's own status text says less. */
    @Override
    public String getHttpResponseStatus() {
        return code;
    }

    /** Not supported: an exception does not change. */
    @Override
    public void setHttpResponseStatus(String httpResponseStatus) {
        throw new UnsupportedOperationException("The status of a CalcomException cannot be changed");
    }
}
