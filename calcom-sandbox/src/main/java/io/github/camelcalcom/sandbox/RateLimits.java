/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The limits that a sandbox enforces. They follow the real server's throttler: each caller has a window of its own, which starts with the
 * first counted call. Calls without a route are not counted. A caller that exceeds its limit is refused for a while. Immutable.
 *
 * @param apiKeys    limits of an API key by the name that the headers show; with several limits a call is refused only if all are exceeded
 * @param tokens     limit of an access token or an OAuth client
 * @param anonymous  limit of an address without credentials
 * @param operations limits of single operations; their calls do not count towards any other limit
 * @param headers    whether answers contain {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}, each followed by a hyphen and
 *                   the name of the limit; the reset is the remaining time in seconds, rounded up
 */
public record RateLimits(Map<String, RateLimit> apiKeys, RateLimit tokens, RateLimit anonymous, List<OperationLimit> operations,
                         boolean headers) {

    /** The name of the default limit, {@code Default} in headers. */
    public static final String DEFAULT_NAME = "default";

    /** The default limits of a sandbox, which no test reaches by accident. */
    public static final RateLimits GENEROUS = of(RateLimit.GENEROUS);

    /**
     * The limits of Cal.com: 120 calls in 60 s for an API key and for an address, 500 for an access token or an OAuth client, and less for
     * some operations.
     */
    public static final RateLimits CALCOM = of(RateLimit.CALCOM)
            .withTokens(new RateLimit(500, RateLimit.CALCOM.window(), RateLimit.CALCOM.block())).withOperations(OperationLimit.CALCOM);

    public RateLimits {
        if (apiKeys.isEmpty()) {
            throw new IllegalArgumentException("apiKeys must name at least one limit");
        }
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(anonymous, "anonymous");
        apiKeys = Collections.unmodifiableMap(new LinkedHashMap<>(apiKeys));
        operations = List.copyOf(operations);
    }

    /** Returns the same limit for every caller, without limits of single operations. */
    public static RateLimits of(RateLimit limit) {
        return new RateLimits(Map.of(DEFAULT_NAME, limit), limit, limit, List.of(), true);
    }

    /** Returns a copy with named limits of API keys, in the order of the map. */
    public RateLimits withApiKeys(Map<String, RateLimit> limits) {
        return new RateLimits(limits, tokens, anonymous, operations, headers);
    }

    /** Returns a copy with another limit of access tokens and OAuth clients. */
    public RateLimits withTokens(RateLimit limit) {
        return new RateLimits(apiKeys, limit, anonymous, operations, headers);
    }

    /** Returns a copy with another limit of callers without credentials. */
    public RateLimits withAnonymous(RateLimit limit) {
        return new RateLimits(apiKeys, tokens, limit, operations, headers);
    }

    /** Returns a copy with additional limits of single operations. The last limit of an operation takes precedence. */
    public RateLimits withOperations(List<OperationLimit> limits) {
        List<OperationLimit> all = new ArrayList<>(operations);
        all.addAll(limits);
        return new RateLimits(apiKeys, tokens, anonymous, all, headers);
    }

    /** Returns a copy whose limits are not shown in answers: neither in headers nor in the error. */
    public RateLimits withoutHeaders() {
        return new RateLimits(apiKeys, tokens, anonymous, operations, false);
    }
}
