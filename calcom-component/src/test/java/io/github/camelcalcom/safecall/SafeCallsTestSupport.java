/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Given safe calls to a sandbox behind a proxy that loses answers. Each test has its own. */
abstract class SafeCallsTestSupport {

    SafeCallsFixture fixture;
    SafeCalls calls;
    final SafeCallsFixture.Message message = new SafeCallsFixture.Message();
    private final SafeCallSettings settings;

    /** With the settings of the fixture. */
    SafeCallsTestSupport() {
        this(null);
    }

    SafeCallsTestSupport(SafeCallSettings settings) {
        this.settings = settings;
    }

    @BeforeEach
    void start() throws Exception {
        fixture = new SafeCallsFixture();
        calls = settings == null ? fixture.calls() : fixture.calls(settings);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }
}
