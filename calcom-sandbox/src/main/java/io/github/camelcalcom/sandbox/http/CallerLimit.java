/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import java.time.Instant;

/**
 * The state of a caller's rate limit.
 *
 * @param caller    description of the caller, without credentials
 * @param name      name of the limit
 * @param allowed   maximum number of calls in one window
 * @param remaining remaining calls in the current window
 * @param refused   whether calls are refused until the end of the window
 * @param end       end of the window on the sandbox's clock
 */
public record CallerLimit(String caller, String name, int allowed, int remaining, boolean refused, Instant end) {
}
