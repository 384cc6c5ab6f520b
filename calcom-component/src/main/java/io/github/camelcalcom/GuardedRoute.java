/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends each exchange exactly once, also if its route throws an {@link Error}. Camel does not pass an Error to the error handler and does not
 * call back. The rest of the route stays in a queue of the thread and would run with the next exchange. Thread safe.
 */
final class GuardedRoute extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedRoute.class);
    /** Each attempt runs at least one queued step, unless there is no memory left. */
    private static final int MAX_ATTEMPTS = 1_000;

    private final AsyncProcessor route;

    GuardedRoute(AsyncProcessor route) {
        this.route = route;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Ending ending = new Ending(exchange, callback);
        try {
            return route.process(exchange, ending);
        } catch (RuntimeException | Error e) {
            ending.failure = e;
            fail(exchange, e);
            ending.done(false);
            return false;
        }
    }

    /**
     * Marks an exchange as failed and runs the steps that the route has left in the queue of this thread, which skip what follows.
     *
     * @param failure what the route threw
     */
    static void fail(Exchange exchange, Throwable failure) {
        LOG.error("The route threw {} while it processed the exchange {}, which has failed", failure, exchange.getExchangeId(), failure);
        ReactiveExecutor steps = exchange.getContext().getCamelContextExtension().getReactiveExecutor();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                steps.schedule(() -> skipRest(exchange, failure, steps));
                return;
            } catch (RuntimeException | Error e) {
                if (e != failure) {
                    failure.addSuppressed(e);
                }
            }
        }
    }

    /** A split or multicast that ends gives its exchange the state of a part, and the steps behind it would run: it is marked before each step. */
    private static void skipRest(Exchange exchange, Throwable failure, ReactiveExecutor steps) {
        do {
            exchange.setException(failure);
            exchange.setRouteStop(true);
            // as without this guard, the error handler must not repeat the step
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
        } while (steps.executeFromQueue());
    }

    /** Passes on the first call only. */
    private static final class Ending implements AsyncCallback {

        private final AtomicBoolean ended = new AtomicBoolean();
        private final Exchange exchange;
        private final AsyncCallback callback;
        private volatile Throwable failure;

        Ending(Exchange exchange, AsyncCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            if (ended.compareAndSet(false, true)) {
                if (failure != null) {
                    // the remaining steps may have replaced the exception
                    exchange.setException(failure);
                }
                callback.done(doneSync);
            }
        }
    }
}
