/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Duration;

import javax.net.ssl.SSLContext;

import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.ProxyAddress;
import io.github.camelcalcom.client.ServerAddress;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Client settings with the defaults of the options. */
public final class SettingsBuilder {

    private final ServerAddress server;
    private ProxyAddress proxy;
    private SSLContext sslContext;
    private int maxConnections = 50;
    private Duration connectTimeout = Duration.ofSeconds(30);

    private SettingsBuilder(ServerAddress server) {
        this.server = server;
    }

    public static SettingsBuilder to(String url) {
        return new SettingsBuilder(ServerAddress.of(url));
    }

    public SettingsBuilder proxy(int port, String username, String password) {
        proxy = new ProxyAddress("127.0.0.1", port, username, password);
        return this;
    }

    public SettingsBuilder ssl(SSLContextParameters parameters) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            sslContext = parameters.createSSLContext(camel);
        }
        return this;
    }

    public SettingsBuilder maxConnections(int most) {
        maxConnections = most;
        return this;
    }

    public SettingsBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    public ClientSettings build() {
        return new ClientSettings(server, proxy, sslContext, maxConnections, connectTimeout, Duration.ofSeconds(60),
                Duration.ofSeconds(180), 10_485_760);
    }
}
