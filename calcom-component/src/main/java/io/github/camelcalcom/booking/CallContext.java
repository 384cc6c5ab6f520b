package io.github.camelcalcom.booking;

/** What is known about the message that a call is made for. Used by the thread that makes the call, before the call returns. */
public interface CallContext {

    /** The key that the caller gave in the header {@value IdempotencyKey#HEADER}, or null. */
    String idempotencyKey();

    /** Whether the message was delivered before, by Camel or by a broker, so that an earlier call may have been made for it. */
    boolean isRedelivered();

    /**
     * What an earlier call of the same operation has kept and no success has cleared since then, or null. That it is about another booking
     * does no harm.
     */
    CallAttempt attempt();

    /** Keeps an attempt with the message, in place of an earlier one of the same operation. Called before anything is sent. */
    void keep(CallAttempt attempt);
}
