package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds usable tokens for one identity: those that another node has stored, or new ones, which are stored before anybody uses them. One
 * attempt runs at a time.
 */
final class TokenRenewal {

    /** A 401 this soon after a refresh is about something else than the token: the API uses it for things of other people, too. */
    static final Duration REFUSED_ANYWAY = Duration.ofSeconds(30);

    /** How long to go on with a token that could not be renewed ahead of its end, and how long to believe that an identity is lost. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final String operation;
    private final String identity;
    private final SharedTokens shared;
    private final TokenIssuer issuer;
    private final Executor executor;
    private final Clock clock;
    private final Duration refreshAhead;
    private volatile Lost lost;

    /** @param operation which refreshes the tokens, for messages */
    TokenRenewal(String operation, String identity, SharedTokens shared, TokenIssuer issuer, RefreshSettings settings) {
        this.operation = operation;
        this.identity = identity;
        this.shared = shared;
        this.issuer = issuer;
        this.executor = settings.executor();
        this.clock = settings.clock();
        this.refreshAhead = settings.refreshAhead();
    }

    /**
     * Finds usable tokens.
     *
     * @param  held    the last ones that this process had, or null
     * @param  refused the credential that the server refused, or null if that is not why
     * @return         null in the future if the refusal stands
     */
    CompletableFuture<HeldTokens> renew(HeldTokens held, Credential refused) {
        return look(new Attempt(held, refused));
    }

    private CompletableFuture<HeldTokens> look(Attempt attempt) {
        return CompletableFuture.supplyAsync(() -> decide(attempt), executor).thenCompose(decision -> decision);
    }

    private CompletableFuture<HeldTokens> decide(Attempt attempt) {
        SharedTokens.Seen seen;
        try {
            seen = shared.look();
        } catch (IOException | RuntimeException | Error e) {
            return goOn(attempt, attempt.held(), storeFailed("read from", e));
        }
        HeldTokens known = known(attempt, seen.tokens());
        if (known != null && known.isUsable(clock)) {
            return CompletableFuture.completedFuture(known);
        }
        if (shared.isClaimedByAnother(seen.entry())) {
            HeldTokens old = stillGood(attempt, known);
            return old != null ? pause(old) : SharedTokens.after(LOOK_AGAIN).thenComposeAsync(ignored -> decide(attempt), executor);
        }
        if (isRefusedAnyway(attempt, seen.tokens())) {
            return CompletableFuture.completedFuture(null);
        }
        Lost before = lost;
        if (before != null && before.applies(seen.tokens(), clock)) {
            return goOn(attempt, known, before.failure());
        }
        return refresh(attempt, known, seen);
    }

    /** The tokens that are known, ready for calls; null if there is no access token or the server refused it. */
    private HeldTokens known(Attempt attempt, Tokens tokens) {
        if (tokens == null || tokens.accessToken() == null) {
            return null;
        }
        HeldTokens held = attempt.held();
        HeldTokens known = held != null && held.tokens().equals(tokens) ? held : HeldTokens.found(tokens, refreshAhead);
        return known.credential().equals(attempt.refused()) ? null : known;
    }

    private boolean isRefusedAnyway(Attempt attempt, Tokens tokens) {
        HeldTokens held = attempt.held();
        return attempt.refused() != null
                && (held != null && held.isIssuedWithin(REFUSED_ANYWAY, clock) && held.credential().equals(attempt.refused())
                        || !issuer.canIssue(tokens));
    }

    private CompletableFuture<HeldTokens> refresh(Attempt attempt, HeldTokens known, SharedTokens.Seen seen) {
        TokenClaim claim;
        try {
            claim = shared.claim(seen);
        } catch (IOException | RuntimeException | Error e) {
            return goOn(attempt, known, storeFailed("claimed in", e));
        }
        if (claim == null) {
            return SharedTokens.after(LOOK_AGAIN).thenComposeAsync(ignored -> decide(attempt), executor);
        }
        return issue(seen.tokens())
                .handleAsync((issued, failure) -> failure == null ? keep(claim, issued) : failed(attempt, known, claim, Causes.unwrapped(failure)),
                        shared.workersWhileTheyLast())
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<Tokens> issue(Tokens current) {
        try {
            return issuer.issue(current).thenApply(issued -> Objects.requireNonNull(issued, "an issuer must not return null"));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<HeldTokens> keep(TokenClaim claim, Tokens issued) {
        lost = null;
        LOG.info("{}: the server has issued new tokens, which end at {}", identity, issued.expiresAt());
        return shared.save(claim, issued).thenApply(stored -> stored.equals(issued)
                ? HeldTokens.issued(issued, refreshAhead, clock) : HeldTokens.found(stored, refreshAhead));
    }

    private CompletableFuture<HeldTokens> failed(Attempt attempt, HeldTokens known, TokenClaim claim, Throwable failure) {
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
        return overtaken ? look(attempt) : goOn(attempt, known, failure);
    }

    /** A token that has not ended yet serves until it does; without one, the failure is the outcome. */
    private CompletableFuture<HeldTokens> goOn(Attempt attempt, HeldTokens known, Throwable failure) {
        HeldTokens old = stillGood(attempt, known);
        if (old == null) {
            return CompletableFuture.failedFuture(failure);
        }
        LOG.warn("{}: the access token cannot be renewed and ends at {}. Calls go on with it, the next attempt follows in {} s: {}",
                identity, old.tokens().expiresAt(), PAUSE.toSeconds(), failure.toString());
        return pause(old);
    }

    private HeldTokens stillGood(Attempt attempt, HeldTokens known) {
        boolean good = known != null && !known.credential().equals(attempt.refused()) && known.tokens().isGoodUntil(clock.instant());
        return good ? known : null;
    }

    private CompletableFuture<HeldTokens> pause(HeldTokens old) {
        return CompletableFuture.completedFuture(old.usableUntil(clock.millis() + PAUSE.toMillis()));
    }

    private CalcomAuthenticationException storeFailed(String what, Throwable e) {
        return new CalcomAuthenticationException(operation,
                "the tokens of " + identity + " could not be " + what + " the token store: " + e.getMessage(), e);
    }

    /**
     * Why tokens are looked for.
     *
     * @param held    the last ones that this process had, or null
     * @param refused the credential that the server refused, or null
     */
    private record Attempt(HeldTokens held, Credential refused) {
    }

    /** That the server did not take these tokens, so that it is not asked with each call whether it has changed its mind. */
    private record Lost(Tokens tokens, IdentityLostException failure, long until) {

        boolean applies(Tokens known, Clock clock) {
            return clock.millis() < until && Objects.equals(tokens, known);
        }
    }
}
