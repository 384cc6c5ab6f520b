/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes in pauses only, which take none: a horizon ends after the same number of looks, however fast the machine is. For one call. */
final class SkippedPauses implements Waits.Time {

    private final AtomicLong now = new AtomicLong();

    @Override
    public void await(CountDownLatch signal, long nanos) {
        now.addAndGet(nanos);
    }

    @Override
    public long nanoTime() {
        return now.get();
    }
}
