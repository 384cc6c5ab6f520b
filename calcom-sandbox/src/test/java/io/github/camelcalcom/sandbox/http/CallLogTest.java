/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CallLogTest {

    @Test
    void onlyTheLastCallsAreKept() {
        CallLog log = new CallLog();
        for (int i = 0; i < CallLog.CAPACITY + 5; i++) {
            log.arrived(Instant.EPOCH, "GET", "/v2/me", null);
        }
        assertThat(log.calls()).hasSize(CallLog.CAPACITY);
        assertThat(log.calls().get(0).number()).isEqualTo(6);
        assertThat(log.calls().get(CallLog.CAPACITY - 1).number()).isEqualTo(CallLog.CAPACITY + 5);
    }
}
