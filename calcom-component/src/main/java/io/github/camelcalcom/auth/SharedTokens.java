package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one identity as all nodes that share a {@link TokenStore} see them. One attempt to refresh uses it at a time. Its methods
 * block while the store does.
 */
final class SharedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTokens.class);
    private static final int SAVE_ATTEMPTS = 3;
    private static final Duration SAVE_RETRY = Duration.ofMillis(250);

    private final String identity;
    private final TokenStore store;
    private final Tokens configured;
    private final Executor executor;
    private final Duration claimTimeout;
    /** Often enough to be ahead of nodes that take the claim for abandoned and use a refresh token that is dead. */
    private final Duration later;
    private final String owner = UUID.randomUUID().toString();

    private long attempts;
    private StoredTokens claimOfAnother;
    private long claimSeenAt;
    private final AtomicReference<Unsaved> unsaved = new AtomicReference<>();

    /** @param configured is used while the store has nothing; may be null */
    SharedTokens(String identity, TokenStore store, Tokens configured, RefreshSettings settings) {
        this.identity = identity;
        this.store = store;
        this.configured = configured;
        this.executor = settings.executor();
        this.claimTimeout = settings.claimTimeout();
        this.later = claimTimeout.dividedBy(6);
    }

    /** What the store has now. */
    Seen look() throws IOException {
        StoredTokens entry = store.load(identity);
        Tokens stored = entry == null || entry.tokens() == null ? configured : entry.tokens();
        Unsaved waiting = unsaved.get();
        if (waiting == null) {
            return new Seen(entry, stored);
        }
        if (waiting.isStillMissingIn(entry)) {
            return new Seen(entry, waiting.tokens());
        }
        unsaved.compareAndSet(waiting, null);
        return new Seen(entry, stored);
    }

    /**
     * Whether a living node other than this one is refreshing them. A node lives if its claim has changed within the claim timeout, as this
     * node has seen it; a claim that this node itself left behind does not count.
     */
    boolean isClaimedByAnother(StoredTokens entry) {
        if (entry == null || entry.claimedBy() == null || entry.claimedBy().startsWith(owner)) {
            claimOfAnother = null;
            return false;
        }
        if (claimOfAnother == null || claimOfAnother.version() != entry.version()
                || !entry.claimedBy().equals(claimOfAnother.claimedBy())) {
            claimOfAnother = entry;
            claimSeenAt = System.nanoTime();
            return true;
        }
        boolean alive = System.nanoTime() - claimSeenAt < claimTimeout.toNanos();
        if (!alive) {
            LOG.warn("{}: the node that wanted to refresh the tokens has not done so for {} s and is taken for dead", identity,
                    claimTimeout.toSeconds());
        }
        return alive;
    }

    /** Claims what was seen; null if it has changed meanwhile. The claim is renewed until it ends. */
    TokenClaim claim(Seen seen) throws IOException {
        TokenClaim claim = TokenClaim.take(store, identity, seen.entry(), seen.tokens(), owner + '/' + ++attempts);
        if (claim != null) {
            // the claim holds the tokens that were waiting to be saved
            unsaved.set(null);
            keepAlive(claim);
        }
        return claim;
    }

    private void keepAlive(TokenClaim claim) {
        after(claimTimeout.dividedBy(3)).thenRunAsync(() -> {
            boolean held = true;
            try {
                held = claim.renew();
            } catch (IOException | RuntimeException | Error e) {
                LOG.warn("{}: the claim on the tokens could not be renewed in the token store: {}", identity, e.getMessage());
            }
            if (held) {
                keepAlive(claim);
            }
        }, executor);
    }

    /** Gives a claim back. Where that fails, other nodes wait for the claim timeout, and this one goes on at once. */
    void release(TokenClaim claim) {
        try {
            claim.release();
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("{}: the claim on the tokens could not be given back to the token store: {}", identity, e.getMessage());
        }
    }

    /**
     * Stores new tokens and ends the claim. What they replace is dead by now, and with it every copy that is not in this process: when the
     * store fails, they are used all the same and stored as soon as that is possible, since holding calls up would not bring the old ones
     * back.
     *
     * @return the tokens to use: these, or those that another node has stored meanwhile
     */
    CompletableFuture<Tokens> save(TokenClaim claim, Tokens issued) {
        return save(claim, issued, 1);
    }

    private CompletableFuture<Tokens> save(TokenClaim claim, Tokens issued, int attempt) {
        try {
            return CompletableFuture.completedFuture(claim.complete(issued));
        } catch (IOException | RuntimeException | Error e) {
            if (attempt < SAVE_ATTEMPTS) {
                return after(SAVE_RETRY).thenComposeAsync(ignored -> save(claim, issued, attempt + 1), workersWhileTheyLast());
            }
            LOG.error("{}: the server has issued new tokens, but the token store {} cannot keep them. They are in the memory of this process"
                      + " only and are lost when it stops; storing is tried again every {} s. Repair the store before you stop this process,"
                      + " else the identity is lost", identity, store, later.toSeconds(), e);
            Unsaved waiting = new Unsaved(claim.tokens(), issued);
            unsaved.set(waiting);
            saveLater(waiting);
            return CompletableFuture.completedFuture(issued);
        }
    }

    /** The workers may be shut down while the server issues tokens. These must be stored nevertheless, on whatever thread there is. */
    Executor workersWhileTheyLast() {
        return task -> {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException | OutOfMemoryError noThread) {
                task.run();
            }
        };
    }

    private void saveLater(Unsaved waiting) {
        after(later).thenRunAsync(() -> {
            if (unsaved.get() == waiting && !isSaved(waiting)) {
                saveLater(waiting);
            }
        }, executor);
    }

    private boolean isSaved(Unsaved waiting) {
        try {
            StoredTokens entry = store.load(identity);
            if (waiting.isStillMissingIn(entry)
                    && !store.compareAndSet(identity, entry, entry == null ? StoredTokens.first(waiting.tokens()) : entry.with(waiting.tokens()))) {
                return false;
            }
            unsaved.compareAndSet(waiting, null);
            LOG.warn("{}: the token store works again and has the current tokens", identity);
            return true;
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("{}: the token store still cannot keep the new tokens: {}", identity, e.getMessage());
            return false;
        }
    }

    /** Tries once more to store what could not be stored. */
    void saveUnsaved() {
        Unsaved waiting = unsaved.get();
        if (waiting != null) {
            isSaved(waiting);
        }
    }

    /** Whether this process holds tokens that no other place has. */
    boolean hasUnsaved() {
        return unsaved.get() != null;
    }

    /** Completes after a time, without a thread that waits. */
    static CompletableFuture<Void> after(Duration time) {
        return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What was found.
     *
     * @param entry  of the store, null if it has none
     * @param tokens the newest ones that this node knows; null if there are none
     */
    record Seen(StoredTokens entry, Tokens tokens) {
    }

    /** New tokens that the store could not keep, and those that it had before them. */
    private record Unsaved(Tokens before, Tokens tokens) {

        boolean isStillMissingIn(StoredTokens entry) {
            return entry == null || entry.tokens() == null || entry.tokens().equals(before);
        }
    }
}
