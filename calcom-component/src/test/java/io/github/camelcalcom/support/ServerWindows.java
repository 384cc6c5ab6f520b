/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.ReceivedCall;

/** How the calls of a single caller fell into the windows of its limit, as the server counts them. */
public final class ServerWindows {

    private ServerWindows() {
    }

    /** How many calls the server took in each window. A window begins with the first call after the last one. */
    public static List<Integer> of(CalcomSandbox sandbox, Duration window) {
        List<Integer> calls = new ArrayList<>();
        Instant end = Instant.MIN;
        for (ReceivedCall call : sandbox.calls()) {
            if (!call.time().isBefore(end)) {
                end = call.time().plus(window);
                calls.add(0);
            }
            calls.set(calls.size() - 1, calls.get(calls.size() - 1) + 1);
        }
        return calls;
    }

    /** How many calls the server refused for its limit. */
    public static long refused(CalcomSandbox sandbox) {
        return sandbox.calls().stream().filter(call -> call.answered() == 429).count();
    }
}
