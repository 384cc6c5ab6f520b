/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of an error response.
 *
 * @param operation   the operation in the form of endpoint URIs, such as {@code bookings/create}
 * @param status      the HTTP status code
 * @param code        the error code of the API, such as {@code NotFoundException}; null if there is none
 * @param message     the error message of the API, unchanged; null if there is none. May repeat the request: see {@link ErrorText}
 * @param fieldErrors the violated rules by field, in the order of the response; empty if there are none
 * @param remark      further information, such as the text of a page that is not a response of the API; null if there is none
 * @param requestId   the server's id of the request, for its support; null if there is none
 * @param retryAfter  the time to wait that the server requests; null if there is none
 * @param body        the beginning of the body, unchanged and never logged; empty if there is none
 */
record ErrorAnswer(
        String operation, int status, String code, String message, Map<String, List<String>> fieldErrors, String remark,
        String requestId, Duration retryAfter, byte[] body) {

    ErrorAnswer {
        fieldErrors = new LinkedHashMap<>(fieldErrors);
    }

    /** Whether the response is one of the API, not of a proxy in front of it. */
    boolean isFromApi() {
        return code != null || message != null;
    }

    @Override
    public String toString() {
        return ErrorText.describe(this);
    }
}
