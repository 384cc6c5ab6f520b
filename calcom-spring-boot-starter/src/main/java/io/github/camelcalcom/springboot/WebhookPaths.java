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

/** Where the routes of this application receive webhooks, and feeds are told of changes, and how large a webhook may be there. Thread safe. */
final class WebhookPaths extends LifecycleStrategySupport {

    /** What {@link #limit} says of any other path. */
    static final int NONE = -1;

    // endpoints and not routes, since a feed listens at its pushPath without a route of its own
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

    /** Whether there is none, so that no path needs to be looked at. */
    boolean isEmpty() {
        return webhooks.isEmpty();
    }

    /** The most bytes of a webhook at this path within the application, or {@link #NONE} if nothing receives any there. */
    int limit(PathContainer path) {
        for (WebhookEndpoint webhook : webhooks) {
            Receiver receiver = receivers.computeIfAbsent(webhook, WebhookPaths::receiver);
            if (receiver != null && receiver.path().matches(path)) {
                return receiver.limit();
            }
        }
        return NONE;
    }

    /** Null if it is not one of this component's, or not initialized: then it does not listen yet. */
    private static Receiver receiver(WebhookEndpoint webhook) {
        return webhook.getEndpoint() instanceof CalcomEndpoint calcom
                ? new Receiver(PathPatternParser.defaultInstance.parse(webhook.getConfiguration().computeFullPath(true)),
                        calcom.getConfiguration().getMaxBodySize())
                : null;
    }
}
