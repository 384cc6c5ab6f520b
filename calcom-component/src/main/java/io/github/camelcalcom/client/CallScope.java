/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelcalcom.pacing.WaitScope;

/**
 * The calls that end when their owner does. Contains those that wait at the moment, so that a call that never waits costs nothing. Thread safe.
 */
public final class CallScope implements WaitScope {

    private final CallScope outer;
    /** Weak, since a scope without a call in progress need not be closed: a call holds its own scope. */
    private final Set<CallScope> inner = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> onClose = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** The scope of an owner that depends on no other one. */
    public CallScope() {
        this(null);
    }

    private CallScope(CallScope outer) {
        this.outer = outer;
    }

    /** A scope that can be closed by itself, and is closed with this one. */
    CallScope branch() {
        CallScope branch = new CallScope(this);
        inner.add(branch);
        if (closed) {
            branch.close();
        }
        return branch;
    }

    /** Returns the number of scopes that are closed with this one. */
    int branches() {
        return inner.size();
    }

    /** Whether no call may be sent any more. */
    boolean isClosed() {
        return closed;
    }

    /** Has something run when this is closed: at once if it is. */
    void onClose(Runnable action) {
        onClose.add(action);
        if (closed) {
            runOnClose();
        }
    }

    private void runOnClose() {
        for (Runnable action = onClose.poll(); action != null; action = onClose.poll()) {
            action.run();
        }
    }

    @Override
    public void add(Runnable end) {
        waits.add(end);
        if (closed) {
            end.run();
        }
    }

    @Override
    public void remove(Runnable end) {
        waits.remove(end);
    }

    /** Ends the waits of all calls, and of later calls. Requests already sent still complete. */
    public void close() {
        closed = true;
        if (outer != null) {
            outer.inner.remove(this);
        }
        // a copy, since each one removes itself
        List.of(inner.toArray(CallScope[]::new)).forEach(CallScope::close);
        runOnClose();
        waits.forEach(Runnable::run);
    }
}
