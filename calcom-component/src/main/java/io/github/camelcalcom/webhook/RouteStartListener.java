/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.Optional;

import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Waits until the route of an endpoint listens: a delivery that came earlier would be lost, since Cal.com does not repeat it. */
public final class RouteStartListener extends SimpleEventNotifierSupport {

    private final Endpoint endpoint;
    private final Runnable action;

    /**
     * @param endpoint receives webhooks for a route
     * @param action   is run each time the route has started
     */
    public RouteStartListener(Endpoint endpoint, Runnable action) {
        this.endpoint = endpoint;
        this.action = action;
        setIgnoreExchangeEvents(true);
        setIgnoreCamelContextEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.RouteStartedEvent started && receives(started.getRoute().getEndpoint(), endpoint)) {
            action.run();
        }
    }

    /** The route that begins with an endpoint, or with one that receives for it; empty if there is none. */
    public static Optional<String> routeId(Endpoint endpoint) {
        return endpoint.getCamelContext().getRoutes().stream().filter(route -> receives(route.getEndpoint(), endpoint)).map(Route::getRouteId)
                .findFirst();
    }

    /**
     * Whether an endpoint receives for another one.
     *
     * @param from what a route begins with
     */
    public static boolean receives(Endpoint from, Endpoint endpoint) {
        Endpoint current = from;
        while (current != endpoint && current instanceof DelegateEndpoint outer) {
            current = outer.getEndpoint();
        }
        return current == endpoint;
    }
}
