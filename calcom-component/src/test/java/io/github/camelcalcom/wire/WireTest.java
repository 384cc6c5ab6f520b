/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test of what goes over the wire, which is set up once for all calls of a class. */
abstract class WireTest {

    static Wire wire;

    @BeforeAll
    static void start() throws Exception {
        wire = new Wire();
    }

    @AfterAll
    static void stop() throws Exception {
        wire.stop();
    }
}
