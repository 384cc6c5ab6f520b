/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Tells whether a webhook is registered and, if not, what is missing. A node is ready once it knows a secret, registered or not: if it were
 * taken out of traffic because the API is away, the deliveries of a subscription that exists would be lost.
 */
public final class RegistrationHealthCheck implements HealthCheck {

    private final String id;
    private final RegistrationTask task;
    private final BooleanSupplier isReady;
    private final String subscriberUrl;
    private volatile boolean enabled = true;

    /**
     * @param id      names it among all health checks of the context
     * @param isReady whether deliveries can be distinguished from forgeries
     */
    public RegistrationHealthCheck(String id, RegistrationTask task, BooleanSupplier isReady, String subscriberUrl) {
        this.id = id;
        this.task = task;
        this.isReady = isReady;
        this.subscriberUrl = subscriberUrl;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail("webhook.subscriberUrl", subscriberUrl);
        String obstacle = task.obstacle();
        boolean isUp = obstacle == null || options.get(CHECK_KIND) == Kind.READINESS && isReady.getAsBoolean();
        return isUp ? result.up().build()
                : result.down().message("The webhook for " + subscriberUrl + " is not registered: " + obstacle).build();
    }
}
