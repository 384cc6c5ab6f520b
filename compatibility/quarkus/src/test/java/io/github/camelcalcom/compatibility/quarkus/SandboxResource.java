/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.compatibility.quarkus;

import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Starts a sandbox before the application, and configures the component for it. */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private CalcomSandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = CalcomSandbox.start();
        return Map.of("camel.component.calcom.api-url", sandbox.url(), "camel.component.calcom.api-key", sandbox.apiKey());
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
