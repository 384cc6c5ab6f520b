/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;

/** Given a Camel context whose component calls a sandbox with its first key. Each test has its own context and its own sandbox. */
public abstract class SandboxTestSupport extends CamelTestSupport {

    protected CalcomSandbox sandbox;
    protected CalcomContext camel;

    /** @param started whether the context is started before the test; otherwise the test configures it first */
    protected SandboxTestSupport(boolean started) {
        // the context itself says whether it is managed; a context that is to be advised is not started
        testConfiguration().withEnableJMX().withUseAdviceWith(!started);
    }

    /** Sets what the sandbox begins with. */
    protected void seed(SandboxBuilder builder) {
    }

    @Override
    protected void setupResources() {
        SandboxBuilder builder = CalcomSandbox.builder();
        seed(builder);
        sandbox = builder.start();
    }

    @Override
    protected CamelContext createCamelContext() {
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
        return camel;
    }

    @Override
    protected void cleanupResources() throws Exception {
        // before its server
        camel.close();
        sandbox.close();
    }
}
