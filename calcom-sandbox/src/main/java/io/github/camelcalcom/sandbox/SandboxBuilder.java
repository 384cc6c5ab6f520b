package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.token.RefreshTokenReuse;
import io.vertx.core.Vertx;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Settings of a {@link CalcomSandbox}. Not thread safe. */
public final class SandboxBuilder {

    int port;
    String host = "127.0.0.1";
    SandboxProfile profile = SandboxProfile.BOTH;
    SandboxClock clock = new SandboxClock();
    RateLimits rateLimits = RateLimits.GENEROUS;
    SandboxSeed seed = SandboxSeed.standard();
    long identifierSeed = 1;
    Duration bookingTime = Duration.ofMillis(10);
    Duration webhookTimeout = Duration.ofSeconds(10);
    Duration refreshTime = Duration.ofMillis(10);
    RefreshTokenReuse refreshTokenReuse = RefreshTokenReuse.ENDS_THE_GRANT;
    boolean console = true;
    String apiKey;
    Vertx vertx;

    SandboxBuilder() {
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public SandboxBuilder port(int value) {
        this.port = value;
        return this;
    }

    /** The address to listen on, by default {@code 127.0.0.1}. Any other one lets others in: the sandbox protects nothing. */
    public SandboxBuilder bindAddress(String value) {
        this.host = Objects.requireNonNull(value, "bindAddress");
        return this;
    }

    /** Which server it is, by default {@link SandboxProfile#BOTH}. */
    public SandboxBuilder profile(SandboxProfile value) {
        this.profile = Objects.requireNonNull(value, "profile");
        return this;
    }

    /** Where the time comes from, by default the system. */
    public SandboxBuilder clock(Clock value) {
        this.clock = value instanceof SandboxClock own ? own : new SandboxClock(value);
        return this;
    }

    /** How many calls every caller may make, see {@link RateLimits#of}. */
    public SandboxBuilder rateLimit(RateLimit value) {
        return rateLimits(RateLimits.of(Objects.requireNonNull(value, "rateLimit")));
    }

    /** How many calls callers may make, by default {@link RateLimits#GENEROUS}. */
    public SandboxBuilder rateLimits(RateLimits value) {
        this.rateLimits = Objects.requireNonNull(value, "rateLimits");
        return this;
    }

    /** What it knows at start, by default {@link SandboxSeed#standard()}. */
    public SandboxBuilder seed(SandboxSeed value) {
        this.seed = Objects.requireNonNull(value, "seed");
        return this;
    }

    /**
     * A further API key of the first user, which {@link CalcomSandbox#apiKey()} gives then: for who has to know it before the start. By
     * default there is none.
     *
     * @throws IllegalArgumentException if it does not begin with {@code cal_}
     */
    public SandboxBuilder apiKey(String value) {
        requireApiKey(Objects.requireNonNull(value, "apiKey"));
        this.apiKey = value;
        return this;
    }

    static void requireApiKey(String value) {
        if (!value.startsWith(ApiKey.PREFIX)) {
            throw new IllegalArgumentException("An API key begins with '" + ApiKey.PREFIX + "'");
        }
    }

    /** Where uids and API keys come from: the same number gives the same ones. By default 1. */
    public SandboxBuilder identifierSeed(long value) {
        this.identifierSeed = value;
        return this;
    }

    /**
     * How long making or moving a booking takes, by default 10 ms. Of calls for one slot that come within that time one succeeds
     * and the others are in conflict; a later one finds the slot taken, which the server says in other words.
     */
    public SandboxBuilder bookingTime(Duration value) {
        this.bookingTime = Objects.requireNonNull(value, "bookingTime");
        return this;
    }

    /**
     * How long the receiver of a webhook may take, by default 10 s. A call that causes webhooks is answered after they are sent;
     * the real server waits without limit.
     */
    public SandboxBuilder webhookTimeout(Duration value) {
        this.webhookTimeout = Objects.requireNonNull(value, "webhookTimeout");
        return this;
    }

    /**
     * How long the exchange of a managed user's refresh token takes, by default 10 ms. Of calls with one token that come within
     * that time one succeeds and the others lose with 404; a later one is told that the token is invalid.
     */
    public SandboxBuilder refreshTime(Duration value) {
        this.refreshTime = Objects.requireNonNull(value, "refreshTime");
        return this;
    }

    /** What is done about an OAuth2 refresh token that was used before, by default {@link RefreshTokenReuse#ENDS_THE_GRANT}. */
    public SandboxBuilder refreshTokenReuse(RefreshTokenReuse value) {
        this.refreshTokenReuse = Objects.requireNonNull(value, "refreshTokenReuse");
        return this;
    }

    /** Whether a browser is shown what happens at the root of {@link CalcomSandbox#url()}, by default true. Without it that is a 404. */
    public SandboxBuilder console(boolean value) {
        this.console = value;
        return this;
    }

    /** A Vert.x to run on, which {@link CalcomSandbox#close()} leaves open. By default the sandbox has its own. */
    public SandboxBuilder vertx(Vertx value) {
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
