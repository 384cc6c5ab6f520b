/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.util.regex.Pattern;

/**
 * The resource does not exist (404, 410), or the server does not know the operation: see {@link #isOperationUnknown()}.
 */
public class CalcomNotFoundException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /** The text of the server's framework for a path, or a version of it, without a route. */
    private static final Pattern NO_ROUTE = Pattern.compile("Cannot [A-Z]+ /.*", Pattern.DOTALL);

    private final boolean operationUnknown;

    CalcomNotFoundException(ErrorAnswer answer) {
        super(answer);
        this.operationUnknown = isOperationUnknown(answer);
    }

    /**
     * Whether the server does not have the operation in the requested version, or the response is not one of the API. Examples are the page of a
     * proxy and an empty body. Then it is unknown whether the resource exists, and {@code apiUrl}, {@code apiProfile} or {@code apiVersion} is probably
     * wrong.
     */
    public boolean isOperationUnknown() {
        return operationUnknown;
    }

    static boolean isOperationUnknown(ErrorAnswer answer) {
        return !answer.isFromApi() || answer.message() != null && NO_ROUTE.matcher(answer.message()).matches();
    }
}
