/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds usable tokens for one identity: those that another node has stored, or new ones, which are stored before they are used. One refresh
 * runs at a time, and blocks its thread while the server or the store blocks.
 */
final class TokenRenewal {

    /** The credential was refused, and there is no other one. */
    static final Outcome NO_OTHER = new Outcome(null, false);

    /** Another node is refreshing the tokens or has just refreshed them, and there are no tokens to use meanwhile. */
    static final Outcome LOOK_AGAIN = new Outcome(null, true);

    /** The period after a refresh in which a 401 has another reason than the token: the API also sends it for data of other users. */
    static final Duration REFUSED_ANYWAY = Duration.ofSeconds(30);

    /** The time for which a token is used that could not be renewed early, and for which an identity is considered lost without a request. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);

    private final String operation;
    private final String identity;
    private final SharedTokens shared;
    private final TokenIssuer issuer;
    private final Clock clock;
    private final Duration refreshAhead;
    private Lost lost;

    /** @param operation the operation that refreshes the tokens, for messages */
    TokenRenewal(String operation, String identity, SharedTokens shared, TokenIssuer issuer, RefreshSettings settings) {
        this.operation = operation;
        this.identity = identity;
        this.shared = shared;
        this.issuer = issuer;
        this.clock = settings.clock();
        this.refreshAhead = settings.refreshAhead();
    }

    /**
     * Finds usable tokens.
     *
     * @param  held    the last tokens of this process, or null
     * @param  refused the credential that the server refused, or null
     * @return         the tokens, {@link #NO_OTHER} or {@link #LOOK_AGAIN}
     */
    Outcome renew(HeldTokens held, Credential refused) throws CalcomException {
        SharedTokens.Seen seen;
        try {
            seen = shared.look();
        } catch (IOException | RuntimeException | Error e) {
            return goOn(stillGood(held, refused), storeFailed("read from", e));
        }
        HeldTokens known = known(held, seen.tokens());
        if (known != null && known.isUsable(clock) && !known.credential().equals(refused)) {
            return Outcome.of(known);
        }
        HeldTokens old = stillGood(known, refused);
        if (shared.isClaimedByAnother(seen.entry())) {
            return old == null ? LOOK_AGAIN : pause(old);
        }
        if (refused != null && (isJustIssued(held, refused) || !issuer.canIssue(seen.tokens()))) {
            return NO_OTHER;
        }
        if (lost != null && lost.applies(seen.tokens(), clock)) {
            return goOn(old, lost.failure());
        }
        SharedTokens.Claim claim;
        try {
            claim = shared.claim(seen);
        } catch (IOException | RuntimeException | Error e) {
            return goOn(old, storeFailed("claimed in", e));
        }
        return claim == null ? LOOK_AGAIN : refresh(claim, old);
    }

    /** Returns the tokens in memory if the store has the same, because their time of issue is known. Null if there is no access token. */
    private HeldTokens known(HeldTokens held, Tokens tokens) {
        if (tokens == null || tokens.accessToken() == null) {
            return null;
        }
        return held != null && held.tokens().equals(tokens) ? held : HeldTokens.found(tokens, refreshAhead);
    }

    private HeldTokens stillGood(HeldTokens tokens, Credential refused) {
        boolean good = tokens != null && !tokens.credential().equals(refused) && tokens.tokens().isGoodUntil(clock.instant());
        return good ? tokens : null;
    }

    private boolean isJustIssued(HeldTokens held, Credential refused) {
        return held != null && held.isIssuedWithin(REFUSED_ANYWAY, clock) && held.credential().equals(refused);
    }

    private Outcome refresh(SharedTokens.Claim claim, HeldTokens old) throws CalcomException {
        Tokens issued = null;
        Throwable failure = null;
        try {
            issued = Objects.requireNonNull(issuer.issue(claim.tokens()), "an issuer must not return null");
        } catch (CalcomException | RuntimeException | Error e) {
            failure = e;
        }
        // a stop may have interrupted this thread, and stores on files and databases do not work on an interrupted thread
        boolean interrupted = Thread.interrupted();
        try {
            return failure == null ? keep(claim, issued) : failed(claim, old, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outcome keep(SharedTokens.Claim claim, Tokens issued) {
        lost = null;
        LOG.info("{}: the server has issued new tokens, which end at {}", identity, issued.expiresAt());
        Tokens stored = shared.save(claim, issued);
        return Outcome.of(stored.equals(issued) ? HeldTokens.issued(issued, refreshAhead, clock) : HeldTokens.found(stored, refreshAhead));
    }

    private Outcome failed(SharedTokens.Claim claim, HeldTokens old, Throwable failure) throws CalcomException {
        boolean overtaken = false;
        if (failure instanceof IdentityLostException identityLost) {
            try {
                overtaken = claim.isOvertaken();
            } catch (IOException | RuntimeException | Error e) {
                identityLost.addSuppressed(e);
            }
            lost = overtaken ? null : new Lost(claim.tokens(), identityLost, clock.millis() + PAUSE.toMillis());
        }
        shared.release(claim);
        return overtaken ? LOOK_AGAIN : goOn(old, failure);
    }

    /** Continues with the old token until its expiry. Fails if there is none. */
    private Outcome goOn(HeldTokens old, Throwable failure) throws CalcomException {
        if (old == null) {
            throw explained(failure);
        }
        LOG.warn("{}: the access token cannot be renewed and expires at {}. Calls continue with it. The next refresh is in {} s: {}",
                identity, old.tokens().expiresAt(), PAUSE.toSeconds(), failure.toString());
        return pause(old);
    }

    private Outcome pause(HeldTokens old) {
        return Outcome.of(old.usableUntil(clock.millis() + PAUSE.toMillis()));
    }

    private CalcomAuthenticationException storeFailed(String what, Throwable e) {
        return new CalcomAuthenticationException(operation,
                "the tokens of " + identity + " could not be " + what + " the token store: " + e.getMessage(), e);
    }

    /** Returns the exception of the calls for a failure. */
    CalcomException explained(Throwable failure) {
        if (failure instanceof CalcomException explained) {
            return explained;
        }
        String reason = failure instanceof RejectedExecutionException
                ? "no access token can be obtained for " + identity + ": the component is being stopped"
                : "no access token could be obtained for " + identity + ": " + failure.getClass().getSimpleName();
        return new CalcomAuthenticationException(operation, reason, failure);
    }

    /**
     * Result of one refresh.
     *
     * @param tokens    null if there are none to use
     * @param lookAgain whether a later refresh may find tokens
     */
    record Outcome(HeldTokens tokens, boolean lookAgain) {

        private static Outcome of(HeldTokens tokens) {
            return new Outcome(tokens, false);
        }
    }

    /** The server refused these tokens permanently. The next request follows after a pause, not with each call. */
    private record Lost(Tokens tokens, IdentityLostException failure, long until) {

        boolean applies(Tokens known, Clock clock) {
            long left = until - clock.millis();
            // more than the pause if the clock was set back since
            return left > 0 && left <= PAUSE.toMillis() && Objects.equals(tokens, known);
        }
    }
}
