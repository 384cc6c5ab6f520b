/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Protects the console from pages of other origins: requests that such pages make a browser send can neither change nor read anything. It
 * does not protect from other programs, which have full access to a sandbox.
 */
final class SameOrigin {

    /** The names by which a browser on this machine may address the server. */
    private final Set<String> loopbackNames;
    private final boolean isLoopback;

    /** @param bindAddress address that the server listens on */
    SameOrigin(String bindAddress) {
        this.isLoopback = isLoopback(bindAddress);
        this.loopbackNames = Stream.of("localhost", "127.0.0.1", "[::1]", bindAddress.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // the server cannot listen on such an address
            return false;
        }
    }

    /** Returns the reason for refusing a request; empty if it is allowed. */
    Optional<String> refusal(HttpServerRequest request) {
        String host = request.getHeader("Host");
        if (isLoopback && (host == null || !loopbackNames.contains(withoutPort(host)))) {
            // a foreign host name that resolves to this machine
            return Optional.of("This sandbox listens on the loopback interface: its console is at localhost, not at '" + host + "'");
        }
        boolean isChange = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
        String site = request.getHeader("Sec-Fetch-Site");
        boolean isVisit = !isChange && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        if (site != null) {
            boolean isOwn = site.equals("same-origin") || site.equals("none") && !isChange || isVisit;
            return isOwn ? Optional.empty() : Optional.of("Only the console's own pages may do this, not a page that is " + site);
        }
        String origin = request.getHeader("Origin");
        boolean isForeign = origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
        return isForeign ? Optional.of("Only the console's own pages may do this, not a page of " + origin) : Optional.empty();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }
}
