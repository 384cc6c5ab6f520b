package io.github.camelcalcom.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The limits that a sandbox enforces, as the real server's throttler does: each caller has a window of its own that begins with the
 * first counted call, whatever has no route is not counted, and a caller who made too many calls is refused for a while. Immutable.
 *
 * @param apiKeys    what an API key may do, by the name that the headers tell; with several names a call is refused only when all are
 *                   used up
 * @param tokens     what an access token or an OAuth client may do
 * @param anonymous  what an address may do without credentials
 * @param operations limits of single operations; calls of these count towards nothing else
 * @param headers    whether answers tell the limits in {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}, each followed
 *                   by a hyphen and the limit's name; the reset is in seconds to go, rounded up
 */
public record RateLimits(Map<String, RateLimit> apiKeys, RateLimit tokens, RateLimit anonymous, List<OperationLimit> operations,
                         boolean headers) {

    /** The name of the usual limit, {@code Default} in headers. */
    public static final String DEFAULT_NAME = "default";

    /** What a sandbox starts with: so high that no test meets it by accident. */
    public static final RateLimits GENEROUS = of(RateLimit.GENEROUS);

    /**
     * The limits of Cal.com: 120 calls in 60 s for an API key and for an address, 500 for an access token or an OAuth client, and less
     * for some operations.
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

    /** One limit for every caller, and none for single operations. */
    public static RateLimits of(RateLimit limit) {
        return new RateLimits(Map.of(DEFAULT_NAME, limit), limit, limit, List.of(), true);
    }

    /** The same with limits of API keys that have names, in the order of the map. */
    public RateLimits withApiKeys(Map<String, RateLimit> limits) {
        return new RateLimits(limits, tokens, anonymous, operations, headers);
    }

    /** The same with another limit for access tokens and OAuth clients. */
    public RateLimits withTokens(RateLimit limit) {
        return new RateLimits(apiKeys, limit, anonymous, operations, headers);
    }

    /** The same with another limit for callers without credentials. */
    public RateLimits withAnonymous(RateLimit limit) {
        return new RateLimits(apiKeys, tokens, limit, operations, headers);
    }

    /** The same with more limits of single operations; of several for one operation the last counts. */
    public RateLimits withOperations(List<OperationLimit> limits) {
        List<OperationLimit> all = new ArrayList<>(operations);
        all.addAll(limits);
        return new RateLimits(apiKeys, tokens, anonymous, all, headers);
    }

    /** The same, but no answer tells of it: neither a header nor a count. */
    public RateLimits withoutHeaders() {
        return new RateLimits(apiKeys, tokens, anonymous, operations, false);
    }
}
