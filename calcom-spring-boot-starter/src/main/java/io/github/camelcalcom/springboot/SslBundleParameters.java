/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.ssl.SslBundles;

/** Adapts an SSL bundle to Camel's parameters. */
final class SslBundleParameters extends SSLContextParameters {

    private final SslBundles bundles;
    private final String name;

    SslBundleParameters(SslBundles bundles, String name) {
        this.bundles = bundles;
        this.name = name;
    }

    @Override
    public SSLContext createSSLContext(CamelContext camelContext) {
        return bundles.getBundle(name).createSslContext();
    }

    @Override
    public String toString() {
        return "SSL bundle " + name;
    }
}
