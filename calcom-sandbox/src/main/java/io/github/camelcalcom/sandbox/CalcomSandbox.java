/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.account.VerificationCodes;
import io.github.camelcalcom.sandbox.fault.FaultInjection;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.seed.InvalidSeedException;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stateful emulator of the Cal.com API v2 for tests and for experiments without an account. It is a test double: it keeps everything in
 * memory, sends no mail, and its API keys protect nothing.
 *
 * <pre>{@code
 * try (CalcomSandbox sandbox = CalcomSandbox.start()) {
 *     context.getPropertiesComponent().addInitialProperty("camel.component.calcom.api-url", sandbox.url());
 *     context.getPropertiesComponent().addInitialProperty("camel.component.calcom.api-key", sandbox.apiKey());
 * }
 * }</pre>
 *
 * Thread safe.
 */
public final class CalcomSandbox implements AutoCloseable {

    private static final int SECONDS_TO_WAIT = 60;
    private static final Logger LOG = LoggerFactory.getLogger(CalcomSandbox.class);

    private final Vertx vertx;
    private final boolean ownsVertx;
    private final SandboxServer server;
    private final SandboxFaults faults;
    private final SandboxClock clock;
    private final SandboxProfile profile;
    private final String host;

    CalcomSandbox(SandboxBuilder builder) {
        this.ownsVertx = builder.vertx == null;
        this.vertx = ownsVertx ? Vertx.vertx(vertxOptions()) : builder.vertx;
        this.clock = builder.clock;
        this.profile = builder.profile;
        this.host = builder.host;
        FaultInjection injection = new FaultInjection();
        this.faults = new SandboxFaults(injection);
        this.server = new SandboxServer(builder, injection);
    }

    /** Starts a sandbox with the standard seed on a free port of the loopback interface. */
    public static CalcomSandbox start() {
        return builder().start();
    }

    /** Returns a builder with the settings of {@link #start()}. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /**
     * Returns the options of a Vert.x of the sandbox's own. On a busy machine, loading the classes of the server can take longer than the
     * two seconds after which Vert.x reports an event loop as blocked, so it reports it after the time that workers have.
     */
    static VertxOptions vertxOptions() {
        return new VertxOptions().setEventLoopPoolSize(1)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.NANOSECONDS).setMaxEventLoopExecuteTime(VertxOptions.DEFAULT_MAX_WORKER_EXECUTE_TIME)
                .setWarningExceptionTimeUnit(TimeUnit.NANOSECONDS).setWarningExceptionTime(VertxOptions.DEFAULT_MAX_WORKER_EXECUTE_TIME);
    }

    CalcomSandbox open() {
        try {
            await(vertx.deployVerticle(server));
        } catch (InvalidSeedException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("The sandbox cannot start at " + host + ':' + server.port() + ": " + e.getMessage(), e);
        }
        LOG.info("Cal.com sandbox (a test double, not Cal.com) at {}, profile {}", url(), profile.label());
        return this;
    }

    /** Returns the root of the API without a trailing slash, for the option {@code apiUrl}. */
    public String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + port();
    }

    /**
     * Returns lines that show how to reach the sandbox: base URL, API key of the first user, ids of the event types, and address of the
     * console. The key gives access to this sandbox only.
     */
    public List<String> summary() {
        return read(state -> StartSummary.lines(state, url(), server.settings.console));
    }

    /** Returns the port that the sandbox listens on. */
    public int port() {
        return server.port();
    }

    /**
     * Returns an API key of the first user.
     *
     * @throws IllegalStateException if the seed created no user
     */
    public String apiKey() {
        return read(state -> keyOf(state, state.users().stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("The sandbox was seeded without a user"))));
    }

    /**
     * Returns an API key of a user.
     *
     * @throws IllegalArgumentException if the sandbox has no such user
     */
    public String apiKey(String username) {
        return read(state -> keyOf(state, state.users().findFirst(user -> user.username().equals(username))
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no user '" + username + "'"))));
    }

    private static String keyOf(SandboxState state, User user) {
        return state.apiKeys().findFirst(key -> key.userId() == user.id() && key.organizationId() == null && !key.revoked()).map(ApiKey::key)
                .orElseThrow(() -> new IllegalStateException("User '" + user.username() + "' has no API key"));
    }

    /**
     * Returns the code that currently verifies a mail address or phone number. The sandbox does not send codes. A code is valid for at most
     * 15 minutes.
     */
    public String verificationCode(String address) {
        return VerificationCodes.of(address, clock.instant());
    }

    /** Returns the clock of the sandbox, which a test can move. */
    public SandboxClock clock() {
        return clock;
    }

    /** Returns the OAuth2 clients and their tokens. */
    public SandboxOAuth2 oauth2() {
        return new SandboxOAuth2(this);
    }

    /** Returns the OAuth client of a platform organization, its managed users and their tokens, see {@link SandboxSeed#platform()}. */
    public SandboxPlatform platform() {
        return new SandboxPlatform(this);
    }

    /** Returns the contents of connected calendars. */
    public SandboxCalendars calendars() {
        return new SandboxCalendars(this);
    }

    /** Returns what guests and co-hosts do on the pages of events. */
    public SandboxEvents events() {
        return new SandboxEvents(this);
    }

    /** Returns the fault injection of this sandbox. */
    public SandboxFaults faults() {
        return faults;
    }

    /**
     * Returns the calls received so far, oldest first. At most the last 10,000 calls are kept. The list is a copy. A call is listed as soon
     * as it arrives, so a call in progress has no status.
     */
    public List<ReceivedCall> calls() {
        return read(state -> server.calls());
    }

    /** Returns the calls of one operation, see {@link #calls()}. */
    public List<ReceivedCall> calls(String operation) {
        return calls().stream().filter(call -> operation.equals(call.operation())).toList();
    }

    /**
     * Closes every connection and refuses new ones until {@link #acceptConnections()}, as a restarting server does. Calls in progress are
     * executed, but their answers are not sent.
     */
    public void refuseConnections() {
        await(onEventLoop(server::refuse));
    }

    /**
     * Listens again on the same port. Has no effect if the sandbox is listening already.
     *
     * @throws IllegalStateException if another process has taken the port meanwhile
     */
    public void acceptConnections() {
        await(onEventLoop(server::accept));
    }

    private <T> Future<T> onEventLoop(Supplier<Future<T>> action) {
        requireOtherThread();
        Promise<T> done = Promise.promise();
        server.run(ignored -> {
            try {
                action.get().onComplete(done);
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        return done.future();
    }

    /** Returns all bookings, oldest first. The list is a copy. */
    public List<Booking> bookings() {
        return read(state -> List.copyOf(state.bookings().all()));
    }

    /** Returns all webhook requests sent so far, oldest first. The list is a copy. Each delivery can be repeated. */
    public SandboxDeliveries deliveries() {
        return new SandboxDeliveries(read(state -> List.copyOf(state.deliveries().all())), this::repeat);
    }

    private Delivery repeat(Delivery delivery) {
        return await(onEventLoop(() -> {
            if (server.state().deliveries().find(delivery.number()).isEmpty()) {
                throw new IllegalArgumentException("The sandbox has no delivery " + delivery.number());
            }
            return server.dispatcher().repeat(delivery);
        }));
    }

    /**
     * Reads or changes the state between two calls.
     *
     * @throws IllegalStateException on the sandbox's own event loop, because waiting there would never end
     */
    public <T> T read(Function<SandboxState, T> reader) {
        requireOtherThread();
        Promise<T> result = Promise.promise();
        server.run(ignored -> {
            try {
                result.complete(reader.apply(server.state()));
            } catch (RuntimeException e) {
                result.fail(e);
            }
        });
        return await(result.future());
    }

    /**
     * Restores the state that the sandbox had when it started: the seeded data, the same keys and the configured time, without faults,
     * recorded calls or consumed limits. The port stays the same and open connections stay open. Pending work is dropped: a call in
     * progress fails or receives no answer, and webhooks that are due later are not sent.
     *
     * @throws IllegalStateException on an event-loop thread
     */
    public void reset() {
        await(onEventLoop(server::reset));
    }

    /** Stops listening and discards the state. */
    @Override
    public void close() {
        if (ownsVertx) {
            await(vertx.close());
        } else if (server.deploymentID() != null) {
            await(vertx.undeploy(server.deploymentID()));
        }
    }

    /**
     * Rejects calls on an event-loop thread.
     *
     * @throws IllegalStateException on an event-loop thread, because waiting there would never end
     */
    private static void requireOtherThread() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("The sandbox cannot be waited for on an event-loop thread: that would block it");
        }
    }

    /** Waits for a future and returns its result, or throws its failure. */
    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The sandbox failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The sandbox did not answer within " + SECONDS_TO_WAIT + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sandbox", e);
        }
    }
}
