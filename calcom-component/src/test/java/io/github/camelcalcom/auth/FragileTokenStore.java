/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps tokens in memory, and fails or waits as configured by a test. */
final class FragileTokenStore implements TokenStore {

    private final InMemoryTokenStore entries = new InMemoryTokenStore();
    private final AtomicInteger failedWrites = new AtomicInteger();
    private volatile boolean readable = true;
    private volatile boolean keepsNewTokens = true;
    private volatile boolean throwsErrors;
    private volatile boolean failsWhenInterrupted;
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch gateOfRenewals = new CountDownLatch(0);

    void readable(boolean newReadable) {
        readable = newReadable;
    }

    /** Whether it can write new tokens, not only claims. */
    void keepsNewTokens(boolean newKeepsNewTokens) {
        keepsNewTokens = newKeepsNewTokens;
    }

    /** Makes all further operations fail with an Error. */
    void throwsErrors() {
        throwsErrors = true;
    }

    /** Makes all further operations fail on an interrupted thread, as the channels of files do. */
    void failsWhenInterrupted() {
        failsWhenInterrupted = true;
    }

    /** Blocks writes of new tokens until the latch is open. */
    CountDownLatch closeGate() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Blocks renewals of claims until the latch is open. */
    CountDownLatch closeGateOfRenewals() {
        gateOfRenewals = new CountDownLatch(1);
        return gateOfRenewals;
    }

    int renewals() {
        return renewals.get();
    }

    int failedWrites() {
        return failedWrites.get();
    }

    @Override
    public StoredTokens load(String identity) throws IOException {
        if (!readable) {
            throw new IOException("the disk is gone");
        }
        return entries.load(identity);
    }

    @Override
    public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException {
        if (failsWhenInterrupted && Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        if (updated.claimedBy() == null && updated.tokens() != null && !updated.tokens().equals(expected == null ? null : expected.tokens())) {
            await(gate);
            if (!keepsNewTokens) {
                failedWrites.incrementAndGet();
                if (throwsErrors) {
                    throw new NoClassDefFoundError("test");
                }
                throw new IOException("the disk is full");
            }
        }
        if (expected != null && expected.claimedBy() != null && expected.claimedBy().equals(updated.claimedBy())) {
            renewals.incrementAndGet();
            await(gateOfRenewals);
        }
        return entries.compareAndSet(identity, expected, updated);
    }

    private static void await(CountDownLatch gate) throws IOException {
        try {
            if (!gate.await(300, TimeUnit.SECONDS)) {
                throw new IOException("the test never opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
