/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import io.github.camelcalcom.storage.Fingerprint;

/**
 * The key of one attempt, which it claims among several processes while it makes its booking. To be used by the call that has its turn with the
 * attempt only.
 */
final class ClaimedKey {

    private final KeyClaimStore store;
    private final Executor threads;
    private final String name;
    private final String owner = UUID.randomUUID().toString();
    /** The claim of this attempt as it was written last, or null. */
    private KeyClaim held;
    /** The claim of another process, and when it was first seen in this form. */
    private KeyClaim seen;
    private long seenAt;

    /** An operation of the store, or several. */
    @FunctionalInterface
    interface StoreCall<T> {

        T run() throws IOException;
    }

    /** @param threads run the operations of the store, apart from the transaction of a route */
    ClaimedKey(KeyClaimStore store, Executor threads, String callerName, String key) {
        this.store = store;
        this.threads = threads;
        this.name = Fingerprint.whole(callerName + '\n' + key);
    }

    /**
     * Claims the key unless another process has it.
     *
     * @param  wait        how long other processes must wait without a change of the claim
     * @return             null if this attempt has the key now, otherwise the claim of the other process
     * @throws IOException if that is not known
     */
    KeyClaim take(Duration wait) throws IOException {
        while (held == null || !renew(wait)) {
            KeyClaim first = KeyClaim.first(owner, wait);
            if (compareAndSet(null, first)) {
                return null;
            }
            KeyClaim present = run(() -> store.load(name));
            if (present != null && !present.owner().equals(owner)) {
                return present;
            }
            // null if it was removed meanwhile, or a claim of this attempt that was written although the write failed
            held = present;
        }
        return null;
    }

    /** Renews the claim, so that other processes wait anew. Returns false if another process has taken it over. */
    boolean renew(Duration wait) throws IOException {
        KeyClaim updated = held.replacedBy(owner, wait);
        boolean isHeld = compareAndSet(held, updated);
        if (!isHeld) {
            held = null;
        }
        return isHeld;
    }

    /** Takes over the claim of another process. Returns false if that has changed meanwhile. */
    boolean takeOver(KeyClaim other, Duration wait) throws IOException {
        return compareAndSet(other, other.replacedBy(owner, wait));
    }

    private boolean compareAndSet(KeyClaim expected, KeyClaim updated) throws IOException {
        boolean isWritten = run(() -> store.compareAndSet(name, expected, updated));
        if (isWritten) {
            held = updated;
        }
        return isWritten;
    }

    /** Removes the claim, if this attempt has it. */
    void release() throws IOException {
        KeyClaim last = held;
        held = null;
        if (last != null) {
            run(() -> store.remove(name, last));
        }
    }

    boolean isHeld() {
        return held != null;
    }

    /** Whether the claim of another process has stayed unchanged so long that neither that process nor the server acts for it any more. */
    boolean isAbandoned(KeyClaim other, long nanoTime, Duration shortest) {
        if (!other.isSame(seen)) {
            seen = other;
            seenAt = nanoTime;
        }
        return nanoTime - seenAt >= Math.max(shortest.toNanos(), Duration.ofMillis(other.waitMillis()).toNanos());
    }

    /** Does not end early if the thread is interrupted: the result of a write must be known. */
    private <T> T run(StoreCall<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        threads.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
