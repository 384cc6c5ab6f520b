/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

/** Response to a sender: a status without a body. */
public enum DeliveryStatus {

    /** The route has completed, or does not subscribe to the trigger. */
    PROCESSED(200),
    /** The route still runs. */
    ACCEPTED(202),
    /** The body is signed and no JSON. */
    MALFORMED(400),
    /** Not signed, or not by whom knows the secret. */
    UNAUTHORIZED(401),
    /** Older than the limit, or of an age that is not known. */
    TOO_OLD(403),
    /** The body has too many bytes. */
    TOO_LARGE(413),
    /** The body is of another kind or in an encoding that is not understood. */
    NOT_JSON(415),
    /** The route has failed. */
    FAILED(500),
    /** Too much waits, or the secret is not known yet. */
    UNAVAILABLE(503);

    private final int code;

    DeliveryStatus(int code) {
        this.code = code;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }
}
