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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A stateful emulator of the Cal.com API v2 for tests and for trying things out without an account. It is a test double: it keeps
 * everything in memory, sends no mail, and its API keys protect nothing.
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

    private static final Logger LOG = LoggerFactory.getLogger(CalcomSandbox.class);

    private final Vertx vertx;
    private final boolean ownsVertx;
    private final SandboxServer server;
    private final SandboxFaults faults;
    private final SandboxClock clock;
    private final SandboxProfile profile;
    private final String host;
    private final Clock timeAtStart;

    CalcomSandbox(SandboxBuilder builder) {
        this.ownsVertx = builder.vertx == null;
        this.vertx = ownsVertx ? Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)) : builder.vertx;
        this.clock = builder.clock;
        this.profile = builder.profile;
        this.host = builder.host;
        FaultInjection injection = new FaultInjection();
        this.faults = new SandboxFaults(injection);
        this.server = new SandboxServer(builder, injection);
        this.timeAtStart = clock.source();
    }

    /** Starts a sandbox with the standard seed on a free port of the loopback interface. */
    public static CalcomSandbox start() {
        return builder().start();
    }

    /** A builder with the settings of {@link #start()}. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    CalcomSandbox open() {
        try {
            EventLoop.await(vertx.deployVerticle(server));
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

    /** The root of the API without a slash at the end, for the option {@code apiUrl}. */
    public String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + port();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /**
     * An API key of the first user.
     *
     * @throws IllegalStateException if the seed planted nobody
     */
    public String apiKey() {
        return read(state -> keyOf(state, state.users().stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("The sandbox was seeded without a user"))));
    }

    /**
     * An API key of a user.
     *
     * @throws IllegalArgumentException if there is no such user
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
     * The code that a mail address or phone number is verified with now, which is sent to nobody. It is good for a quarter of an hour at
     * most.
     */
    public String verificationCode(String address) {
        return VerificationCodes.of(address, clock.instant());
    }

    /** The time of the sandbox, which a test may move. */
    public SandboxClock clock() {
        return clock;
    }

    /** OAuth2 clients and their tokens. */
    public SandboxOAuth2 oauth2() {
        return new SandboxOAuth2(this);
    }

    /** The OAuth client of a platform organization, its managed users and their tokens, see {@link SandboxSeed#platform()}. */
    public SandboxPlatform platform() {
        return new SandboxPlatform(this);
    }

    /** The faults that it has on request. */
    public SandboxFaults faults() {
        return faults;
    }

    /**
     * The calls so far as they stand, oldest first, of very many the last 10,000: a copy of the list. A call is in it from its arrival
     * on, so one that is being served has no status yet.
     */
    public List<ReceivedCall> calls() {
        return read(state -> server.calls());
    }

    /** The calls of one operation, see {@link #calls()}. */
    public List<ReceivedCall> calls(String operation) {
        return calls().stream().filter(call -> operation.equals(call.operation())).toList();
    }

    /**
     * Closes every connection and refuses new ones until {@link #acceptConnections()}, as a server does that is being restarted. Calls
     * that are being served are executed to their end but not answered.
     */
    public void refuseConnections() {
        EventLoop.await(onEventLoop(server::refuse));
    }

    /**
     * Listens again, at the same port. Nothing happens if it does already.
     *
     * @throws IllegalStateException if another process took the port meanwhile
     */
    public void acceptConnections() {
        EventLoop.await(onEventLoop(server::accept));
    }

    private <T> Future<T> onEventLoop(Supplier<Future<T>> action) {
        EventLoop.requireOtherThread();
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

    /** Every booking so far, oldest first: a copy of the list. */
    public List<Booking> bookings() {
        return read(state -> List.copyOf(state.bookings().all()));
    }

    /** Every webhook request that was sent so far, oldest first: a copy of the list, by which each can be sent again. */
    public SandboxDeliveries deliveries() {
        return new SandboxDeliveries(read(state -> List.copyOf(state.deliveries().all())), this::repeat);
    }

    private Delivery repeat(Delivery delivery) {
        return EventLoop.await(onEventLoop(() -> {
            if (server.state().deliveries().find(delivery.number()).isEmpty()) {
                throw new IllegalArgumentException("The sandbox has no delivery " + delivery.number());
            }
            return server.dispatcher().repeat(delivery);
        }));
    }

    /**
     * Reads or changes the state between two calls.
     *
     * @throws IllegalStateException on the sandbox's own event loop, where waiting for it would never end
     */
    public <T> T read(Function<SandboxState, T> reader) {
        EventLoop.requireOtherThread();
        Promise<T> result = Promise.promise();
        server.run(ignored -> {
            try {
                result.complete(reader.apply(server.state()));
            } catch (RuntimeException e) {
                result.fail(e);
            }
        });
        return EventLoop.await(result.future());
    }

    /**
     * Makes it as it was when it started: what the seed planted, the same keys, the time from where the settings said, no faults, no calls,
     * no used-up limits, at the same port. Open connections stay open. What was about to happen does not: a call that is being served
     * is answered with an error or not at all, and webhooks that were to be sent later are not sent.
     *
     * @throws IllegalStateException on an event-loop thread
     */
    public void reset() {
        faults.clear();
        clock.follow(timeAtStart);
        EventLoop.await(onEventLoop(server::reset));
    }

    /** Stops listening and forgets everything. */
    @Override
    public void close() {
        if (ownsVertx) {
            EventLoop.await(vertx.close());
        } else if (server.deploymentID() != null) {
            EventLoop.await(vertx.undeploy(server.deploymentID()));
        }
    }
}
