/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.github.camelcalcom.sandbox.CalcomSandbox;

/**
 * The server that the quickstart calls: a sandbox in this process, or Cal.com if a key is set.
 *
 * @param url         the base URL of its API
 * @param apiKey      the API key for calls
 * @param reachesHere whether its deliveries can reach a port of this machine's loopback interface
 * @param sandbox     the sandbox in this process; null for any other server
 */
record Server(String url, String apiKey, boolean reachesHere, CalcomSandbox sandbox) implements AutoCloseable {

    /** Reads {@code CALCOM_API_KEY} and {@code CALCOM_API_URL}; starts a sandbox if there is no key. */
    static Server fromEnvironment() {
        String key = System.getenv("CALCOM_API_KEY");
        if (key == null || key.isBlank()) {
            return of(CalcomSandbox.start());
        }
        String url = System.getenv("CALCOM_API_URL");
        return new Server(url == null || url.isBlank() ? "https://api.cal.com" : url, key, false, null);
    }

    /** Returns the server for a sandbox in this process, which is closed with the server. */
    static Server of(CalcomSandbox sandbox) {
        return new Server(sandbox.url(), sandbox.apiKey(), true, sandbox);
    }

    boolean isSandbox() {
        return sandbox != null;
    }

    /** Returns a free port of the loopback interface. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    public String toString() {
        return isSandbox() ? "a sandbox at " + url : url;
    }
}
