package io.github.camelcalcom.client;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The calls that end when their owner does. Knows those that have had to wait, so that one that never waits costs nothing. Thread safe.
 */
public final class CallScope {

    private final CallScope outer;
    private final Set<CallScope> inner = ConcurrentHashMap.newKeySet();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
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

    /** A call begins to wait. Its wait is ended at once if the scope is closed. */
    void add(Call call) {
        calls.add(call);
        if (closed) {
            call.endWait();
        }
    }

    /** A call has come to its end. */
    void remove(Call call) {
        calls.remove(call);
    }

    /** Ends the waits of all calls, and those to come. What has been sent goes on. */
    public void close() {
        closed = true;
        if (outer != null) {
            outer.inner.remove(this);
        }
        inner.forEach(CallScope::close);
        runOnClose();
        calls.forEach(Call::endWait);
    }
}
