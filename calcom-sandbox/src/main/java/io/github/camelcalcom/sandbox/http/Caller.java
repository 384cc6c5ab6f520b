package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.User;

/**
 * Whom a call is made for.
 *
 * @param user           null if the call brought no credentials
 * @param organizationId the organization that the credentials stand for; null for a user's own key and for no credentials
 */
record Caller(User user, Long organizationId) {

    /** A call without credentials. */
    static final Caller NOBODY = new Caller(null, null);
}
