package io.github.camelcalcom.auth;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.catalog.AuthenticationKind;

/**
 * Says to the server who is calling. Two authentications are equal if they stand for the same caller at the same server; calls of equal
 * ones share a pacer. Implementations are thread safe, block nobody, and never show a secret in {@code toString}.
 */
public interface Authentication {

    /** The kind, as the operation catalogue lists it. */
    AuthenticationKind kind();

    /** The credential to call with if one is at hand and good for a while, else null: then {@link #obtain()} gets one. */
    Credential current();

    /**
     * Gets a credential. Callers that ask at the same time share one attempt.
     *
     * @return fails with a {@link io.github.camelcalcom.error.CalcomException} if there is none to be had
     */
    default CompletableFuture<Credential> obtain() {
        return CompletableFuture.completedFuture(current());
    }

    /**
     * Gets another credential in the place of one that the server refused with 401.
     *
     * @param  refused the credential that the refused call carried
     * @return         another one; null in the future if there is no other, so that the refusal stands
     */
    default CompletableFuture<Credential> replace(Credential refused) {
        return CompletableFuture.completedFuture(null);
    }
}
