package io.github.camelcalcom.metrics;

import java.util.List;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.changes.FeedFigures;
import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.webhook.DeliveryOutcome;
import io.github.camelcalcom.webhook.DeliveryStatus;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.CamelContext;

/**
 * The figures of one component, for whoever collects them. Names nothing of Micrometer, so that a component can be loaded without it.
 * Implementations are thread safe and block nobody.
 */
public interface ComponentMeters extends CallListener, AutoCloseable {

    /**
     * The meters of a component.
     *
     * @param  component the name under which the context has it
     * @return           null if Micrometer is not there, or if the registry of the context has no {@code MeterRegistry}: then nothing is
     *                   counted
     */
    static ComponentMeters find(CamelContext context, String component) {
        boolean isMicrometerThere = context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
        return isMicrometerThere ? MicrometerMeters.find(context, component) : null;
    }

    /** New tokens were asked for. */
    void tokensRequested(AuthenticationKind kind, boolean obtained);

    /**
     * A delivery has come to its end.
     *
     * @param operation of the endpoint that received it, such as {@code webhooks/events}
     * @param status    what its sender was told, or would have been
     */
    void delivered(String operation, DeliveryOutcome outcome, DeliveryStatus status);

    /** Shows how the component's pacers and circuit breakers stand; the suppliers are asked when somebody looks. */
    void watch(Supplier<List<PacerFigures>> pacers, Supplier<List<CircuitBreaker>> circuitBreakers);

    /**
     * Shows how a feed stands, until what is returned is run.
     *
     * @param figures is asked when somebody looks
     */
    Runnable follow(String operation, String routeId, Supplier<FeedFigures> figures);

    /** Shows nothing any more that would have to ask the component. What was counted stays. */
    @Override
    void close();
}
