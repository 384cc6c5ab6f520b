package io.github.camelcalcom;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ServerAddress;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.CircuitBreakerSettings;
import io.github.camelcalcom.pacing.CircuitBreakers;
import io.github.camelcalcom.pacing.InjectedRateLimiter;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.RetryRules;
import io.github.camelcalcom.pacing.RetrySettings;
import io.github.camelcalcom.pacing.Timers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;

/** The policies of a component's calls: equal configurations get equal ones. Thread safe. */
final class CallPolicies {

    private final CalcomComponent component;
    private final Timers timers;
    private final Pacers pacers;
    private final CircuitBreakers circuitBreakers = new CircuitBreakers(Clock.systemUTC());
    private final InjectedRateLimiter rateLimiter;
    private final Map<RetrySettings, Retry> retries = new ConcurrentHashMap<>();

    CallPolicies(CalcomComponent component, Timers timers) {
        this.component = component;
        this.timers = timers;
        this.pacers = component.getPacers() != null ? component.getPacers() : new Pacers(component.getPacingQueueSize(), timers);
        this.rateLimiter = component.getRateLimiter() == null ? null : new InjectedRateLimiter(component.getRateLimiter());
    }

    CallPolicy policy(CalcomConfiguration configuration, ServerAddress server, CallPriority priority) {
        return new CallPolicy(timers, priority, configuration.isPacing() ? pacers : null, rateLimiter,
                circuitBreaker(configuration, server), retry(configuration));
    }

    /** How the pacers stand. */
    List<PacerFigures> pacerFigures() {
        return pacers.figures();
    }

    /** Those that there are, a user's own included. */
    List<CircuitBreaker> circuitBreakers() {
        return component.getCircuitBreaker() != null ? List.of(component.getCircuitBreaker()) : circuitBreakers.all();
    }

    private CircuitBreaker circuitBreaker(CalcomConfiguration configuration, ServerAddress server) {
        if (component.getCircuitBreaker() != null) {
            return component.getCircuitBreaker();
        }
        CircuitBreakerSettings settings = configuration.circuitBreakerSettings();
        return settings == null ? null : circuitBreakers.breaker(server, settings);
    }

    private Retry retry(CalcomConfiguration configuration) {
        if (component.getRetry() != null) {
            return component.getRetry();
        }
        RetrySettings settings = configuration.retrySettings();
        return settings.maxRetries() == 0 ? null : retries.computeIfAbsent(settings, absent -> RetryRules.retry("calcom", settings));
    }
}
