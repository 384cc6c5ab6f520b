/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.CalcomEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths of webhook routes and of the pushPath of feeds, with the maximum size of their deliveries. Thread safe. */
final class WebhookPaths extends LifecycleStrategySupport {

    /** The result of {@link #limit} for any other path. */
    static final int NONE = -1;

    // endpoints and not routes, because a feed listens at its pushPath without its own route
    private final Set<WebhookEndpoint> webhooks = ConcurrentHashMap.newKeySet();
    private final Map<WebhookEndpoint, Receiver> receivers = new ConcurrentHashMap<>();

    private record Receiver(PathPattern path, int limit) {
    }

    @Override
    public void onEndpointAdd(Endpoint endpoint) {
        if (endpoint instanceof WebhookEndpoint webhook) {
            webhooks.add(webhook);
        }
    }

    @Override
    public void onEndpointRemove(Endpoint endpoint) {
        if (endpoint instanceof WebhookEndpoint webhook) {
            webhooks.remove(webhook);
            receivers.remove(webhook);
        }
    }

    /** Whether there are no paths, so that requests need not be checked. */
    boolean isEmpty() {
        return webhooks.isEmpty();
    }

    /** Returns the maximum size of a delivery at a path of the application, in bytes, or {@link #NONE} for any other path. */
    int limit(PathContainer path) {
        for (WebhookEndpoint webhook : webhooks) {
            Receiver receiver = receivers.computeIfAbsent(webhook, WebhookPaths::receiver);
            if (receiver != null && receiver.path().matches(path)) {
                return receiver.limit();
            }
        }
        return NONE;
    }

    /** Returns null if the endpoint is not one of this component, or not initialized and therefore not listening. */
    private static Receiver receiver(WebhookEndpoint webhook) {
        return webhook.getEndpoint() instanceof CalcomEndpoint calcom
                ? new Receiver(PathPatternParser.defaultInstance.parse(webhook.getConfiguration().computeFullPath(true)),
                        calcom.getConfiguration().getMaxBodySize())
                : null;
    }
}
