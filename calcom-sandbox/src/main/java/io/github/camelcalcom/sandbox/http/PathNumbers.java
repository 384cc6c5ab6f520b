package io.github.camelcalcom.sandbox.http;

import java.util.Optional;

/** Numbers of paths as guards read them: one that is none ends in the database, so that the answer is 500. */
final class PathNumbers {

    private PathNumbers() {
    }

    /** A path parameter that a route may lack. */
    static Optional<Long> find(Call call, String name) {
        return call.operation().path().contains('{' + name + '}') ? Optional.of(get(call, name)) : Optional.empty();
    }

    /** A path parameter. */
    static long get(Call call, String name) {
        String text = call.path(name);
        if (!text.matches("-?\\d{1,18}")) {
            throw ApiException.databaseFailure();
        }
        return Long.parseLong(text);
    }
}
