package io.github.camelcalcom.pacing;

/** Ends the waits of its callers when it is closed. Implementations are thread safe. */
public interface WaitScope {

    /**
     * Registers a wait. The scope must not hold a lock while it runs {@code end}.
     *
     * @param end ends the wait. Called once the scope is closed, within this method if it is closed already. Does not block
     */
    void add(Runnable end);

    /** Removes a wait that has ended. */
    void remove(Runnable end);
}
