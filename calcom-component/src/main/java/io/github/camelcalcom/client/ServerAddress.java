/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a server listens.
 *
 * @param host     name or address; an IPv6 address is in brackets
 * @param port     from 1 to 65535
 * @param ssl      whether to speak TLS
 * @param basePath the path before {@code /v2}, without a slash at its end; empty for most servers
 */
public record ServerAddress(String host, int port, boolean ssl, String basePath) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the option {@code apiUrl}.
     *
     * @param  apiUrl                   such as {@code https://api.cal.com}, with or without a slash at its end or {@code /v2}
     * @throws IllegalArgumentException if it is no http or https URL, or holds credentials, a query or a fragment
     */
    public static ServerAddress of(String apiUrl) {
        URI uri;
        try {
            uri = new URI(apiUrl.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The option apiUrl is no URL: '" + apiUrl + "'. Expected something like https://api.cal.com", e);
        }
        boolean ssl = "https".equalsIgnoreCase(uri.getScheme());
        if (!ssl && !"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The option apiUrl must begin with https:// or http:// and a host, such as https://api.cal.com, but is '" + apiUrl + "'");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The option apiUrl must not hold credentials, a query or a fragment. Expected something like https://api.cal.com");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : ssl ? HTTPS_PORT : HTTP_PORT;
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("The option apiUrl must have a port from 1 to " + MAX_PORT + ", but is '" + apiUrl + "'");
        }
        return new ServerAddress(uri.getHost(), port, ssl, basePath(uri.getRawPath()));
    }

    /** Host, port and base path: what tells it from other servers, whatever it is reached by. */
    public String name() {
        return hostAndPort() + basePath;
    }

    /** Name or address, without the brackets of an IPv6 address. */
    String hostName() {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the other address has the same scheme, host and port. */
    public boolean hasOriginOf(ServerAddress other) {
        return ssl == other.ssl && port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** Scheme, host and port. */
    public String origin() {
        return (ssl ? "https://" : "http://") + hostAndPort();
    }

    /** Host and port. */
    String hostAndPort() {
        return host + ':' + port;
    }

    private static String basePath(String path) {
        String base = path == null ? "" : path;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base.endsWith("/v2") ? base.substring(0, base.length() - "/v2".length()) : base;
    }

    @Override
    public String toString() {
        return (ssl ? "https://" : "http://") + name();
    }
}
