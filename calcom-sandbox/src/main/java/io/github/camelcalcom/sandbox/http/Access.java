package io.github.camelcalcom.sandbox.http;

/** What a route does with a caller who brings no credentials. Wrong credentials are 401, except where it says otherwise. */
public enum Access {

    /** 401. */
    CREDENTIALS,

    /** 403: the real server checks permissions of this route before it asks who is calling. So is an unknown access token. */
    PERMISSION,

    /** Served; the call has no user then. */
    PUBLIC,

    /** Served. Credentials, good or bad, are not looked at, and the call has no user. */
    OPEN
}
