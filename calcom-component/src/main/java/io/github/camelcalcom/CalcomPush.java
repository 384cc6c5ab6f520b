/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.feed.PushTrigger;
import io.github.camelcalcom.storage.Fingerprint;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.webhook.WebhookComponent;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;

/**
 * Receives the webhooks that make a feed quick, at a {@code webhook:calcom:} endpoint of its own. They only say that there is something to
 * poll for, so that one which is lost, repeated or made up can neither lose nor double a booking. Not thread safe.
 */
final class CalcomPush {

    private static final Pattern PATH = Pattern.compile("[\\w./~-]+");
    private static final String EVENT_TYPE_ID = "eventTypeId";
    private static final String PLATFORM_HTTP = "platform-http";

    private final CamelContext context;
    private final CalcomConfiguration configuration;
    private final Operation events;
    private final Map<String, Object> parameters;
    private ScheduledExecutorService ownExecutor;
    private volatile PushTrigger trigger;
    private Endpoint receiver;
    private WebhookEndpoint webhook;
    private Consumer consumer;

    /** Makes an endpoint that receives webhooks. */
    @FunctionalInterface
    interface ReceiverFactory {

        Receiver create(String uri, Operation events, CalcomConfiguration configuration, Map<String, Object> parameters);
    }

    /**
     * What receives the webhooks.
     *
     * @param startRegistering registers the webhook, since no start of a route says when
     */
    record Receiver(Endpoint endpoint, Runnable startRegistering) {
    }

    /** @throws IllegalArgumentException if no webhook tells of what the feed follows */
    CalcomPush(EndpointScope feed) {
        this.context = feed.context();
        this.configuration = feed.configuration();
        if (!PATH.matcher(configuration.getPushPath()).matches()) {
            throw new IllegalArgumentException("Invalid value '" + configuration.getPushPath() + "' of the option pushPath: expected a path such as"
                                               + " /calcom/feed");
        }
        Map<String, Object> known = feed.parameters();
        this.parameters = new LinkedHashMap<>();
        String scope = switch (feed.operation().resource()) {
            case "bookings" -> scope(known, "webhooks");
            case "org-bookings", "org-team-bookings", "org-user-bookings" -> scope(known, "org-webhooks", "orgId");
            case "team-bookings" -> {
                if (!known.containsKey(EVENT_TYPE_ID)) {
                    throw new IllegalArgumentException("The option pushPath=" + configuration.getPushPath() + " is not possible here: Cal.com has"
                                                       + " webhooks of a team's single event types and of organizations, but none of a team. Add"
                                                       + " the option eventTypeId, follow calcom:org-team-bookings/changes if the team is one of"
                                                       + " an organization, or leave pushPath out and set a shorter delay");
                }
                yield scope(known, "team-event-type-webhooks", "teamId", EVENT_TYPE_ID);
            }
            default -> throw new IllegalArgumentException("The option pushPath=" + configuration.getPushPath() + " is not possible with calcom:"
                                                          + feed.operation().uri() + ", of which no webhook tells. Leave it out; it is"
                                                          + " for feeds of bookings, such as calcom:bookings/changes");
        };
        this.events = OperationResolver.resolve(scope + "/events");
    }

    private String scope(Map<String, Object> known, String resource, String... names) {
        List.of(names).forEach(name -> parameters.put(name, known.get(name)));
        return resource;
    }

    /**
     * Listens, and begins to register the webhook in the background.
     *
     * @param  scheduler                of the feed's other polls
     * @param  poll                     polls the feed
     * @param  receivers                makes the endpoint that receives the webhooks
     * @throws IllegalArgumentException if the options cannot work
     */
    void start(ScheduledPollConsumerScheduler scheduler, PushTrigger.Poll poll, ReceiverFactory receivers) throws Exception {
        Map<String, Object> query = new LinkedHashMap<>();
        // gives the receiver a URI of its own, by which camel-webhook finds it
        query.put("subscription", "push-" + Fingerprint.of(configuration.getPushPath()));
        String uri = "calcom:" + events.uri() + '?' + URISupport.createQueryString(query, false);
        requireOwnPath();
        trigger = new PushTrigger(executor(scheduler), poll);
        try {
            Receiver created = receivers.create(uri, events, ofReceiver(), parameters);
            receiver = created.endpoint();
            context.addEndpoint(uri, receiver);
            query.put("webhookPath", configuration.getPushPath());
            query.put("webhookComponentName", componentName());
            query.put("webhookAutoRegister", configuration.isPushRegister());
            query.put("webhookExternalUrl", configuration.getPushExternalUrl());
            query.values().removeIf(Objects::isNull);
            // camel-webhook takes the values as they are written
            webhook = context.getEndpoint("webhook:calcom:" + events.uri() + '?' + URISupport.createQueryString(query, false),
                    WebhookEndpoint.class);
            consumer = webhook.createConsumer(
                    exchange -> bookingChanged(exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_BOOKING_UID, String.class)));
            ServiceHelper.startService(webhook, consumer);
            created.startRegistering().run();
        } catch (Exception e) {
            stop();
            throw e;
        }
    }

    /** HTTP components differ in what they do with a path that is there twice, and none of it is of use. */
    private void requireOwnPath() {
        WebhookConfiguration target = webhooks().copy();
        target.setWebhookPath(configuration.getPushPath());
        String path = target.computeFullPath(false);
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof WebhookEndpoint other && other.isStarted() && path.equals(other.getConfiguration().computeFullPath(false))) {
                throw new IllegalArgumentException("The option pushPath=" + configuration.getPushPath() + " names a path that another feed or"
                                                   + " route receives webhooks at. Give each one a path of its own");
            }
        }
    }

    /** What is configured for all webhooks. */
    private WebhookConfiguration webhooks() {
        return context.getComponent("webhook", WebhookComponent.class).getConfiguration();
    }

    /** The thread of the schedule, so that no poll has to wait for another one; a thread of its own where it has none that we know. */
    private ScheduledExecutorService executor(ScheduledPollConsumerScheduler scheduler) {
        if (scheduler instanceof DefaultScheduledPollConsumerScheduler known) {
            return known.getScheduledExecutorService();
        }
        ownExecutor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "CalcomPush");
        return ownExecutor;
    }

    private void bookingChanged(String bookingUid) {
        trigger.bookingChanged(bookingUid);
    }

    /** A poll has brought a booking. */
    void received(String bookingUid) {
        trigger.received(bookingUid);
    }

    /** Calls as the feed does. What is for the feed's exchanges is not for deliveries. */
    private CalcomConfiguration ofReceiver() {
        CalcomConfiguration own = configuration.copy();
        own.setSubscription(null);
        own.setOutput(OutputFormat.MAP);
        own.setIdempotentRepository(null);
        own.setAckTimeout(0);
        own.setMaxAge(0);
        return own;
    }

    /** What listens: what the user says, else what camel-webhook finds, or platform-http, which it does not look for by itself. */
    private String componentName() {
        String ofAllWebhooks = webhooks().getWebhookComponentName();
        if (configuration.getPushComponentName() != null || ofAllWebhooks != null) {
            return configuration.getPushComponentName() != null ? configuration.getPushComponentName() : ofAllWebhooks;
        }
        for (String name : context.getComponentNames()) {
            if (context.getComponent(name) instanceof RestConsumerFactory) {
                return name;
            }
        }
        return context.getComponent(PLATFORM_HTTP) instanceof RestConsumerFactory ? PLATFORM_HTTP : null;
    }

    /** Listens no more; the webhook stays registered. */
    void suspend() {
        ServiceHelper.stopService(consumer);
    }

    /** Listens again, and polls the feed for changes without a notification. */
    void resume() {
        ServiceHelper.startService(consumer);
        bookingChanged(null);
    }

    /** Ends what was started, and does with the webhook what the option onStop says. */
    void stop() throws Exception {
        if (trigger != null) {
            trigger.close();
        }
        if (ownExecutor != null) {
            context.getExecutorServiceManager().shutdownNow(ownExecutor);
            ownExecutor = null;
        }
        ServiceHelper.stopAndShutdownService(consumer);
        consumer = null;
        for (Endpoint endpoint : new Endpoint[] { webhook, receiver }) {
            if (endpoint != null) {
                context.removeEndpoint(endpoint);
            }
        }
        webhook = null;
        receiver = null;
    }
}
