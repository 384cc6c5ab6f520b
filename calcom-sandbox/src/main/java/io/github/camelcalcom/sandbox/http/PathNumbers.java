/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import java.util.Optional;

/** Reads numbers in paths for guards. A value that is not a number reaches the real server's database, which results in 500. */
final class PathNumbers {

    private PathNumbers() {
    }

    /** Returns a path parameter that the route may not have. */
    static Optional<Long> find(Call call, String name) {
        return call.operation().path().contains('{' + name + '}') ? Optional.of(get(call, name)) : Optional.empty();
    }

    /** Returns a path parameter. */
    static long get(Call call, String name) {
        String text = call.path(name);
        if (!text.matches("-?\\d{1,18}")) {
            throw ApiException.databaseFailure();
        }
        return Long.parseLong(text);
    }
}
