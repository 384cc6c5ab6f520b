package io.github.camelcalcom.auth;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps tokens in memory, and fails or waits as a test says. */
final class FragileTokenStore implements TokenStore {

    private final InMemoryTokenStore entries = new InMemoryTokenStore();
    private final AtomicInteger failedWrites = new AtomicInteger();
    private volatile boolean readable = true;
    private volatile boolean keepsNewTokens = true;
    private volatile boolean throwsErrors;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void readable(boolean newReadable) {
        readable = newReadable;
    }

    /** Whether it can write more than claims. */
    void keepsNewTokens(boolean newKeepsNewTokens) {
        keepsNewTokens = newKeepsNewTokens;
    }

    /** From now on it fails with an Error. */
    void throwsErrors() {
        throwsErrors = true;
    }

    /** Lets nobody write new tokens until the latch is down. */
    CountDownLatch closeGate() {
        gate = new CountDownLatch(1);
        return gate;
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
        if (updated.claimedBy() == null && updated.tokens() != null && !updated.tokens().equals(expected == null ? null : expected.tokens())) {
            awaitGate();
            if (!keepsNewTokens) {
                failedWrites.incrementAndGet();
                if (throwsErrors) {
                    throw new NoClassDefFoundError("test");
                }
                throw new IOException("the disk is full");
            }
        }
        return entries.compareAndSet(identity, expected, updated);
    }

    private void awaitGate() throws IOException {
        try {
            if (!gate.await(60, TimeUnit.SECONDS)) {
                throw new IOException("the test never opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
