/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the server has one active subscription for a URL. A subscription belongs to the URL that it delivers to, so no
 * other is ever touched. Blocks its caller while it waits for the server; for one thread at a time.
 */
public final class WebhookRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

    private final SubscriptionCalls calls;
    private final SubscriptionSettings settings;
    private final WebhookSecrets secrets;
    private final boolean acceptsUnsigned;
    private volatile String id;

    /** What was found and done. */
    public enum Result {
        /** There was one subscription, and it is in use. */
        FOUND,
        /** There was none, so one was made. Another node may have done the same at that moment. */
        CREATED,
        /** There are several, and the first is in use. */
        SEVERAL
    }

    /**
     * @param settings        what is wanted
     * @param secrets         learn the secret of the subscription
     * @param acceptsUnsigned whether a subscription without a secret is left as it is
     */
    public WebhookRegistration(SubscriptionCalls calls, SubscriptionSettings settings, WebhookSecrets secrets, boolean acceptsUnsigned) {
        this.calls = calls;
        this.settings = settings;
        this.secrets = secrets;
        this.acceptsUnsigned = acceptsUnsigned;
    }

    /** Where the server delivers to. */
    public String subscriberUrl() {
        return settings.subscriberUrl();
    }

    /**
     * Uses the subscription that the server has for the URL, brings it up to date, or creates one. Accepts the secrets of all that there
     * are.
     *
     * @param  timeout         for each call
     * @throws CalcomException if a call fails
     */
    public Result register(Duration timeout) throws CalcomException {
        List<Subscription> existing = find(timeout);
        if (existing.isEmpty()) {
            try {
                Subscription created = calls.create(settings.fields(null, secrets.forSubscription()), timeout);
                id = created == null ? null : created.id();
                LOG.info("Created webhook {} for {}", id, subscriberUrl());
                return Result.CREATED;
            } catch (CalcomConflictException e) {
                // another node was faster; the next attempt finds what it made, or tells the conflict
                existing = find(timeout);
                if (existing.isEmpty()) {
                    throw e;
                }
            }
        }
        use(existing.get(0), timeout);
        existing.forEach(subscription -> secrets.accept(subscription.secret()));
        return existing.size() > 1 ? Result.SEVERAL : Result.FOUND;
    }

    private void use(Subscription subscription, Duration timeout) throws CalcomException {
        boolean keepsSecret = fits(subscription.secret());
        if (keepsSecret) {
            secrets.adopt(subscription.secret());
        }
        if (keepsSecret && settings.areMetBy(subscription)) {
            LOG.info("Using webhook {} of {} as it is", subscription.id(), subscriberUrl());
        } else {
            calls.update(subscription.id(), settings.fields(subscription, keepsSecret ? null : secrets.forSubscription()), timeout);
            LOG.info("Updated webhook {} of {}", subscription.id(), subscriberUrl());
        }
        id = subscription.id();
    }

    private boolean fits(String secret) {
        if (secrets.areConfigured()) {
            return secrets.forSubscription().equals(secret);
        }
        return secret != null || acceptsUnsigned;
    }

    /** Where scopes allow several subscriptions of one URL, every node must put the same first. */
    private List<Subscription> find(Duration timeout) throws CalcomException {
        return calls.list(timeout).stream().filter(subscription -> subscription.subscriberUrl().equals(subscriberUrl()))
                .sorted(Comparator.comparing(Subscription::id)).toList();
    }

    /**
     * Uses the first subscription of the URL and deletes the others. Only for who has given every node the time to accept the secret of
     * the first.
     *
     * @param  timeout         for each call
     * @throws CalcomException if a call fails
     */
    public void removeDuplicates(Duration timeout) throws CalcomException {
        List<Subscription> existing = find(timeout);
        if (existing.isEmpty()) {
            register(timeout);
            return;
        }
        use(existing.get(0), timeout);
        for (Subscription duplicate : existing.subList(1, existing.size())) {
            delete(duplicate.id(), timeout);
        }
    }

    /**
     * Ends the subscription of the URL. That it is gone already is a success.
     *
     * @param  timeout         for all calls together
     * @throws CalcomException if a call fails
     */
    public void withdraw(StopAction action, Duration timeout) throws CalcomException {
        if (action == StopAction.KEEP) {
            return;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        String known = id;
        if (known == null) {
            known = find(timeout).stream().findFirst().map(Subscription::id).orElse(null);
        }
        if (known == null) {
            return;
        }
        Duration rest = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (action == StopAction.DELETE) {
            delete(known, rest);
        } else {
            disable(known, rest);
        }
        id = null;
    }

    private void disable(String known, Duration timeout) throws CalcomException {
        try {
            calls.update(known, Map.of("active", false), timeout);
            LOG.info("Disabled webhook {} of {}", known, subscriberUrl());
        } catch (CalcomNotFoundException e) {
            LOG.info("Webhook {} of {} was gone already", known, subscriberUrl());
        }
    }

    private void delete(String known, Duration timeout) throws CalcomException {
        try {
            calls.delete(known, timeout);
            LOG.info("Deleted webhook {} of {}", known, subscriberUrl());
        } catch (CalcomNotFoundException e) {
            LOG.info("Webhook {} of {} was gone already", known, subscriberUrl());
        }
    }
}
