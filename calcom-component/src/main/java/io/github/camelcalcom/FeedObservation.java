package io.github.camelcalcom;

import io.github.camelcalcom.feed.FeedHealthCheck;
import io.github.camelcalcom.telemetry.ComponentMeters;
import io.github.camelcalcom.webhook.RouteStartListener;
import org.apache.camel.health.HealthCheckRegistry;

/** What the feed of a consumer shows of itself while it runs: its meters, and a health check where Camel's own does not reach. Not thread safe. */
final class FeedObservation {

    private final CalcomConsumer consumer;
    private final CalcomEndpoint endpoint;
    private Runnable metersToStop;
    private FeedHealthCheck ownCheck;

    FeedObservation(CalcomConsumer consumer, CalcomEndpoint endpoint) {
        this.consumer = consumer;
        this.endpoint = endpoint;
    }

    /** The route that the consumer reads for, also where an endpoint such as {@code master:} stands between; null if it reads for none. */
    String route() {
        return consumer.getRouteId() != null ? consumer.getRouteId() : RouteStartListener.routeId(endpoint).orElse(null);
    }

    /** Shows the feed of the consumer, which has to have one; that of a consumer without a route has no name to be shown under. */
    void start() {
        String route = route();
        if (route == null) {
            return;
        }
        ComponentMeters meters = endpoint.getComponent().runtime().meters();
        if (meters != null) {
            metersToStop = meters.follow(endpoint.getCatalogOperation().uri(), route, consumer::getFigures);
        }
        HealthCheckRegistry checks = HealthCheckRegistry.get(endpoint.getCamelContext());
        // Camel asks the consumer of a route only, which is not this one but the one of master:
        if (checks != null && consumer.getRouteId() == null) {
            ownCheck = new FeedHealthCheck("calcom-feed-" + route, consumer.getHealthCheck(), consumer::getFigures,
                    consumer::pollStatus);
            checks.register(ownCheck);
        }
    }

    void stop() {
        if (metersToStop != null) {
            metersToStop.run();
            metersToStop = null;
        }
        if (ownCheck != null) {
            HealthCheckRegistry.get(endpoint.getCamelContext()).unregister(ownCheck);
            ownCheck = null;
        }
    }
}
