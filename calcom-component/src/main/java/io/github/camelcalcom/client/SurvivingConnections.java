/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections that HttpClient cannot close for good: it closes its connection manager when a thread runs into an Error while it sends, such
 * as a StackOverflowError, and every later call of the application would fail.
 */
record SurvivingConnections(HttpClientConnectionManager connections) implements HttpClientConnectionManager {

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, Object state) {
        return connections.lease(id, route, timeout, state);
    }

    @Override
    public void release(ConnectionEndpoint endpoint, Object state, TimeValue validDuration) {
        connections.release(endpoint, state, validDuration);
    }

    @Override
    public void connect(ConnectionEndpoint endpoint, TimeValue timeout, HttpContext context) throws IOException {
        connections.connect(endpoint, timeout, context);
    }

    @Override
    public void upgrade(ConnectionEndpoint endpoint, HttpContext context) throws IOException {
        connections.upgrade(endpoint, context);
    }

    /** Leaves the connections open; {@link HttpTransport#close()} closes them. */
    @Override
    public void close(CloseMode mode) {
        // see the class comment
    }

    /** Leaves the connections open; {@link HttpTransport#close()} closes them. */
    @Override
    public void close() {
        // see the class comment
    }
}
