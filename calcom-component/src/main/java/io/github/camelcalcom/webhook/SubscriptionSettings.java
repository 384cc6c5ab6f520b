/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The subscription that an endpoint needs.
 *
 * @param subscriberUrl   where the server delivers to
 * @param triggers        what it tells of
 * @param payloadTemplate the form of deliveries, null for the server's own
 * @param version         of the server's own form, null for the one that the server gives to new subscriptions
 * @param noShowTime      time after the start of a meeting at which the server checks who is present; null if that is not requested
 * @param noShowTimeUnit  the unit of that, such as {@code MINUTE}
 */
public record SubscriptionSettings(
        String subscriberUrl, Set<String> triggers, String payloadTemplate, String version, Integer noShowTime, String noShowTimeUnit) {

    public SubscriptionSettings {
        triggers = new TreeSet<>(triggers);
    }

    /** Whether a subscription is as it should be. What its server does not tell counts as right. */
    boolean areMetBy(Subscription subscription) {
        return subscription.active() && subscription.triggers().equals(triggers)
                && (payloadTemplate == null ? "" : payloadTemplate).equals(subscription.payloadTemplate())
                && isMet(version, subscription.version()) && isMet(noShowTime, subscription.noShowTime())
                && isMet(noShowTimeUnit, subscription.noShowTimeUnit());
    }

    private static boolean isMet(Object wanted, Object present) {
        return wanted == null || present == null || wanted.equals(present);
    }

    /**
     * The body of a request that brings a subscription about.
     *
     * @param existing what is there, null to create one
     * @param secret   null to leave it as it is
     */
    Map<String, Object> fields(Subscription existing, String secret) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("active", true);
        fields.put("subscriberUrl", subscriberUrl);
        fields.put("triggers", triggers);
        if (payloadTemplate != null || existing != null && !existing.payloadTemplate().isEmpty()) {
            // an empty template is none
            fields.put("payloadTemplate", payloadTemplate == null ? "" : payloadTemplate);
        }
        putIfPresent(fields, "version", version);
        putIfPresent(fields, "time", noShowTime);
        putIfPresent(fields, "timeUnit", noShowTimeUnit);
        putIfPresent(fields, "secret", secret);
        return fields;
    }

    private static void putIfPresent(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
