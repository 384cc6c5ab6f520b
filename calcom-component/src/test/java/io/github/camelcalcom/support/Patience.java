/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every test wait five minutes, not ten seconds, for what must happen, so that no result depends on how fast the machine is. Most of it
 * happens within milliseconds, so that a test looks more often than ten times a second.
 */
public final class Patience implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(300, TimeUnit.SECONDS);
        Awaitility.setDefaultPollInterval(10, TimeUnit.MILLISECONDS);
    }
}
