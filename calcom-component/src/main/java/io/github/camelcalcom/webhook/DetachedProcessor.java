/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InflightRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes exchanges on threads of its own, so that who hands them over need not wait for their end; as many at a time as there may be.
 * Thread safe; does not block.
 */
public final class DetachedProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(DetachedProcessor.class);

    private final AsyncProcessor route;
    private final Executor executor;
    private final Supplier<String> routeId;
    private final Semaphore places;

    /**
     * @param route      must call back once for each exchange, whatever fails
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
     * @param  whenDone called at the end with the thread that began, possibly on another thread
     * @return          false if there is no place for it; nothing happens then
     */
    public boolean process(Exchange exchange, Consumer<Thread> whenDone) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean begins = false;
        try {
            begins = begin(exchange, whenDone, routeId.get());
        } finally {
            if (!begins) {
                places.release();
            }
        }
        return begins;
    }

    private boolean begin(Exchange exchange, Consumer<Thread> whenDone, String owner) {
        InflightRepository inFlight = exchange.getContext().getInflightRepository();
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
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // the pool is shut down, or there cannot be more threads
            LOG.warn("A delivery could not begin: {}", e.toString());
            inFlight.remove(exchange, owner);
            return false;
        }
    }
}
