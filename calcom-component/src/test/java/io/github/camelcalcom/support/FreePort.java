/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A free loopback port, for HTTP components whose URL must be known before they listen. It is none of those that systems give to
 * connections and to servers that ask for any port, so that none of these takes it before the component listens.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int STEP_BETWEEN_PROCESSES = 97;
    private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() * STEP_BETWEEN_PROCESSES % COUNT));

    private FreePort() {
    }

    public static int find() throws IOException {
        BindException taken = null;
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                taken = e;
            }
        }
        throw taken;
    }
}
