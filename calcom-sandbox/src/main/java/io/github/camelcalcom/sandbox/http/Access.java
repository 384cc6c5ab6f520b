package io.github.camelcalcom.sandbox.http;

/** What a route does with a caller who brings no credentials. Wrong credentials are 401 everywhere. */
public enum Access {

    /** 401. */
    CREDENTIALS,

    /** 403: the real server checks permissions of this route before it asks who is calling. */
    PERMISSION,

    /** Served; the call has no user then. */
    PUBLIC
}
