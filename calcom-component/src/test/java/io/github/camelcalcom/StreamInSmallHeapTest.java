/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of 100,000 bookings is read in a process whose heap could not hold it. */
@Timeout(1_800)
class StreamInSmallHeapTest {

    private static final int BOOKINGS = 100_000;

    @Test
    void aHundredThousandBookingsAreStreamedIn64Megabytes() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            // about 2 kB each: together three times the heap of the reader, as text
            String padding = "\"description\":\"" + "x".repeat(1_900) + "\"";
            server.answer(request -> {
                int skip = Integer.parseInt(request.getParam("skip", "0"));
                int to = Math.min(BOOKINGS, skip + Integer.parseInt(request.getParam("take")));
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + IntStream.range(skip, to)
                        .mapToObj(id -> "{\"id\":" + id + ',' + padding + '}').collect(Collectors.joining(",")) + "]}");
            });
            Process reader = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx64m", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Reader.class.getName(), server.url()))
                    .redirectErrorStream(true).redirectOutput(new File("target/stream-in-small-heap.log")).start();

            assertThat(reader.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(new File("target/stream-in-small-heap.log")).content().contains("read " + BOOKINGS + " bookings");
            assertThat(reader.exitValue()).isZero();
        }
    }

    /** What runs in the process with the small heap. */
    static final class Reader {

        private Reader() {
        }

        public static void main(String[] arguments) throws Exception {
            int[] count = new int[1];
            try (CalcomContext camel = new CalcomContext(arguments[0])) {
                camel.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").to("calcom:bookings/list?paging=stream").split(body()).streaming()
                                .process(exchange -> count[0]++);
                    }
                }).start();
                camel.createProducerTemplate().sendBody("direct:start", null);
            }
            System.out.println("read " + count[0] + " bookings");
        }
    }
}
