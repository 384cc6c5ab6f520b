package io.github.camelcalcom.error;

import java.util.Locale;

/** What kind of failure a call has ended with: few enough to tag figures with. */
public enum ErrorKind {

    /** The request is wrong. */
    VALIDATION,
    /** The credential is missing, wrong or not permitted to do this. */
    AUTHENTICATION,
    /** There is no such thing. */
    NOT_FOUND,
    /** The server is in a state that does not allow it. */
    CONFLICT,
    /** The server's limit is used up. */
    RATE_LIMIT,
    /** The server failed, or its answer cannot be read. */
    SERVER,
    /** The server cannot be reached, or the request was not sent. */
    CONNECTION,
    /** It is not known whether the request was executed. */
    AMBIGUOUS,
    /** Something else, such as a failure of a bean that the application has given. */
    OTHER;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The kind of a failure. */
    public static ErrorKind of(Throwable failure) {
        if (failure instanceof CalcomValidationException) {
            return VALIDATION;
        } else if (failure instanceof CalcomAuthenticationException) {
            return AUTHENTICATION;
        } else if (failure instanceof CalcomNotFoundException) {
            return NOT_FOUND;
        } else if (failure instanceof CalcomConflictException) {
            return CONFLICT;
        } else if (failure instanceof CalcomRateLimitException) {
            return RATE_LIMIT;
        } else if (failure instanceof CalcomServerException) {
            return SERVER;
        } else if (failure instanceof CalcomConnectionException) {
            return CONNECTION;
        }
        return failure instanceof CalcomAmbiguousException ? AMBIGUOUS : OTHER;
    }

    /** The name as figures, logs and consoles have it, such as {@code rate-limit}. */
    public String label() {
        return label;
    }
}
