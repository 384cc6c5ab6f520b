package io.github.camelcalcom.sandbox;

import io.vertx.core.Context;
import io.vertx.core.Future;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on the threads of tests, for what a sandbox does on its event loop. */
final class EventLoop {

    private static final int SECONDS_TO_WAIT = 60;

    private EventLoop() {
    }

    /**
     * Fails on an event-loop thread.
     *
     * @throws IllegalStateException where waiting would never end
     */
    static void requireOtherThread() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("The sandbox cannot be waited for on an event-loop thread: that would block it");
        }
    }

    /** The result of a future, or its failure as an exception. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The sandbox failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The sandbox did not answer within " + SECONDS_TO_WAIT + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sandbox", e);
        }
    }
}
