package io.github.camelcalcom;

import java.time.Duration;

import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.CircuitBreakerSettings;
import io.github.camelcalcom.pacing.RetrySettings;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say when a call is made, made again or not made. */
@UriParams
public abstract class ResilienceConfiguration extends CallerConfiguration {

    @UriParam(label = "advanced", defaultValue = "3",
              description = "How often a failed call is tried again where that is safe. 0 to never do it.")
    private int maxRetries = 3;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "500",
              description = "The pause before the first retry, in milliseconds. It doubles with each further one and varies at random by half.")
    private long retryDelay = 500;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "20000",
              description = "The longest pause before a retry, in milliseconds, where the server names none.")
    private long retryMaxDelay = 20_000;

    @UriParam(label = "advanced", defaultValue = "true",
              description = "Whether calls wait, each on its own thread, while the server's limit for their credential is used up, instead of"
                            + " being refused.")
    private boolean pacing = true;

    @UriParam(label = "advanced", enums = "high,normal,low",
              description = "Which calls go first where several wait for the server's limit. Without it, calls are normal and polls are low.")
    private CallPriority priority;

    @UriParam(label = "advanced", defaultValue = "false",
              description = "Whether calls to a server fail at once while it keeps failing.")
    private boolean circuitBreakerEnabled;

    @UriParam(label = "advanced", defaultValue = "50",
              description = "The share of failed calls, in percent, from which on the circuit breaker opens.")
    private int circuitBreakerFailureRate = 50;

    @UriParam(label = "advanced", defaultValue = "20",
              description = "How many of the last calls to the server the circuit breaker looks at.")
    private int circuitBreakerWindow = 20;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30000",
              description = "How long the circuit breaker stays open before it tries the server again, in milliseconds.")
    private long circuitBreakerOpenTime = 30_000;

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether bookings/create marks the booking with the metadata entry camelCalcomIdempotencyKey, by which a booking"
                            + " whose answer was lost is found again. Without it such a call fails as ambiguous.")
    private boolean idempotentBookings = true;

    @UriParam(label = "producer,advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "How long after it was sent a request whose answer was lost may still be executed by the server, in milliseconds."
                            + " A booking that is not found until then was not made.")
    private long ambiguityHorizon = 60_000;

    /**
     * How often and after which pauses a failed call is made again.
     *
     * @throws IllegalArgumentException if an option has a value that is not possible
     */
    RetrySettings retrySettings() {
        return new RetrySettings(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryMaxDelay));
    }

    /**
     * When the circuit breaker opens; null if there is none.
     *
     * @throws IllegalArgumentException if an option has a value that is not possible
     */
    CircuitBreakerSettings circuitBreakerSettings() {
        return circuitBreakerEnabled
                ? new CircuitBreakerSettings(circuitBreakerFailureRate, circuitBreakerWindow, Duration.ofMillis(circuitBreakerOpenTime)) : null;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public boolean isPacing() {
        return pacing;
    }

    public void setPacing(boolean pacing) {
        this.pacing = pacing;
    }

    public CallPriority getPriority() {
        return priority;
    }

    public void setPriority(CallPriority priority) {
        this.priority = priority;
    }

    public boolean isCircuitBreakerEnabled() {
        return circuitBreakerEnabled;
    }

    public void setCircuitBreakerEnabled(boolean circuitBreakerEnabled) {
        this.circuitBreakerEnabled = circuitBreakerEnabled;
    }

    public int getCircuitBreakerFailureRate() {
        return circuitBreakerFailureRate;
    }

    public void setCircuitBreakerFailureRate(int circuitBreakerFailureRate) {
        this.circuitBreakerFailureRate = circuitBreakerFailureRate;
    }

    public int getCircuitBreakerWindow() {
        return circuitBreakerWindow;
    }

    public void setCircuitBreakerWindow(int circuitBreakerWindow) {
        this.circuitBreakerWindow = circuitBreakerWindow;
    }

    public long getCircuitBreakerOpenTime() {
        return circuitBreakerOpenTime;
    }

    public void setCircuitBreakerOpenTime(long circuitBreakerOpenTime) {
        this.circuitBreakerOpenTime = circuitBreakerOpenTime;
    }

    public boolean isIdempotentBookings() {
        return idempotentBookings;
    }

    public void setIdempotentBookings(boolean idempotentBookings) {
        this.idempotentBookings = idempotentBookings;
    }

    public long getAmbiguityHorizon() {
        return ambiguityHorizon;
    }

    public void setAmbiguityHorizon(long ambiguityHorizon) {
        this.ambiguityHorizon = ambiguityHorizon;
    }
}
