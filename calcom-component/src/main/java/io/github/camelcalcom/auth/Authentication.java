package io.github.camelcalcom.auth;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomException;

/**
 * The identity that calls are made with. Two authentications are equal if they stand for the same caller at the same server; calls of equal
 * ones share a pacer. Implementations are thread safe and never show a secret in {@code toString}.
 */
public interface Authentication {

    /** The kind, as the operation catalogue lists it. */
    AuthenticationKind kind();

    /**
     * Name of the caller without a secret in it, the same in each process that calls with the same credential. Callers with the same name share
     * what processes know of a caller.
     */
    default String name() {
        return kind().name();
    }

    /** Returns the credential to call with if one is available without waiting, else null: use {@link #obtain} then. */
    Credential current();

    /**
     * Gets a credential and waits for it. Callers that wait at the same time share one attempt.
     *
     * @param  atMost               maximum time to wait
     * @return                      never null
     * @throws CalcomException      if no credential can be obtained
     * @throws TimeoutException     if the time is over before; the attempt continues for other callers
     * @throws InterruptedException if the thread is interrupted before; the attempt continues for other callers
     */
    default Credential obtain(Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        return current();
    }

    /**
     * Gets another credential in place of one that the server refused with 401, and waits for it as {@link #obtain} does.
     *
     * @param  refused              the credential of the refused call
     * @param  atMost               maximum time to wait
     * @return                      null if there is no other credential, so that the refusal is final
     * @throws CalcomException      as {@link #obtain} does
     * @throws TimeoutException     as {@link #obtain} does
     * @throws InterruptedException as {@link #obtain} does
     */
    default Credential replace(Credential refused, Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
        return null;
    }
}
