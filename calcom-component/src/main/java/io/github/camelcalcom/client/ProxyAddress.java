/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

/**
 * An HTTP proxy.
 *
 * @param host     name or address
 * @param port     from 1 to 65535
 * @param username null if it wants no credentials
 * @param password null if it wants no credentials; not part of {@link #toString()}
 */
public record ProxyAddress(String host, int port, String username, String password) {

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if host or port is none, or only one of user name and password is given */
    public ProxyAddress {
        if (host.indexOf('/') >= 0) {
            throw new IllegalArgumentException("The option proxyHost must be a host name or an address alone, but is '" + host + "'");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("The option proxyPort must be from 1 to " + MAX_PORT + ", but is " + port);
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("The options proxyUsername and proxyPassword need each other, but only "
                                               + (username == null ? "proxyPassword" : "proxyUsername") + " is set");
        }
    }

    /** Host and port, without credentials. */
    @Override
    public String toString() {
        return host + ':' + port;
    }
}
