/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.net.http.HttpResponse;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The HTTP server of a context whose feeds are notified of changes by webhooks, on a free loopback port. */
public final class PushedFeed {

    public static final String SECRET = "topsecret";

    private final int port = FreePort.find();
    private final VertxPlatformHttpServer server;

    /** @param camel a context that is not started yet */
    public PushedFeed(CamelContext camel) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        server = new VertxPlatformHttpServer(configuration);
        camel.addService(server);
    }

    /** Options of a feed that listens at a path, with a webhook that is registered elsewhere. */
    public static String options(String path) {
        return "pushPath=" + path + "&pushRegister=false&signingSecrets=" + SECRET;
    }

    /** Tells of a booking as Cal.com does; gives the status of the answer. */
    public int tell(String path, String uid) throws Exception {
        return tell(path, uid, SECRET).statusCode();
    }

    /** Tells of a booking with a signature by a secret. */
    public HttpResponse<String> tell(String path, String uid, String secret) throws Exception {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-23T10:00:00Z\",\"payload\":{\"uid\":\""
                                       + uid + "\"}}", secret).sendTo(url() + path);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Takes the server away. */
    public void breakDown() {
        server.stop();
    }
}
