/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free loopback port, for HTTP components whose URL must be known before they listen. It is none of those that systems give to
 * connections and to servers that ask for any port, so that none of these takes it before the component listens. Tests in other processes do not get
 * it either: the UDP port of the same number is kept for a while, which marks it as given.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int MOST_MARKS = 50;
    private static final Deque<DatagramSocket> MARKS = new ArrayDeque<>();

    private FreePort() {
    }

    public static synchronized int find() throws IOException {
        BindException taken = null;
        for (int attempt = 0; attempt < COUNT; attempt++) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST + ThreadLocalRandom.current().nextInt(COUNT));
            try {
                mark(address);
                return address.getPort();
            } catch (BindException e) {
                taken = e;
            }
        }
        throw taken;
    }

    private static void mark(InetSocketAddress address) throws IOException {
        DatagramSocket mark = new DatagramSocket(address);
        try {
            new ServerSocket(address.getPort(), 1, address.getAddress()).close();
        } catch (IOException e) {
            mark.close();
            throw e;
        }
        MARKS.add(mark);
        if (MARKS.size() > MOST_MARKS) {
            MARKS.remove().close();
        }
    }
}
