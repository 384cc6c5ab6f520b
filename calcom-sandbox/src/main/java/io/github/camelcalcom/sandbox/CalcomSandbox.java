package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Uids;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

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
    private static final int SECONDS_TO_WAIT = 30;

    private final Vertx vertx;
    private final boolean ownsVertx;
    private final SandboxServer server;
    private final SandboxClock clock;
    private final SandboxProfile profile;
    private final String host;

    private CalcomSandbox(Builder builder) {
        this.ownsVertx = builder.vertx == null;
        this.vertx = ownsVertx ? Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)) : builder.vertx;
        this.clock = builder.clock;
        this.profile = builder.profile;
        this.host = builder.host;
        this.server = new SandboxServer(builder, new SandboxState(clock, new Uids(builder.identifierSeed)));
    }

    /** Starts a sandbox with the standard seed on a free port of the loopback interface. */
    public static CalcomSandbox start() {
        return builder().start();
    }

    /** A builder with the settings of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    private CalcomSandbox open() {
        try {
            await(vertx.deployVerticle(server));
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("The sandbox cannot start at " + host + ':' + server.requestedPort() + ": " + e.getMessage(), e);
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
        return state.apiKeys().findFirst(key -> key.userId() == user.id() && !key.revoked()).map(ApiKey::key)
                .orElseThrow(() -> new IllegalStateException("User '" + user.username() + "' has no API key"));
    }

    /** The time of the sandbox, which a test may move. */
    public SandboxClock clock() {
        return clock;
    }

    /** Every booking so far, oldest first: a copy of the list. */
    public List<Booking> bookings() {
        return read(state -> List.copyOf(state.bookings().all()));
    }

    /** Every webhook request that was sent so far, oldest first: a copy of the list. */
    public List<Delivery> deliveries() {
        return read(state -> List.copyOf(state.deliveries().all()));
    }

    /**
     * Reads or changes the state between two calls.
     *
     * @throws IllegalStateException on the sandbox's own event loop, where waiting for it would never end
     */
    public <T> T read(Function<SandboxState, T> reader) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("The sandbox's state cannot be read on an event-loop thread: that would block it");
        }
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

    /** Stops listening and forgets everything. */
    @Override
    public void close() {
        if (ownsVertx) {
            await(vertx.close());
        } else if (server.deploymentID() != null) {
            await(vertx.undeploy(server.deploymentID()));
        }
    }

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

    /** Settings of a sandbox. Not thread safe. */
    public static final class Builder {

        int port;
        String host = "127.0.0.1";
        SandboxProfile profile = SandboxProfile.BOTH;
        private SandboxClock clock = new SandboxClock();
        RateLimit rateLimit = RateLimit.GENEROUS;
        SandboxSeed seed = SandboxSeed.standard();
        private long identifierSeed = 1;
        Duration bookingTime = Duration.ofMillis(10);
        Duration webhookTimeout = Duration.ofSeconds(10);
        private Vertx vertx;

        private Builder() {
        }

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int value) {
            this.port = value;
            return this;
        }

        /** The address to listen on, by default {@code 127.0.0.1}. Any other one lets others in: the sandbox protects nothing. */
        public Builder bindAddress(String value) {
            this.host = Objects.requireNonNull(value, "bindAddress");
            return this;
        }

        /** Which server it is, by default {@link SandboxProfile#BOTH}. */
        public Builder profile(SandboxProfile value) {
            this.profile = Objects.requireNonNull(value, "profile");
            return this;
        }

        /** Where the time comes from, by default the system. */
        public Builder clock(Clock value) {
            this.clock = value instanceof SandboxClock own ? own : new SandboxClock(value);
            return this;
        }

        /** How many calls a credential may make, by default {@link RateLimit#GENEROUS}. */
        public Builder rateLimit(RateLimit value) {
            this.rateLimit = Objects.requireNonNull(value, "rateLimit");
            return this;
        }

        /** What it knows at start, by default {@link SandboxSeed#standard()}. */
        public Builder seed(SandboxSeed value) {
            this.seed = Objects.requireNonNull(value, "seed");
            return this;
        }

        /** Where uids and API keys come from: the same number gives the same ones. By default 1. */
        public Builder identifierSeed(long value) {
            this.identifierSeed = value;
            return this;
        }

        /**
         * How long making or moving a booking takes, by default 10 ms. Of calls for one slot that come within that time one succeeds
         * and the others are in conflict; a later one finds the slot taken, which the server says in other words.
         */
        public Builder bookingTime(Duration value) {
            this.bookingTime = Objects.requireNonNull(value, "bookingTime");
            return this;
        }

        /**
         * How long the receiver of a webhook may take, by default 10 s. A call that causes webhooks is answered after they are sent;
         * the real server waits without limit.
         */
        public Builder webhookTimeout(Duration value) {
            this.webhookTimeout = Objects.requireNonNull(value, "webhookTimeout");
            return this;
        }

        /** A Vert.x to run on, which {@link CalcomSandbox#close()} leaves open. By default the sandbox has its own. */
        public Builder vertx(Vertx value) {
            this.vertx = value;
            return this;
        }

        /**
         * Starts it and waits until it listens.
         *
         * @throws IllegalStateException if it cannot listen at that address and port
         */
        public CalcomSandbox start() {
            return new CalcomSandbox(this).open();
        }

        List<Operation> operations() {
            OperationCatalog catalog = OperationCatalog.instance();
            return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream()).toList();
        }
    }
}
