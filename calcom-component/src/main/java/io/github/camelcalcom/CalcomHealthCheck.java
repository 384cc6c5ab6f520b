/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.EventLoops;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.ErrorKind;
import io.github.camelcalcom.pacing.CallPriority;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.util.ObjectHelper;

/**
 * Tells whether the server takes calls of the credential that a component is configured with, by asking it who is calling. Never shows the
 * answer. An answer holds for {@link #CACHED}, so that probes cost next to none of the server's limit; a probe waits for
 * {@link #TIMEOUT} at most. Not a liveness check: a restart does not bring a server back. Thread safe.
 */
public final class CalcomHealthCheck implements HealthCheck {

    /** How long an answer of the server holds. */
    static final Duration CACHED = Duration.ofSeconds(30);
    /** How long a probe waits for the server. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String WHO_AM_I = "me/get";
    private static final String USERS_OF_A_PLATFORM = "oauth-client-users/list";

    private final String id;
    private final CalcomConfiguration configuration;
    private final CalcomRuntime runtime;
    private final Duration cached;
    private final Duration timeout;
    private volatile boolean enabled;
    private Answer last;

    /** @param id name of the component in its context */
    CalcomHealthCheck(String id, CalcomConfiguration configuration, CalcomRuntime runtime, boolean enabled) {
        this(id, configuration, runtime, enabled, CACHED, TIMEOUT);
    }

    CalcomHealthCheck(String id, CalcomConfiguration configuration, CalcomRuntime runtime, boolean enabled, Duration cached, Duration timeout) {
        this.id = id;
        this.configuration = configuration;
        this.runtime = runtime;
        this.enabled = enabled;
        this.cached = cached;
        this.timeout = timeout;
    }

    /** Adds this to Camel's checks of producers, which are off unless {@code camel.health.producersEnabled=true}. */
    void register(CamelContext context) {
        WritableHealthCheckRepository checks = checksOfProducers(context);
        if (checks != null) {
            checks.addHealthCheck(this);
        }
    }

    void unregister(CamelContext context) {
        WritableHealthCheckRepository checks = checksOfProducers(context);
        if (checks != null) {
            checks.removeHealthCheck(this);
        }
    }

    private static WritableHealthCheckRepository checksOfProducers(CamelContext context) {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "producers";
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
    public boolean isLiveness() {
        return false;
    }

    /** Not if there is nothing to judge: Camel takes the whole application for not ready as long as a check of readiness is UNKNOWN. */
    @Override
    public boolean isReadiness() {
        return enabled && hasCredential();
    }

    private boolean hasCredential() {
        try {
            return configuration.authenticationKind() != AuthenticationKind.NONE;
        } catch (IllegalArgumentException e) {
            // the credentials of several callers, of which each endpoint names its own
            return false;
        }
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail(CHECK_ID, id).detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return result.detail(CHECK_ENABLED, false).message("Disabled").unknown().build();
        }
        result.detail("calcom.host", configuration.serverAddress().host());
        if (!hasCredential()) {
            return result.unknown().message("The component " + id + " has no single credential of its own; its endpoints are not checked").build();
        }
        Answer answer = answer();
        answer.describe(result);
        return result.build();
    }

    /** The last answer as long as it holds, else another one. One caller asks, others wait for it. */
    private synchronized Answer answer() {
        if (last == null || last.age().compareTo(cached) >= 0) {
            try {
                last = ask();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer(State.UNKNOWN, 0, null, "it was interrupted");
            }
        }
        return last;
    }

    private Answer ask() throws InterruptedException {
        try {
            CalcomResponse response = EventLoops.isCurrent() ? askOnWorker() : makeCall();
            return new Answer(State.UP, response.statusCode(), null, null);
        } catch (TimeoutException e) {
            return new Answer(State.DOWN, 0, ErrorKind.CONNECTION, "there was no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (CalcomException | RuntimeException e) {
            return failed(e);
        }
    }

    private CalcomResponse askOnWorker() throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<CalcomResponse> task = new FutureTask<>(this::makeCall);
        runtime.workers().run(task);
        return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CalcomResponse makeCall() throws CalcomException {
        CalcomConfiguration own = configuration.copy();
        own.setTotalTimeout(Math.min(own.getTotalTimeout(), timeout.toMillis()));
        own.setMaxRetries(0);
        boolean platform = own.authenticationKind() == AuthenticationKind.PLATFORM_CLIENT
                || own.authenticationKind() == AuthenticationKind.MANAGED_USER && ObjectHelper.isEmpty(own.getManagedUserId());
        CalcomRequest request = new CalcomRequest(own.requestTemplates(null).template(platform ? USERS_OF_A_PLATFORM : WHO_AM_I));
        if (platform) {
            request.parameter("clientId", own.getPlatformClientId()).parameter("limit", 1);
        }
        return runtime.client(own, CallPriority.HIGH).call(request);
    }

    /** Shows the kind of a failure only, because its message may repeat the text of the server. */
    private Answer failed(Throwable failure) {
        ErrorKind kind = ErrorKind.of(failure);
        int status = failure instanceof CalcomException known ? known.getStatusCode() : 0;
        if (kind == ErrorKind.RATE_LIMIT) {
            // says nothing about the server's health, and nothing about the credential
            State state = last == null ? State.UNKNOWN : last.state();
            return new Answer(state, status, kind, "calls are held back by the server's limit");
        }
        return new Answer(State.DOWN, status, kind, status == 0 ? "the server was not reached or did not answer" : "the server refused the call");
    }

    /**
     * Result of the last probe.
     *
     * @param problem null if there is none
     * @param askedAt as {@link System#nanoTime()}
     */
    private record Answer(State state, int status, ErrorKind kind, String problem, long askedAt) {

        Answer(State state, int status, ErrorKind kind, String problem) {
            this(state, status, kind, problem, System.nanoTime());
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - askedAt);
        }

        void describe(HealthCheckResultBuilder result) {
            result.state(state).detail("calcom.age.seconds", age().toSeconds());
            if (status > 0) {
                result.detail(HTTP_RESPONSE_CODE, status);
            }
            if (kind != null) {
                result.detail("calcom.error", kind.label());
            }
            if (problem != null) {
                result.message("The check of the credential failed: " + problem);
            }
        }
    }
}
