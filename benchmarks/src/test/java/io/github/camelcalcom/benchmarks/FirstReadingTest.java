/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given very many bookings, when a feed reads them all for the first time in a process with a small heap, then its memory and its state stay
 * small. The system property {@code feed.bookings} sets the number of bookings (10000).
 */
@Timeout(1_200)
class FirstReadingTest {

    private static final int BOOKINGS = Integer.getInteger("feed.bookings", 10_000);
    private static final int MOST_CHARACTERS_OF_STATE = 25_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = { "self-hosted", "hosted" })
    void theMemoryOfAFirstReadingIsBounded(String profile) throws Exception {
        File output = directory.resolve("output").toFile();
        try (ServerProcess server = ServerProcess.start(ManyBookings.class, String.valueOf(BOOKINGS))) {
            Process reader = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m",
                    "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=32m", "-cp", System.getProperty("java.class.path"), Reader.class.getName(),
                    "http://127.0.0.1:" + server.port(), profile)).redirectErrorStream(true).redirectOutput(output).start();
            try {
                assertThat(reader.waitFor(1_000, TimeUnit.SECONDS)).isTrue();
            } finally {
                reader.destroyForcibly();
            }
        }
        List<String> lines = Files.readAllLines(output.toPath());
        assertThat(lines).last().asString().as("%s", lines).matches("\\d+ delivered, \\d+ characters of state at most");
        String[] figures = lines.get(lines.size() - 1).split("\\D+");
        assertThat(Integer.parseInt(figures[0])).isEqualTo(BOOKINGS);
        assertThat(Integer.parseInt(figures[1])).isLessThan(MOST_CHARACTERS_OF_STATE);
    }

    /** The process with the small heap. */
    static final class Reader {

        private Reader() {
        }

        /** @param arguments the server and the profile */
        public static void main(String[] arguments) throws Exception {
            int[] delivered = new int[1];
            int[] largest = new int[1];
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.getRegistry().bind("states", new MemoryStateRepository() {
                    @Override
                    public void setState(String key, String value) {
                        largest[0] = Math.max(largest[0], value.length());
                        if (largest[0] > MOST_CHARACTERS_OF_STATE) {
                            // ends early, because each save of a growing state takes longer
                            System.out.println("a state of " + largest[0] + " characters after " + delivered[0] + " deliveries");
                            System.exit(1);
                        }
                        super.setState(key, value);
                    }
                });
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("calcom:bookings/changes?since=beginning&startScheduler=false&stateRepository=#states&apiUrl=" + arguments[0]
                             + "&apiProfile=" + arguments[1] + "&apiKey=" + ApiHeaders.API_KEY).routeId("feed").process(exchange -> delivered[0]++);
                    }
                });
                context.start();
                ((Runnable) context.getRoute("feed").getConsumer()).run();
            }
            System.out.println(delivered[0] + " delivered, " + largest[0] + " characters of state at most");
        }
    }
}
