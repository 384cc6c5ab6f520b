/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one identity as all nodes that share a {@link TokenStore} see them. One refresh uses an instance at a time. Methods block
 * while the store blocks, and hold no lock during this time.
 */
final class SharedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTokens.class);
    private static final int SAVE_ATTEMPTS = 3;
    private static final Duration SAVE_RETRY = Duration.ofMillis(250);

    private final String identity;
    private final TokenStore store;
    private final Tokens configured;
    private final RefreshSettings settings;
    /** Shorter than the claim timeout, after which other nodes use a refresh token that is no longer valid. */
    private final Duration saveInterval;
    private final String owner = UUID.randomUUID().toString();

    private long attempts;
    private StoredTokens claimOfAnother;
    private long claimSeenAt;
    private final AtomicReference<Unsaved> unsaved = new AtomicReference<>();

    /** @param configured the tokens that are used while the store has none; may be null */
    SharedTokens(String identity, TokenStore store, Tokens configured, RefreshSettings settings) {
        this.identity = identity;
        this.store = store;
        this.configured = configured;
        this.settings = settings;
        this.saveInterval = settings.claimTimeout().dividedBy(6);
    }

    /** Reads the store. */
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
     * Whether another living node is refreshing the tokens. A node is alive if this node has seen its claim change within the claim timeout.
     * A claim that this node itself did not release does not count.
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
        boolean alive = System.nanoTime() - claimSeenAt < settings.claimTimeout().toNanos();
        if (!alive) {
            LOG.warn("{}: the node that claimed the tokens for a refresh has not renewed its claim for {} s and is considered dead", identity,
                    settings.claimTimeout().toSeconds());
        }
        return alive;
    }

    /** Claims the tokens that were read, and renews the claim until it ends. Returns null if the store has changed meanwhile. */
    Claim claim(Seen seen) throws IOException {
        StoredTokens entry = seen.entry();
        StoredTokens claimed = new StoredTokens(entry == null ? 1 : entry.version() + 1, seen.tokens(), owner + '/' + ++attempts);
        if (!store.compareAndSet(identity, entry, claimed)) {
            return null;
        }
        // the claim contains the tokens that were not saved
        unsaved.set(null);
        Claim claim = new Claim(claimed);
        keepAlive(claim);
        return claim;
    }

    private void keepAlive(Claim claim) {
        settings.later(settings.claimTimeout().dividedBy(3), () -> {
            boolean held = true;
            try {
                held = claim.renew();
            } catch (IOException | RuntimeException | Error e) {
                LOG.warn("{}: the claim on the tokens could not be renewed in the token store: {}", identity, e.getMessage());
            }
            if (held) {
                keepAlive(claim);
            }
        });
    }

    /** Releases a claim. If this fails, other nodes wait for the claim timeout; this node can claim again at once. */
    void release(Claim claim) {
        try {
            claim.release();
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("{}: the claim on the tokens could not be released in the token store: {}", identity, e.getMessage());
        }
    }

    /**
     * Stores new tokens and ends the claim. The tokens that they replace are no longer valid, and this process has the only copy of the new
     * ones. Therefore, if the store fails, they are used nevertheless, and stored as soon as possible. An interrupt does not prevent
     * this.
     *
     * @return the tokens to use: the new ones, or those that another node has stored meanwhile
     */
    Tokens save(Claim claim, Tokens issued) {
        boolean interrupted = false;
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return claim.complete(issued);
                } catch (IOException | RuntimeException | Error e) {
                    if (attempt == SAVE_ATTEMPTS) {
                        keepUnsaved(new Unsaved(claim.tokens(), issued), e);
                        return issued;
                    }
                    interrupted |= isInterruptedWhilePausing();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isInterruptedWhilePausing() {
        boolean interrupted = Thread.interrupted();
        try {
            Thread.sleep(SAVE_RETRY.toMillis());
            return interrupted;
        } catch (InterruptedException e) {
            // the calling method restores the flag after the tokens are stored
            return true;
        }
    }

    private void keepUnsaved(Unsaved waiting, Throwable e) {
        LOG.error("{}: the server has issued new tokens, but the token store {} cannot save them. They are in the memory of this process"
                  + " only and are lost when it stops. Saving is retried every {} s. Repair the store before you stop this process,"
                  + " otherwise the identity is lost", identity, store, saveInterval.toSeconds(), e);
        unsaved.set(waiting);
        saveLater(waiting);
    }

    private void saveLater(Unsaved waiting) {
        settings.later(saveInterval, () -> {
            if (unsaved.get() == waiting && !isSaved(waiting)) {
                saveLater(waiting);
            }
        });
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
            LOG.warn("{}: the token store still cannot save the new tokens: {}", identity, e.getMessage());
            return false;
        }
    }

    /**
     * Retries to save tokens that the store could not save, on an upkeep thread, and waits for the result.
     *
     * @return false if the store has not answered within the given time
     */
    boolean saveUnsaved(long nanos) throws InterruptedException {
        Unsaved waiting = unsaved.get();
        if (waiting == null) {
            return true;
        }
        CountDownLatch tried = new CountDownLatch(1);
        Runnable attempt = () -> {
            isSaved(waiting);
            tried.countDown();
        };
        try {
            settings.upkeep().execute(attempt);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            LOG.debug("{}: no upkeep thread is left; storing the tokens on this one", identity, noThread);
            attempt.run();
        }
        return tried.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Whether this process has tokens that are not in the store. */
    boolean hasUnsaved() {
        return unsaved.get() != null;
    }

    /**
     * Result of reading the store.
     *
     * @param entry  the entry of the store, null if there is none
     * @param tokens the newest tokens that this node knows; null if there are none
     */
    record Seen(StoredTokens entry, Tokens tokens) {
    }

    /** New tokens that the store could not save, and the preceding tokens. */
    private record Unsaved(Tokens before, Tokens tokens) {

        boolean isStillMissingIn(StoredTokens entry) {
            return entry == null || entry.tokens() == null || entry.tokens().equals(before);
        }
    }

    /**
     * The right to use a refresh token, held by one process until it has stored the new tokens. An upkeep thread renews it while another
     * thread completes or releases it. The compare-and-set of the store orders them, so a renewal that hangs does not delay the other thread.
     */
    final class Claim {

        /** Other nodes can change a claimed entry only once per claim timeout. More changes than this mean that the store is unreliable. */
        private static final int MOST_CHANGES = 5;

        private final Tokens tokens;
        private volatile StoredTokens entry;
        private volatile boolean held = true;

        private Claim(StoredTokens entry) {
            this.tokens = entry.tokens();
            this.entry = entry;
        }

        /** The tokens to refresh; null if there are none. */
        Tokens tokens() {
            return tokens;
        }

        /**
         * Shows the other nodes that this node is alive.
         *
         * @return false if the claim has ended
         */
        private boolean renew() throws IOException {
            StoredTokens seen = entry;
            if (held) {
                StoredTokens renewed = seen.claimed(seen.claimedBy());
                if (store.compareAndSet(identity, seen, renewed)) {
                    entry = renewed;
                } else {
                    held = false;
                }
            }
            return held;
        }

        private void release() throws IOException {
            held = false;
            StoredTokens seen = entry;
            for (int change = 0; change < MOST_CHANGES && isMine(seen); change++) {
                if (store.compareAndSet(identity, seen, seen.claimed(null))) {
                    return;
                }
                // changed by a renewal that was running, or by another node that considered this one dead
                seen = store.load(identity);
            }
        }

        private boolean isMine(StoredTokens seen) {
            return seen != null && entry.claimedBy().equals(seen.claimedBy());
        }

        /**
         * Stores new tokens and ends the claim.
         *
         * @return             the stored tokens: the new ones, or those that another node stored although this node held the claim
         * @throws IOException if nothing could be stored; may be retried
         */
        private Tokens complete(Tokens issued) throws IOException {
            held = false;
            StoredTokens seen = entry;
            for (int change = 0; change < MOST_CHANGES; change++) {
                if (store.compareAndSet(identity, seen, seen == null ? StoredTokens.first(issued) : seen.with(issued))) {
                    return issued;
                }
                seen = store.load(identity);
                if (seen != null && seen.tokens() != null && !seen.tokens().equals(tokens)) {
                    return seen.tokens();
                }
            }
            throw new IOException("The token store " + store + " refused to replace the entry that it had just returned, " + MOST_CHANGES
                                  + " times");
        }

        /** Whether the store has other tokens than those that were claimed. */
        boolean isOvertaken() throws IOException {
            StoredTokens now = store.load(identity);
            return now != null && now.tokens() != null && !Objects.equals(now.tokens(), tokens);
        }
    }
}
