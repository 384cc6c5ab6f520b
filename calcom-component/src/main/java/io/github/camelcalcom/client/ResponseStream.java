package io.github.camelcalcom.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import io.vertx.core.Context;

/**
 * The body of an answer as it comes. Reading blocks until bytes are there and refuses to do so on an event-loop thread; the server is
 * slowed down while nobody reads. To be read by one thread; may be closed by another.
 */
public final class ResponseStream extends InputStream implements Transport.Listener {

    private static final int PAUSE_ABOVE = 256 * 1024;
    private static final int RESUME_BELOW = 64 * 1024;
    private static final byte[] END = {};

    private final Operation operation;
    private final Outcome<ResponseStream> outcome;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private final AtomicInteger buffered = new AtomicInteger();
    private AnswerReader refusal;
    private boolean opened;
    private TransportResponse head;
    private ByteArrayInputStream current = new ByteArrayInputStream(END);
    private boolean ended;
    private volatile IOException failure;
    private volatile boolean closed;
    private volatile boolean paused;

    ResponseStream(Operation operation, Outcome<ResponseStream> outcome) {
        this.operation = operation;
        this.outcome = outcome;
    }

    /** The head of the answer. */
    public CalcomResponse response() {
        return new CalcomResponse(operation, head, null);
    }

    @Override
    public void onHead(TransportResponse response) {
        head = response;
        if (response.statusCode() >= 400) {
            refusal = new AnswerReader(operation, PAUSE_ABOVE, new Refusal(outcome));
            refusal.onHead(response);
        } else {
            opened = true;
            outcome.succeeded(this);
        }
    }

    @Override
    public void onChunk(ByteBuffer chunk) {
        if (refusal != null) {
            refusal.onChunk(chunk);
            return;
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        chunks.add(bytes);
        if (buffered.addAndGet(bytes.length) > PAUSE_ABOVE) {
            paused = true;
            head.pause();
            // who read everything just before that found nothing to resume
            resumeIfDrained();
        }
    }

    @Override
    public void onEnd() {
        if (refusal != null) {
            refusal.onEnd();
        } else {
            chunks.add(END);
        }
    }

    @Override
    public void onFailure(Throwable cause, Transport.Stage stage) {
        if (!opened) {
            outcome.failed(Failures.broken(operation, cause, stage));
            return;
        }
        failure = new IOException("The answer of " + operation.uri() + " broke off: " + cause.getMessage(), cause);
        chunks.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current.available() == 0 && !ended) {
            take();
        }
        if (current.available() == 0 && failure != null) {
            throw failure;
        }
        return current.read(bytes, offset, length);
    }

    @Override
    public int available() {
        return current.available();
    }

    private void take() throws IOException {
        if (closed) {
            throw closed();
        }
        if (chunks.isEmpty() && Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Reading would block the event-loop thread " + Thread.currentThread().getName()
                                            + "; continue on another thread, for example with threads() or seda");
        }
        try {
            byte[] chunk = chunks.take();
            if (closed) {
                throw closed();
            }
            ended = chunk == END;
            current = new ByteArrayInputStream(chunk);
            buffered.addAndGet(-chunk.length);
            resumeIfDrained();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the answer of " + operation.uri(), e);
        }
    }

    private static IOException closed() {
        return new IOException("The stream is closed: its exchange has completed");
    }

    private void resumeIfDrained() {
        if (paused && buffered.get() < RESUME_BELOW) {
            paused = false;
            head.resume();
        }
    }

    /** Releases the connection; what was not read is discarded. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            chunks.add(END);
            head.abandon();
        }
    }

    /** An error answer is parsed after all. */
    private record Refusal(Outcome<ResponseStream> outcome) implements Outcome<CalcomResponse> {

        @Override
        public void succeeded(CalcomResponse response) {
            throw new IllegalStateException("An answer with status " + response.statusCode() + " was read as a success");
        }

        @Override
        public List<String> secrets() {
            return outcome.secrets();
        }

        @Override
        public void failed(CalcomException failure) {
            outcome.failed(failure);
        }
    }
}
