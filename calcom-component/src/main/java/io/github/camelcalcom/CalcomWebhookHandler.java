/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.telemetry.ComponentMeters;
import io.github.camelcalcom.webhook.Deduplication;
import io.github.camelcalcom.webhook.DeliveryKey;
import io.github.camelcalcom.webhook.DeliveryOutcome;
import io.github.camelcalcom.webhook.DeliveryStatus;
import io.github.camelcalcom.webhook.DeliveryVerifier;
import io.github.camelcalcom.webhook.DetachedProcessor;
import io.github.camelcalcom.webhook.RefusedDeliveryException;
import io.github.camelcalcom.webhook.TraceContext;
import io.github.camelcalcom.webhook.WebhookDelivery;
import io.github.camelcalcom.webhook.WebhookEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives deliveries. The route runs on an exchange of its own, so that nothing but the trace context of what a sender put into HTTP headers
 * reaches it and nothing of the route, not even its exception, reaches the sender. The answer is given when the route has completed, or after the
 * ackTimeout.
 */
final class CalcomWebhookHandler extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhookHandler.class);

    private final EndpointScope scope;
    private final Listening webhook;
    private final DeliveryVerifier verifier;
    private final Set<String> triggers;
    private final String receiver;
    private final AsyncProcessor route;
    private final String server;
    private final long ackTimeout;
    /** Null if the output is not records. */
    private final RecordOutput records;
    private final IdempotentRepository repository;
    private final Deduplication deduplication;
    private final AtomicBoolean hasWarnedOfAge = new AtomicBoolean();
    /** The kinds of failures since the last delivery that the route completed. */
    private final Set<String> loggedFailures = ConcurrentHashMap.newKeySet();
    private DetachedProcessor detachedRoute;

    /** The webhook that the deliveries are of. */
    interface Listening {

        /**
         * Takes the URL until {@link #endListening}.
         *
         * @throws IllegalArgumentException if another route of the context receives the deliveries of that URL
         */
        void beginListening();

        void endListening();

        /** Returns the threads of routes whose senders do not wait for their end. */
        ExecutorService workers();

        /** Returns the route that begins with the webhook. */
        String routeId();
    }

    /**
     * @param webhook  lets one route at a time listen at a URL
     * @param triggers what the route wants to know, null for everything
     * @param receiver what tells this receiver from others of the same events
     */
    CalcomWebhookHandler(EndpointScope scope, Listening webhook, DeliveryVerifier verifier, Set<String> triggers, String receiver, Processor route) {
        this.scope = scope;
        this.webhook = webhook;
        this.verifier = verifier;
        this.triggers = triggers;
        this.receiver = receiver;
        this.route = new GuardedRoute(AsyncProcessorConverterHelper.convert(route));
        this.server = scope.configuration().serverAddress().toString();
        this.ackTimeout = scope.configuration().getAckTimeout();
        this.records = RecordOutput.of(scope.operation(), scope.configuration());
        IdempotentRepository configured = scope.configuration().getIdempotentRepository();
        this.repository = configured != null ? configured : new MemoryIdempotentRepository();
        this.deduplication = new Deduplication(repository);
    }

    @Override
    protected void doStart() throws Exception {
        webhook.beginListening();
        deduplication.abandon();
        CamelContextAware.trySetCamelContext(repository, scope.context());
        ServiceHelper.startService(repository);
        if (ackTimeout > 0) {
            detachedRoute =
                    new DetachedProcessor(route, webhook.workers(), scope.configuration().getAckMaxPending(), webhook::routeId);
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        webhook.endListening();
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        deduplication.abandon();
        super.doShutdown();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        WebhookDelivery delivery;
        try {
            delivery = verifier.verified(exchange.getMessage());
        } catch (RefusedDeliveryException e) {
            logRefusal(e);
            count(DeliveryOutcome.REFUSED, e.status());
            return answered(exchange, e.status(), callback);
        }
        String trigger = delivery.event().trigger();
        if (triggers != null && trigger != null && !triggers.contains(trigger)) {
            LOG.debug("No route subscribes to the trigger of {}", delivery);
            count(DeliveryOutcome.UNWANTED, DeliveryStatus.PROCESSED);
            return answered(exchange, DeliveryStatus.PROCESSED, callback);
        }
        Exchange own = exchange(delivery);
        TraceContext.copy(exchange.getMessage(), own.getIn());
        String key = DeliveryKey.of(receiver, delivery);
        Answer answer = new Answer(exchange, callback);
        Deduplication.Known known = key == null ? Deduplication.Known.NEW : deduplication.begin(key, answer::give);
        if (known == Deduplication.Known.NEW) {
            return ackTimeout > 0 ? processDetached(exchange, own, key, answer) : process(exchange, own, key, callback);
        }
        LOG.debug("{} has come before", delivery);
        count(DeliveryOutcome.DUPLICATE, DeliveryStatus.PROCESSED);
        if (known == Deduplication.Known.PROCESSED) {
            return answered(exchange, DeliveryStatus.PROCESSED, callback);
        }
        answer.giveAtTimeout();
        return false;
    }

    /** The first signed delivery that is too old is a warning, since a wrong clock has the same effect as a replay. */
    private void logRefusal(RefusedDeliveryException refusal) {
        if (refusal.status() == DeliveryStatus.TOO_OLD && hasWarnedOfAge.compareAndSet(false, true)) {
            LOG.warn("Refused a delivery with {}: {}. Further ones are logged at level DEBUG. If the deliveries are new, check the clocks of this"
                     + " machine and of the server, and the option maxAge",
                    refusal.status().code(), refusal.getMessage());
        } else {
            LOG.debug("Refused a delivery with {}: {}", refusal.status().code(), refusal.getMessage());
        }
    }

    private boolean process(Exchange exchange, Exchange own, String key, AsyncCallback callback) {
        Thread caller = Thread.currentThread();
        return route.process(own, doneSync -> onThreadThatMayBlock(caller, () -> {
            answer(exchange, ended(own, key));
            callback.done(doneSync);
        }));
    }

    private boolean processDetached(Exchange exchange, Exchange own, String key, Answer answer) {
        boolean begins = false;
        try {
            begins = detachedRoute.process(own, beginner -> onThreadThatMayBlock(beginner, () -> answer.give(ended(own, key))));
        } finally {
            if (!begins) {
                end(key, DeliveryStatus.UNAVAILABLE);
            }
        }
        if (begins) {
            answer.giveAtTimeout();
            return false;
        }
        LOG.warn("Too many deliveries are in work: one is answered with {}. See the options ackMaxPending={} and ackTimeout={}",
                DeliveryStatus.UNAVAILABLE.code(), scope.configuration().getAckMaxPending(), ackTimeout);
        count(DeliveryOutcome.REFUSED, DeliveryStatus.UNAVAILABLE);
        return answered(exchange, DeliveryStatus.UNAVAILABLE, answer.callback);
    }

    /**
     * Repositories block, so a route that ended on an event loop must not use them there. Whether it ended on the thread
     * that began tells more than Camel's doneSync, which is false as soon as a route has several steps.
     */
    private void onThreadThatMayBlock(Thread beginner, Runnable ending) {
        if (Thread.currentThread() == beginner) {
            ending.run();
        } else {
            scope.runtime().workers().run(ending);
        }
    }

    private DeliveryStatus ended(Exchange own, String key) {
        DeliveryStatus status = own.isFailed() ? DeliveryStatus.FAILED : DeliveryStatus.PROCESSED;
        try {
            logEnd(own);
        } finally {
            end(key, status);
        }
        count(own.isFailed() ? DeliveryOutcome.FAILED : DeliveryOutcome.ACCEPTED, status);
        return status;
    }

    /** Failures in a row that are alike are one line at level WARN: they have one cause, and the meters count them. */
    private void logEnd(Exchange own) {
        if (!own.isFailed()) {
            loggedFailures.clear();
            return;
        }
        Exception reason = own.getException();
        if (loggedFailures.add(reason == null ? "rollback" : reason.getClass().getName())) {
            LOG.warn("The route failed on a delivery: {}. Until it completes one, failures like this one are logged at level DEBUG",
                    String.valueOf(reason));
        } else {
            LOG.debug("The route failed on a delivery: {}", String.valueOf(reason));
        }
    }

    private void count(DeliveryOutcome outcome, DeliveryStatus status) {
        ComponentMeters meters = scope.runtime().meters();
        if (meters == null) {
            return;
        }
        try {
            meters.delivered(scope.operation().uri(), outcome, status);
        } catch (RuntimeException | Error e) {
            LOG.warn("A delivery is answered with {}, but it could not be counted", status.code(), e);
        }
    }

    private void end(String key, DeliveryStatus status) {
        if (key != null) {
            deduplication.end(key, status);
        }
    }

    private static boolean answered(Exchange exchange, DeliveryStatus status, AsyncCallback callback) {
        answer(exchange, status);
        callback.done(true);
        return true;
    }

    private static void answer(Exchange exchange, DeliveryStatus status) {
        Message answer = new DefaultMessage(exchange.getContext());
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status.code());
        exchange.setMessage(answer);
    }

    private Exchange exchange(WebhookDelivery delivery) {
        WebhookEvent event = delivery.event();
        Exchange exchange = scope.endpoint().createExchange();
        Message message = exchange.getIn();
        message.setBody(switch (scope.configuration().getOutput()) {
            case MAP -> event.payload();
            case MODEL -> records.payload(event.payload());
            case JSON -> json(event.payload());
            case RAW -> new ByteArrayInputStream(delivery.body());
        });
        set(message, CalcomConstants.WEBHOOK_TRIGGER, event.trigger());
        set(message, CalcomConstants.WEBHOOK_CREATED_AT, event.createdAt() == null ? null : event.createdAt().toString());
        set(message, CalcomConstants.WEBHOOK_VERSION, event.version());
        set(message, CalcomConstants.WEBHOOK_BOOKING_UID, event.bookingUid());
        set(message, CalcomConstants.WEBHOOK_BOOKING_ID, event.bookingId());
        set(message, CalcomConstants.WEBHOOK_RESCHEDULED_FROM_UID, event.rescheduledFromUid());
        set(message, CalcomConstants.WEBHOOK_SEAT_UID, event.seatUid());
        set(message, CalcomConstants.WEBHOOK_SERVER, server);
        return exchange;
    }

    private String json(Object payload) {
        try {
            return scope.runtime().requestBody().mapper().writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON cannot be written as JSON", e);
        }
    }

    private static void set(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    /** The answer to a sender whose thread does not wait for it. Given once: with the status of the delivery, or after the ackTimeout. */
    private final class Answer {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private final AtomicBoolean given = new AtomicBoolean();
        private volatile Future<?> timeout;

        Answer(Exchange exchange, AsyncCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        void give(DeliveryStatus status) {
            if (given.compareAndSet(false, true)) {
                cancelTimeout();
                scope.runtime().workers().run(() -> {
                    answer(exchange, status);
                    callback.done(false);
                });
            }
        }

        void giveAtTimeout() {
            if (ackTimeout > 0 && !given.get()) {
                timeout = scope.runtime().workers().after(ackTimeout, () -> give(DeliveryStatus.ACCEPTED));
                if (given.get()) {
                    cancelTimeout();
                }
            }
        }

        private void cancelTimeout() {
            Future<?> timer = timeout;
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }
}
