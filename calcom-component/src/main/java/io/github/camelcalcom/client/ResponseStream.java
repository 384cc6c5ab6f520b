package io.github.camelcalcom.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.catalog.Operation;
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
    private final CompletableFuture<ResponseStream> opened;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private final AtomicInteger buffered = new AtomicInteger();
    private AnswerReader refusal;
    private TransportResponse head;
    private ByteArrayInputStream current = new ByteArrayInputStream(END);
    private boolean ended;
    private volatile IOException failure;
    private volatile boolean closed;
    private volatile boolean paused;

    ResponseStream(Operation operation, CompletableFuture<ResponseStream> opened) {
        this.operation = operation;
        this.opened = opened;
    }

    /** The head of the answer. */
    public CalcomResponse response() {
        return new CalcomResponse(operation, head, null);
    }

    @Override
    public void onHead(TransportResponse response) {
        head = response;
        if (response.statusCode() >= 400) {
            CompletableFuture<CalcomResponse> refused = new CompletableFuture<>();
            refused.whenComplete((none, cause) -> opened.completeExceptionally(cause));
            refusal = new AnswerReader(operation, PAUSE_ABOVE, refused);
            refusal.onHead(response);
        } else {
            opened.complete(this);
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
        if (!opened.completeExceptionally(Failures.broken(operation, cause, stage))) {
            failure = new IOException("The answer of " + operation.uri() + " broke off: " + cause.getMessage(), cause);
            chunks.add(END);
        }
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
        return current.read(bytes, offset, length);
    }

    @Override
    public int available() {
        return current.available();
    }

    private void take() throws IOException {
        if (closed) {
            throw new IOException("The stream is closed: its exchange has completed");
        }
        if (chunks.isEmpty() && Context.isOnEventLoopThread()) {
            throw new IllegalStateException("Reading would block the event-loop thread " + Thread.currentThread().getName()
                                            + "; continue on another thread, for example with threads() or seda");
        }
        try {
            byte[] chunk = chunks.take();
            ended = chunk == END;
            if (ended && failure != null) {
                throw failure;
            }
            current = new ByteArrayInputStream(chunk);
            if (buffered.addAndGet(-chunk.length) < RESUME_BELOW && paused) {
                paused = false;
                head.resume();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the answer of " + operation.uri(), e);
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
}
