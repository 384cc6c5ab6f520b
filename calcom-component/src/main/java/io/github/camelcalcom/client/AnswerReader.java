/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.ErrorHint;

/** Reads one answer and returns the response, or throws the exception, that it means. */
final class AnswerReader {

    private static final int ERROR_BODY_LIMIT = 64 * 1024;

    /** The lowest status that is a redirect. */
    static final int LOWEST_REDIRECT = 300;

    /** The lowest status that is a refusal. */
    static final int LOWEST_ERROR = 400;

    private final Operation operation;
    private final TransportResponse head;
    private final List<String> secrets;
    private final ErrorHint hint;

    /**
     * @param secrets what the request was sent with and no exception may show
     * @param hint    what to add to the text of a refusal
     */
    AnswerReader(Operation operation, TransportResponse head, List<String> secrets, ErrorHint hint) {
        this.operation = operation;
        this.head = head;
        this.secrets = secrets;
        this.hint = hint;
    }

    /**
     * Reads the answer to its end and releases its connection.
     *
     * @param  maxResponseSize maximum size of a body that is parsed, in bytes
     * @throws CalcomException if the server refused the request, or the answer is not usable
     */
    CalcomResponse read(long maxResponseSize) throws CalcomException {
        try (head) {
            String contentType = head.header("content-type");
            boolean isJson = contentType == null || contentType.toLowerCase(Locale.ROOT).contains("json");
            return head.statusCode() >= 200 && head.statusCode() < LOWEST_REDIRECT && isJson ? json(maxResponseSize) : text();
        } catch (TransportException e) {
            throw Failures.broken(operation, e);
        }
    }

    private CalcomResponse json(long maxResponseSize) throws CalcomException, TransportException {
        JsonTreeReader json = new JsonTreeReader();
        try {
            return complete(json.read(new LimitedBody(head, maxResponseSize)), json.hasDocument());
        } catch (TransportException e) {
            throw e;
        } catch (BodyTooLargeException e) {
            throw Failures.unreadable(operation, head, "it is larger than " + maxResponseSize + " bytes (option maxResponseSize)", null);
        } catch (JsonEOFException e) {
            throw Failures.noJson(operation, head, "it is no complete JSON", e);
        } catch (IOException e) {
            throw Failures.noJson(operation, head, "it is no valid JSON", e);
        }
    }

    /** An error, a redirect, or a page of something between the server and here. The rest of a long page is left unread. */
    private CalcomResponse text() throws CalcomException, TransportException {
        int status = head.statusCode();
        byte[] body = start();
        if (status >= LOWEST_ERROR) {
            throw Failures.refused(operation, head, body, secrets, hint);
        }
        if (status >= LOWEST_REDIRECT && operation.result().shape() == Operation.Result.Shape.REDIRECT) {
            return new CalcomResponse(operation, head, null);
        }
        if (status >= LOWEST_REDIRECT) {
            throw Failures.unreadable(operation, head, "it is a redirect, which is not followed; check apiUrl", null);
        }
        if (body.length == 0) {
            return complete(null, false);
        }
        throw Failures.unreadable(operation, head, "it is not JSON but " + head.header("content-type"), null);
    }

    private byte[] start() throws TransportException {
        try {
            return head.body().readNBytes(ERROR_BODY_LIMIT);
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new TransportException(Transport.Stage.ANSWERED, e.getMessage(), e);
        }
    }

    private CalcomResponse complete(Object document, boolean present) throws CalcomException {
        boolean nothingDue = head.statusCode() == 204 || operation.result().shape() == Operation.Result.Shape.NOTHING;
        if (!present && !nothingDue) {
            throw Failures.unreadable(operation, head, "it is empty", null);
        }
        if (document instanceof Map<?, ?> envelope && "error".equals(envelope.get("status")) && envelope.containsKey("error")) {
            throw Failures.refusedWithSuccessStatus(operation, head, envelope, secrets);
        }
        return new CalcomResponse(operation, head, document);
    }

    private static final class BodyTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** The body of an answer, of at most so many bytes. */
    private static final class LimitedBody extends InputStream {

        private final TransportResponse head;
        private long left;

        LimitedBody(TransportResponse head, long limit) {
            this.head = head;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = head.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new BodyTooLargeException();
            }
            return read;
        }
    }
}
