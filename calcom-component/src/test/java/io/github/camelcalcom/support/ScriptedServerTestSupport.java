/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;

/** Given a Camel context whose component talks to a server that a test scripts. Each test has its own context and its own server. */
public abstract class ScriptedServerTestSupport extends CamelTestSupport {

    protected ScriptedServer server;
    protected CalcomContext camel;

    /** @param started whether the context is started before the test; otherwise the test adds its routes first */
    protected ScriptedServerTestSupport(boolean started) {
        // the context itself says whether it is managed; a context that is to be advised is not started
        testConfiguration().withEnableJMX().withUseAdviceWith(!started);
    }

    @Override
    protected void setupResources() throws Exception {
        server = new ScriptedServer();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        camel = new CalcomContext(server.url());
        return camel;
    }

    @Override
    protected void cleanupResources() throws Exception {
        // before its server
        camel.close();
        server.close();
    }
}
