package io.github.camelcalcom.auth;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.Causes;

/**
 * Calls with an access token that is renewed ahead of its end, and when the server refuses it. Whoever needs a new one at the same time
 * shares one refresh, in this process and with every node that has the same {@link TokenStore}; new tokens are stored before anybody gets
 * them. Futures complete on a thread of the executor; giving one of them up does not disturb the others.
 */
public final class TokenAuthentication implements Authentication {

    private final AuthenticationKind kind;
    private final String identity;
    private final RefreshSettings settings;
    private final SharedTokens shared;
    private final TokenRenewal renewal;
    private final AtomicReference<Flight> flight = new AtomicReference<>();
    private volatile HeldTokens held;

    /**
     * @param  kind                     OAUTH2 or MANAGED_USER
     * @param  identity                 of {@link TokenIdentity}
     * @param  store                    is asked on the executor's threads only
     * @param  configured               is used while the store has nothing for the identity; null if there is nothing to begin with
     * @throws IllegalArgumentException if a configured token could break out of its header, or the kind has no tokens
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
        this.renewal = new TokenRenewal(operation(), identity, shared, issuer, settings);
    }

    private String operation() {
        return kind == AuthenticationKind.OAUTH2 ? "oauth2/token" : "oauth-client-users/refresh";
    }

    @Override
    public AuthenticationKind kind() {
        return kind;
    }

    @Override
    public Credential current() {
        HeldTokens now = held;
        return now != null && now.isUsable(settings.clock()) ? now.credential() : null;
    }

    @Override
    public CompletableFuture<Credential> obtain() {
        Credential credential = current();
        return credential != null ? CompletableFuture.completedFuture(credential) : renewed(null);
    }

    /** {@inheritDoc} A 401 within 30 s of a refresh is not answered with another refresh: it is then not about the token. */
    @Override
    public CompletableFuture<Credential> replace(Credential refused) {
        Credential credential = current();
        return credential != null && !credential.equals(refused) ? CompletableFuture.completedFuture(credential) : renewed(refused);
    }

    private CompletableFuture<Credential> renewed(Credential refused) {
        // each waiter has a future of its own, so that it can be cancelled alone
        CompletableFuture<Credential> waiter = new CompletableFuture<>();
        await(refused, waiter);
        return waiter;
    }

    /** Starts a refresh, or waits for the one that is under way and looks whether it serves. */
    private void await(Credential refused, CompletableFuture<Credential> waiter) {
        Flight mine = new Flight(refused, new CompletableFuture<>());
        Flight running = flight.compareAndExchange(null, mine);
        Flight joined = running == null ? mine : running;
        joined.result().whenComplete((found, failure) -> {
            if (failure != null) {
                waiter.completeExceptionally(failure);
            } else if (joined.serves(found, refused)) {
                waiter.complete(found);
            } else if (!waiter.isDone()) {
                await(refused, waiter);
            }
        });
        if (running == null) {
            start(mine);
        }
    }

    private void start(Flight mine) {
        try {
            renewal.renew(held, mine.refused()).whenComplete((found, failure) -> land(mine, found, failure));
        } catch (RuntimeException | Error e) {
            land(mine, null, e);
        }
    }

    private void land(Flight mine, HeldTokens found, Throwable failure) {
        if (found != null) {
            held = found;
        }
        flight.set(null);
        if (failure == null) {
            mine.result().complete(found == null ? null : found.credential());
        } else {
            mine.result().completeExceptionally(explained(failure));
        }
    }

    private CalcomException explained(Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        if (cause instanceof CalcomException explained) {
            return explained;
        }
        String reason = cause instanceof RejectedExecutionException
                ? "no access token can be obtained for " + identity + ": this side is being stopped"
                : "no access token could be obtained for " + identity + ": " + cause.getClass().getSimpleName();
        return new CalcomAuthenticationException(operation(), reason, cause);
    }

    /** When the access token ends that is in use; null if there is none yet, or its end is not known. */
    public Instant expiresAt() {
        HeldTokens now = held;
        return now == null ? null : now.tokens().expiresAt();
    }

    /** Whether a refresh is under way, or tokens wait to be stored that only this object has. */
    public boolean isBusy() {
        return flight.get() != null || shared.hasUnsaved();
    }

    /**
     * Completes, never with a failure, when the refresh that is under way now has come to its end, and tokens that could not be stored were
     * tried to be stored once more. Who closes the transport under a refresh loses the tokens that the server is about to issue: wait for
     * this a moment before.
     */
    public CompletableFuture<Void> settled() {
        Flight running = flight.get();
        CompletableFuture<Void> landed =
                running == null ? CompletableFuture.completedFuture(null) : running.result().handle((credential, failure) -> null);
        return isBusy() ? landed.thenRunAsync(shared::saveUnsaved, shared.workersWhileTheyLast()) : landed;
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

    /** A refresh that is under way, and the credential whose refusal is its reason, if that is why. */
    private record Flight(Credential refused, CompletableFuture<Credential> result) {

        /** Whether what this refresh has found serves somebody whose credential was refused; null for one who had none. */
        boolean serves(Credential found, Credential refusedOther) {
            boolean same = refused == null ? refusedOther == null : refused.equals(refusedOther);
            return same || found != null && !found.equals(refusedOther);
        }
    }
}
