/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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

    /** Sets the port to listen on. The default 0 selects a free port. */
    public SandboxBuilder port(int value) {
        this.port = value;
        return this;
    }

    /**
     * Sets the address to listen on, {@code 127.0.0.1} by default. Any other address makes the sandbox reachable from other machines; the
     * sandbox protects nothing.
     */
    public SandboxBuilder bindAddress(String value) {
        this.host = Objects.requireNonNull(value, "bindAddress");
        return this;
    }

    /** Sets the emulated server, {@link SandboxProfile#BOTH} by default. */
    public SandboxBuilder profile(SandboxProfile value) {
        this.profile = Objects.requireNonNull(value, "profile");
        return this;
    }

    /** Sets the source of the time, the system clock by default. */
    public SandboxBuilder clock(Clock value) {
        this.clock = value instanceof SandboxClock own ? own : new SandboxClock(value);
        return this;
    }

    /** Sets one rate limit for every caller, see {@link RateLimits#of}. */
    public SandboxBuilder rateLimit(RateLimit value) {
        return rateLimits(RateLimits.of(Objects.requireNonNull(value, "rateLimit")));
    }

    /** Sets the rate limits, {@link RateLimits#GENEROUS} by default. */
    public SandboxBuilder rateLimits(RateLimits value) {
        this.rateLimits = Objects.requireNonNull(value, "rateLimits");
        return this;
    }

    /** Sets the initial data, {@link SandboxSeed#standard()} by default. */
    public SandboxBuilder seed(SandboxSeed value) {
        this.seed = Objects.requireNonNull(value, "seed");
        return this;
    }

    /**
     * Sets an additional API key of the first user, which {@link CalcomSandbox#apiKey()} then returns. Use it if the key must be known
     * before the start. By default there is none.
     *
     * @throws IllegalArgumentException if the key does not begin with {@code cal_}
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

    /** Sets the seed of uids and API keys: the same number generates the same ones. The default is 1. */
    public SandboxBuilder identifierSeed(long value) {
        this.identifierSeed = value;
        return this;
    }

    /**
     * Sets the time that creating or moving a booking takes, 10 ms by default. If several calls for one slot arrive within that time, one
     * succeeds and the others fail with a conflict. A later call finds the slot taken, which the server reports with another message.
     */
    public SandboxBuilder bookingTime(Duration value) {
        this.bookingTime = Objects.requireNonNull(value, "bookingTime");
        return this;
    }

    /**
     * Sets the maximum time that the receiver of a webhook may take, 10 s by default. A call that triggers webhooks is answered after they
     * are sent. The real server waits without a limit.
     */
    public SandboxBuilder webhookTimeout(Duration value) {
        this.webhookTimeout = Objects.requireNonNull(value, "webhookTimeout");
        return this;
    }

    /**
     * Sets the time that the exchange of a managed user's refresh token takes, 10 ms by default. If several calls with one token arrive
     * within that time, one succeeds and the others fail with 404. A later call fails because the token is invalid.
     */
    public SandboxBuilder refreshTime(Duration value) {
        this.refreshTime = Objects.requireNonNull(value, "refreshTime");
        return this;
    }

    /** Sets the handling of an OAuth2 refresh token that is used twice, {@link RefreshTokenReuse#ENDS_THE_GRANT} by default. */
    public SandboxBuilder refreshTokenReuse(RefreshTokenReuse value) {
        this.refreshTokenReuse = Objects.requireNonNull(value, "refreshTokenReuse");
        return this;
    }

    /**
     * Sets whether the console is served to browsers at the root of {@link CalcomSandbox#url()}, true by default. Without the console, the
     * root answers 404.
     */
    public SandboxBuilder console(boolean value) {
        this.console = value;
        return this;
    }

    /** Sets the Vert.x instance to run on, which {@link CalcomSandbox#close()} leaves open. By default the sandbox has its own. */
    public SandboxBuilder vertx(Vertx value) {
        this.vertx = value;
        return this;
    }

    /**
     * Starts the sandbox and waits until it listens.
     *
     * @throws IllegalStateException if the sandbox cannot listen on that address and port
     */
    public CalcomSandbox start() {
        return new CalcomSandbox(this).open();
    }

    List<Operation> operations() {
        OperationCatalog catalog = OperationCatalog.instance();
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream()).toList();
    }
}
