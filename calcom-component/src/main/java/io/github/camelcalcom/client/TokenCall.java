package io.github.camelcalcom.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;

/** One request for tokens, and its answer, of which no secret that was sent gets into an exception. */
final class TokenCall implements Transport.Listener {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Operation operation;
    private final List<String> secrets;
    private final Instant sentAt;
    private final CompletableFuture<TokenAnswer> future = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private TransportResponse head;

    private TokenCall(Operation operation, List<String> secrets, Instant sentAt) {
        this.operation = operation;
        this.secrets = secrets;
        this.sentAt = sentAt;
    }

    /**
     * Sends a request.
     *
     * @param  secrets what the body holds and no message may show; of the credential, that is known
     * @return         fails with a {@link CalcomException}
     */
    static CompletableFuture<TokenAnswer> send(Transport transport, Operation operation, TransportRequest request, long timeoutMillis,
                                               List<String> secrets, Clock clock) {
        List<String> sent = Stream.concat(secrets.stream(), request.credential().secrets().stream()).toList();
        TokenCall call = new TokenCall(operation, sent, clock.instant());
        transport.send(request, timeoutMillis, call);
        return call.future;
    }

    @Override
    public void onHead(TransportResponse response) {
        head = response;
    }

    @Override
    public void onChunk(ByteBuffer chunk) {
        byte[] bytes = new byte[Math.min(chunk.remaining(), LONGEST_ANSWER - body.size())];
        boolean whole = bytes.length == chunk.remaining();
        chunk.get(bytes);
        body.writeBytes(bytes);
        if (!whole) {
            head.abandon();
            onEnd();
        }
    }

    @Override
    public void onEnd() {
        int status = head.statusCode();
        if (status >= 400) {
            future.completeExceptionally(Failures.refused(operation, head, body.toByteArray(), secrets));
        } else if (status >= 300) {
            future.completeExceptionally(Failures.unreadable(operation, head, "it is a redirect, which is not followed; check apiUrl", null));
        } else {
            try {
                future.complete(TokenAnswer.read(operation, head, body.toByteArray(), sentAt));
            } catch (CalcomException | RuntimeException | Error e) {
                future.completeExceptionally(e);
            }
        }
    }

    @Override
    public void onFailure(Throwable cause, Transport.Stage stage) {
        future.completeExceptionally(Failures.broken(operation, cause, stage));
    }
}
