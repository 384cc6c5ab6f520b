package io.github.camelcalcom.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;

/** Reads one answer as it arrives and tells the response or the exception that it means. */
final class AnswerReader implements Transport.Listener {

    private static final int ERROR_BODY_LIMIT = 64 * 1024;

    private final Operation operation;
    private final long maxResponseSize;
    private final Outcome<CalcomResponse> outcome;

    private TransportResponse head;
    private JsonTreeReader json;
    private ByteArrayOutputStream text;
    private long size;
    private boolean abandoned;

    AnswerReader(Operation operation, long maxResponseSize, Outcome<CalcomResponse> outcome) {
        this.operation = operation;
        this.maxResponseSize = maxResponseSize;
        this.outcome = outcome;
    }

    @Override
    public void onHead(TransportResponse response) {
        head = response;
        String contentType = response.header("content-type");
        boolean isJson = contentType == null || contentType.toLowerCase(Locale.ROOT).contains("json");
        if (response.statusCode() >= 200 && response.statusCode() < 300 && isJson) {
            try {
                json = new JsonTreeReader();
            } catch (IOException e) {
                abandon(Failures.unreadable(operation, head, "it could not be parsed", e));
            }
        } else {
            text = new ByteArrayOutputStream();
        }
    }

    @Override
    public void onChunk(ByteBuffer chunk) {
        size += chunk.remaining();
        if (json == null) {
            keepText(chunk);
            return;
        }
        if (size > maxResponseSize) {
            abandon(Failures.unreadable(operation, head,
                    "it is larger than " + maxResponseSize + " bytes (option maxResponseSize)", null));
            return;
        }
        try {
            json.feed(chunk);
        } catch (IOException e) {
            abandon(Failures.noJson(operation, head, "it is no valid JSON", e));
        }
    }

    private void keepText(ByteBuffer chunk) {
        byte[] bytes = new byte[Math.min(chunk.remaining(), ERROR_BODY_LIMIT - text.size())];
        chunk.get(bytes);
        text.writeBytes(bytes);
        if (size > maxResponseSize) {
            head.abandon();
            onEnd();
        }
    }

    @Override
    public void onEnd() {
        if (abandoned) {
            return;
        }
        try {
            if (json == null) {
                completeText();
            } else {
                Object document = json.finish();
                json.close();
                complete(document, json.hasDocument());
            }
        } catch (IOException e) {
            outcome.failed(Failures.noJson(operation, head, "it is no complete JSON", e));
        }
    }

    private void completeText() {
        int status = head.statusCode();
        if (status >= 400) {
            outcome.failed(Failures.refused(operation, head, text.toByteArray(), outcome.secrets()));
        } else if (status >= 300 && operation.result().shape() == Operation.Result.Shape.REDIRECT) {
            outcome.succeeded(new CalcomResponse(operation, head, null));
        } else if (status >= 300) {
            outcome.failed(Failures.unreadable(operation, head, "it is a redirect, which is not followed; check apiUrl", null));
        } else if (size == 0) {
            complete(null, false);
        } else {
            outcome.failed(Failures.unreadable(operation, head, "it is not JSON but " + head.header("content-type"), null));
        }
    }

    private void complete(Object document, boolean present) {
        boolean nothingDue = head.statusCode() == 204 || operation.result().shape() == Operation.Result.Shape.NOTHING;
        if (!present && !nothingDue) {
            outcome.failed(Failures.unreadable(operation, head, "it is empty", null));
        } else if (document instanceof Map<?, ?> envelope && "error".equals(envelope.get("status")) && envelope.containsKey("error")) {
            outcome.failed(Failures.refusedWithSuccessStatus(operation, head, envelope, outcome.secrets()));
        } else {
            outcome.succeeded(new CalcomResponse(operation, head, document));
        }
    }

    private void abandon(CalcomException failure) {
        abandoned = true;
        head.abandon();
        outcome.failed(failure);
    }

    @Override
    public void onFailure(Throwable cause, Transport.Stage stage) {
        outcome.failed(Failures.broken(operation, cause, stage));
    }
}
