/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomException;

/**
 * Calls with an access token that is renewed before its expiry, and after the server has refused it. Threads that need a new token at the same
 * time share one refresh, in this process and with every node that uses the same {@link TokenStore}.
 * <p>
 * The refresh runs on a thread of the executor. Therefore, a transaction of a calling thread cannot roll back new tokens. A calling
 * thread that is interrupted or runs out of time does not affect the refresh. New tokens are stored before they are used.
 */
public final class TokenAuthentication implements Authentication {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final AuthenticationKind kind;
    private final String identity;
    private final RefreshSettings settings;
    private final SharedTokens shared;
    private final TokenRenewal renewal;
    private final AtomicReference<Refresh> running = new AtomicReference<>();
    private volatile HeldTokens held;

    /**
     * @param  kind                     OAUTH2 or MANAGED_USER
     * @param  identity                 a name of {@link TokenIdentity}
     * @param  store                    the store, which is used on the threads of the settings only
     * @param  configured               the tokens that are used while the store has none of the identity; may be null
     * @throws IllegalArgumentException if a configured token contains a character that is not valid in a header, or the kind has no tokens
     */
    public TokenAuthentication(AuthenticationKind kind, String identity, TokenStore store, TokenIssuer issuer, Tokens configured,
                               RefreshSettings settings) {
        if (kind != AuthenticationKind.OAUTH2 && kind != AuthenticationKind.MANAGED_USER) {
            throw new IllegalArgumentException("Only OAUTH2 and MANAGED_USER have tokens, but the kind is " + kind);
        }
        if (configured != null && configured.accessToken() != null) {
            BearerCredential.check("oauthAccessToken", configured.accessToken());
        }
        this.kind = kind;
        this.identity = identity;
        this.settings = settings;
        this.shared = new SharedTokens(identity, store, configured, settings);
        this.renewal = new TokenRenewal(kind == AuthenticationKind.OAUTH2 ? "oauth2/token" : "oauth-client-users/refresh", identity, shared,
                issuer, settings);
    }

    @Override
    public AuthenticationKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return identity;
    }

    @Override
    public Credential current() {
        HeldTokens now = held;
        return now != null && now.isUsable(settings.clock()) ? now.credential() : null;
    }

    @Override
    public Credential obtain(Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        Credential credential = current();
        return credential != null ? credential : renewed(null, atMost);
    }

    /** {@inheritDoc} A 401 within 30 s of a refresh does not cause another refresh, because it has another reason than the token. */
    @Override
    public Credential replace(Credential refused, Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        Credential credential = current();
        return credential != null && !credential.equals(refused) ? credential : renewed(refused, atMost);
    }

    private Credential renewed(Credential refused, Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        while (true) {
            Refresh refresh = join(refused);
            Credential found = refresh.await(deadline - System.nanoTime());
            if (refresh.serves(found, refused)) {
                return found;
            }
        }
    }

    /** Returns the refresh that is running, or starts one. */
    private Refresh join(Credential refused) {
        Refresh mine = new Refresh(refused);
        Refresh other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        mine.start();
        return mine;
    }

    /** The expiry of the access token in use; null if there is none, or if its expiry is not known. */
    public Instant expiresAt() {
        HeldTokens now = held;
        return now == null ? null : now.tokens().expiresAt();
    }

    /** Whether a refresh is running, or this object has tokens that the store could not save. */
    public boolean isBusy() {
        return running.get() != null || shared.hasUnsaved();
    }

    /**
     * Waits for the end of a running refresh. Then retries to save tokens that the store could not save. Call this method before the
     * transport is closed: without a transport, a refresh loses the tokens that the server is about to issue.
     *
     * @param  atMost               maximum time to wait; the refresh and the store continue after it
     * @return                      false if the time was over before the end
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean settle(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        Refresh refresh = running.get();
        boolean ended = refresh == null || refresh.ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return shared.saveUnsaved(deadline - System.nanoTime()) && ended;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenAuthentication authentication && authentication.kind == kind
                && authentication.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return identity;
    }

    /** One refresh, and the credential whose refusal is its reason; null if no credential was refused. */
    private final class Refresh {

        private final Credential refused;
        private final CountDownLatch ended = new CountDownLatch(1);
        /** Set before the latch opens, as is the failure. */
        private Credential found;
        private CalcomException failure;

        Refresh(Credential refused) {
            this.refused = refused;
        }

        private void start() {
            try {
                settings.executor().execute(this::run);
            } catch (RuntimeException | Error noThread) {
                end(null, renewal.explained(noThread));
            }
        }

        /** Runs repeatedly while another node holds the claim, so that no thread waits for that node. */
        private void run() {
            try {
                TokenRenewal.Outcome outcome = renewal.renew(held, refused);
                if (outcome.lookAgain()) {
                    settings.timer().after(LOOK_AGAIN, this::start);
                } else {
                    end(outcome.tokens(), null);
                }
            } catch (CalcomException | RuntimeException | Error e) {
                end(null, renewal.explained(e));
            }
        }

        private void end(HeldTokens tokens, CalcomException reason) {
            if (tokens != null) {
                held = tokens;
                found = tokens.credential();
            }
            failure = reason;
            running.set(null);
            ended.countDown();
        }

        Credential await(long nanos) throws CalcomException, TimeoutException, InterruptedException {
            if (!ended.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("The refresh of the tokens of " + identity + " has not ended");
            }
            if (failure != null) {
                throw failure;
            }
            return found;
        }

        /** Whether the result is usable for a call with the given refused credential, which may be null. */
        boolean serves(Credential result, Credential refusedOther) {
            boolean same = refused == null ? refusedOther == null : refused.equals(refusedOther);
            return same || result != null && !result.equals(refusedOther);
        }
    }
}
