package io.github.camelcalcom;

import java.util.List;

import io.github.camelcalcom.auth.TokenAuthentication;
import io.github.camelcalcom.metrics.ComponentMeters;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * What a component shows of itself while it runs: figures for whoever collects them or looks, and its health check. Lists hold what has been
 * needed so far. Thread safe.
 */
final class CalcomObservation {

    private final CalcomComponent component;
    private volatile ComponentMeters meters;
    private CalcomHealthCheck healthCheck;

    CalcomObservation(CalcomComponent component) {
        this.component = component;
    }

    /** Begins to show something, where anybody may look. */
    void start() {
        healthCheck = new CalcomHealthCheck(component, name());
        healthCheck.register();
        meters = ComponentMeters.find(component.getCamelContext(), name());
        if (meters != null) {
            meters.watch(this::pacers, this::circuitBreakers);
        }
    }

    void stop() {
        if (healthCheck != null) {
            healthCheck.unregister();
        }
        if (meters != null) {
            meters.close();
        }
    }

    /** The name that the component has in its context, such as {@code calcom}. */
    String name() {
        return component.getCamelContext().getComponentNames().stream()
                .filter(name -> component.getCamelContext().hasComponent(name) == component).findFirst().orElse("calcom");
    }

    /** Where figures are counted; null where nobody collects them. */
    ComponentMeters meters() {
        return meters;
    }

    /** How the pacers stand. */
    List<PacerFigures> pacers() {
        CalcomClients clients = component.clientsSoFar();
        return clients == null ? List.of() : clients.policies().pacerFigures();
    }

    /** The circuit breakers, a user's own included. */
    List<CircuitBreaker> circuitBreakers() {
        CalcomClients clients = component.clientsSoFar();
        return clients == null ? List.of() : clients.policies().circuitBreakers();
    }

    /** Everybody whose tokens are renewed. */
    List<TokenAuthentication> tokens() {
        CalcomClients clients = component.clientsSoFar();
        return clients == null ? List.of() : clients.identities().tokenAuthentications();
    }
}
