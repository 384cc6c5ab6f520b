package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    private static final String ACTIVE = "active";

    private final SubscriptionCalls calls;
    private final String subscriberUrl;
    private final Set<String> triggers;
    private final WebhookSecrets secrets;
    private final boolean acceptsUnsigned;
    private volatile String id;

    /**
     * @param triggers        what to be told of
     * @param secrets         learn the secret of the subscription
     * @param acceptsUnsigned whether a subscription without a secret is left as it is
     */
    public WebhookRegistration(
            SubscriptionCalls calls, String subscriberUrl, Set<String> triggers, WebhookSecrets secrets, boolean acceptsUnsigned) {
        this.calls = calls;
        this.subscriberUrl = subscriberUrl;
        this.triggers = new TreeSet<>(triggers);
        this.secrets = secrets;
        this.acceptsUnsigned = acceptsUnsigned;
    }

    /** Where the server delivers to. */
    public String subscriberUrl() {
        return subscriberUrl;
    }

    /**
     * Uses the subscription that the server has for the URL, brings it up to date, or creates one.
     *
     * @param  timeout              for each call
     * @throws CalcomException      if a call fails
     * @throws TimeoutException     if a call takes too long
     * @throws InterruptedException if this thread is interrupted; the state at the server is not known then
     */
    public void register(Duration timeout) throws CalcomException, TimeoutException, InterruptedException {
        Optional<Subscription> existing = find(timeout);
        if (existing.isEmpty()) {
            Subscription created = await(calls.create(fields(true)), timeout);
            id = created == null ? null : created.id();
            LOG.info("Created webhook {} for {}", id, subscriberUrl);
            return;
        }
        Subscription subscription = existing.get();
        boolean keepsSecret = fits(subscription.secret());
        if (keepsSecret) {
            secrets.adopt(subscription.secret());
        }
        if (keepsSecret && subscription.active() && subscription.triggers().equals(triggers)) {
            LOG.info("Using webhook {} of {} as it is", subscription.id(), subscriberUrl);
        } else {
            await(calls.update(subscription.id(), fields(!keepsSecret)), timeout);
            LOG.info("Updated webhook {} of {}", subscription.id(), subscriberUrl);
        }
        id = subscription.id();
    }

    private boolean fits(String secret) {
        if (secrets.areConfigured()) {
            return secrets.forSubscription().equals(secret);
        }
        return secret != null || acceptsUnsigned;
    }

    private Map<String, Object> fields(boolean withSecret) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ACTIVE, true);
        fields.put("subscriberUrl", subscriberUrl);
        fields.put("triggers", triggers);
        if (withSecret) {
            fields.put("secret", secrets.forSubscription());
        }
        return fields;
    }

    /** Where scopes allow several subscriptions of one URL, every node must choose the same. */
    private Optional<Subscription> find(Duration timeout) throws CalcomException, TimeoutException, InterruptedException {
        return await(calls.list(), timeout).stream().filter(subscription -> subscription.subscriberUrl().equals(subscriberUrl))
                .min(Comparator.comparing(Subscription::id));
    }

    /**
     * Ends the subscription of the URL. That it is gone already is a success.
     *
     * @param  timeout              for all calls together
     * @throws CalcomException      if a call fails
     * @throws TimeoutException     if it takes too long
     * @throws InterruptedException if this thread is interrupted
     */
    public void withdraw(StopAction action, Duration timeout) throws CalcomException, TimeoutException, InterruptedException {
        if (action == StopAction.KEEP) {
            return;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        String known = id != null ? id : find(timeout).map(Subscription::id).orElse(null);
        if (known == null) {
            return;
        }
        try {
            await(action == StopAction.DELETE ? calls.delete(known) : calls.update(known, Map.of(ACTIVE, false)),
                    Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            LOG.info("{} webhook {} of {}", action == StopAction.DELETE ? "Deleted" : "Disabled", known, subscriberUrl);
        } catch (CalcomNotFoundException e) {
            LOG.info("Webhook {} of {} was gone already", known, subscriberUrl);
        }
        id = null;
    }

    private static <T> T await(CompletableFuture<T> call, Duration timeout)
            throws CalcomException, TimeoutException, InterruptedException {
        try {
            return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CalcomException failure) {
                throw failure;
            }
            throw new IllegalStateException("The call ended in an unexpected way: " + e.getCause(), e.getCause());
        }
    }
}
