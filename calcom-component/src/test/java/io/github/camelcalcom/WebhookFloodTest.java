/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a receiver with 64 MB of memory, when bodies of 100 MB come, then it refuses them and goes on. */
@Timeout(1_800)
class WebhookFloodTest {

    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 100 * 1024 * 1024 / BLOCK;

    /** What runs in the process with the small heap: the limits are those that the guide tells to set. */
    static final class Receiver {

        private Receiver() {
        }

        public static void main(String[] arguments) throws Exception {
            try (ListeningRoute route = new ListeningRoute(arguments[0])) {
                if (arguments[0].equals("undertow")) {
                    route.withProviderOption("useStreaming", "true");
                }
                route.withProviderLimit(1_048_576).started("");
                JavaProcess.report("url " + route.url());
                JavaProcess.awaitWord();
                JavaProcess.report("received " + route.received().size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void memoryIsBounded(String http) throws Exception {
        try (JavaProcess receiver = JavaProcess.start("64m", Receiver.class, http)) {
            String url = receiver.after("url");
            List<CompletableFuture<String>> floods = new ArrayList<>();
            for (int sender = 0; sender < 3; sender++) {
                floods.add(CompletableFuture.supplyAsync(() -> flood(url, "Content-Length: " + (long) BLOCK * BLOCKS, false)));
                floods.add(CompletableFuture.supplyAsync(() -> flood(url, "Transfer-Encoding: chunked", true)));
            }
            floods.add(CompletableFuture.supplyAsync(() -> bomb(url)));
            for (CompletableFuture<String> flood : floods) {
                // undertow itself answers 400 to a length beyond 2 MB
                assertThat(statusOf(flood)).containsAnyOf(" 413", " 400", "no answer");
            }
            assertThat(RecordedDelivery.named("BOOKING_CREATED-plain").sendTo(url).statusCode()).isEqualTo(200);
            receiver.say("enough");
            assertThat(receiver.after("received")).isEqualTo("1");
        }
    }

    private static String statusOf(CompletableFuture<String> flood) throws InterruptedException, ExecutionException {
        try {
            return flood.get(300, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a flood has not ended", e);
        }
    }

    private static String flood(String url, String length, boolean chunked) {
        try (Socket socket = open(url, length)) {
            OutputStream out = socket.getOutputStream();
            byte[] block = " ".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
            try {
                for (int sent = 0; sent < BLOCKS && socket.getInputStream().available() == 0; sent++) {
                    if (chunked) {
                        out.write((Integer.toHexString(BLOCK) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(block);
                    if (chunked) {
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException e) {
                // hung up on
                return statusLine(socket);
            }
            return statusLine(socket);
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    /** A hundred megabytes packed into a few kilobytes. */
    private static String bomb(String url) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                byte[] block = " ".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
                for (int block64 = 0; block64 < BLOCKS; block64++) {
                    gzip.write(block);
                }
            }
            try (Socket socket = open(url, "Content-Encoding: gzip\r\nContent-Length: " + packed.size())) {
                socket.getOutputStream().write(packed.toByteArray());
                return statusLine(socket);
            }
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    private static Socket open(String url, String length) throws IOException {
        URI uri = URI.create(url);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(("POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Cal-Signature-256: " + "0".repeat(64) + "\r\n" + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            return "no answer: " + e;
        }
        return line.isEmpty() ? "no answer" : line.toString();
    }
}
