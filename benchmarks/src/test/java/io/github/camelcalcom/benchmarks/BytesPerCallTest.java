/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes that a call through the component allocates in all threads. The count is exact, also on a busy machine. */
@Timeout(1_800)
class BytesPerCallTest {

    private static final int WARM_UP = 500;
    private static final int CALLS = 500;
    private static final int ATTEMPTS = 10;
    private static final int BATCHES = 40;

    private static ServerProcess server;
    private static Contender component;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(BookingServer.class);
        component = ThroughRoute.component(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        component.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}: at most {1} KiB")
    @CsvSource({ "CREATE, 24", "GET, 20", "LIST, 700" })
    void aCallAllocatesNoMoreThan(BookingCall call, int kibibytes) throws Exception {
        make(call, WARM_UP);
        // on a busy machine, the compiler removes allocations later
        long bytes = bytesPerCall(call);
        for (int batch = 1; batch < BATCHES && bytes > kibibytes * 1024L; batch++) {
            bytes = bytesPerCall(call);
        }

        assertThat(bytes).isBetween((long) call.answer().length, kibibytes * 1024L);
    }

    private static long bytesPerCall(BookingCall call) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AllocationMeter meter = AllocationMeter.start();
            make(call, CALLS);
            OptionalLong bytes = meter.stop();
            if (bytes.isPresent()) {
                return bytes.getAsLong() / CALLS;
            }
        }
        throw new AssertionError("Threads ended in each of " + ATTEMPTS + " attempts");
    }

    private static void make(BookingCall call, int number) throws Exception {
        for (int made = 0; made < number; made++) {
            call.verify(component.call(call));
        }
    }
}
