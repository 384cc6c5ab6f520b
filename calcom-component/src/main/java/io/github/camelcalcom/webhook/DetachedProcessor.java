package io.github.camelcalcom.webhook;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InflightRepository;

/**
 * Processes exchanges on threads of its own, so that who hands them over need not wait for their end; as many at a time as there may be.
 * Thread safe; does not block.
 */
public final class DetachedProcessor {

    private final AsyncProcessor route;
    private final Executor executor;
    private final Supplier<String> routeId;
    private final Semaphore places;

    /**
     * @param executor   begins to process exchanges
     * @param maxPending how many may be waiting and in work together
     * @param routeId    the route whose stop waits for them
     */
    public DetachedProcessor(AsyncProcessor route, Executor executor, int maxPending, Supplier<String> routeId) {
        this.route = route;
        this.executor = executor;
        this.places = new Semaphore(maxPending);
        this.routeId = routeId;
    }

    /**
     * Processes an exchange.
     *
     * @param  whenDone is told at the end which thread has begun; it may be another one that tells
     * @return          false if there is no place for it; nothing happens then
     */
    public boolean process(Exchange exchange, Consumer<Thread> whenDone) {
        if (!places.tryAcquire()) {
            return false;
        }
        InflightRepository inFlight = exchange.getContext().getInflightRepository();
        String owner = routeId.get();
        // a route that is stopped waits for what has begun; this makes it wait for what has not begun too
        inFlight.add(exchange, owner);
        try {
            executor.execute(() -> {
                Thread beginner = Thread.currentThread();
                route.process(exchange, doneSync -> {
                    places.release();
                    try {
                        whenDone.accept(beginner);
                    } finally {
                        inFlight.remove(exchange, owner);
                    }
                });
            });
            return true;
        } catch (RejectedExecutionException e) {
            inFlight.remove(exchange, owner);
            places.release();
            return false;
        }
    }
}
