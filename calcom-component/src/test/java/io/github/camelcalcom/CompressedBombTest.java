/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of 10 MB that decompress to 10 GB, in a process that could not hold a hundredth of that. */
@Timeout(1_800)
class CompressedBombTest {

    private static final int BLOCK = 16 * 1024 * 1024;
    private static final int BLOCKS = 640;
    private static final byte[] GZIP_HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

    @Test
    void anAnswerThatGrowsBeyondAllBoundsIsGivenUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerAll(server), "bombs");
            answering.setDaemon(true);
            answering.start();
            File log = new File("target/compressed-bomb.log");
            Process caller = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx64m",
                    "-XX:MaxDirectMemorySize=64m", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Caller.class.getName(), "http://127.0.0.1:" + server.getLocalPort())).redirectErrorStream(true).redirectOutput(log).start();

            assertThat(caller.waitFor(300, TimeUnit.SECONDS)).isTrue();

            assertThat(log).content()
                    .contains("json: bookings/list failed: HTTP 200: the answer is not usable: it is larger than 10485760 bytes (option maxResponseSize)")
                    .contains("refused: bookings/list failed: HTTP 500").contains("raw: 1048576 spaces")
                    .doesNotContain("OutOfMemory");
            assertThat(caller.exitValue()).isZero();
        }
    }

    private static void answerAll(ServerSocket server) {
        byte[] spaces = sixteenMegabytesOfSpaces();
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String head = readHead(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                String status = head.contains("status=past") ? "500 Internal Server Error" : "200 OK";
                out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(GZIP_HEADER);
                for (int block = 0; block < BLOCKS; block++) {
                    out.write(spaces);
                }
            } catch (IOException e) {
                // the caller has hung up, as it should
                continue;
            }
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    /** A deflate block that ends on a byte and can follow itself any number of times. */
    private static byte[] sixteenMegabytesOfSpaces() {
        byte[] plain = new byte[BLOCK];
        Arrays.fill(plain, (byte) ' ');
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(plain);
        byte[] compressed = new byte[BLOCK / 100];
        int length = deflater.deflate(compressed, 0, compressed.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(compressed, length);
    }

    /** What runs in the process with the small heap. */
    static final class Caller {

        private Caller() {
        }

        public static void main(String[] arguments) throws Exception {
            try (CalcomContext camel = new CalcomContext(arguments[0])) {
                camel.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:raw").streamCache("false").to("calcom:bookings/list?output=raw").process(exchange -> {
                            try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                                System.out.println("raw: " + new String(in.readNBytes(1024 * 1024), StandardCharsets.US_ASCII)
                                        .chars().filter(character -> character == ' ').count() + " spaces");
                            }
                        });
                    }
                }).start();
                System.out.println("json: " + failure(camel.call("calcom:bookings/list")));
                System.out.println("refused: " + failure(camel.call("calcom:bookings/list?status=past")));
                camel.createProducerTemplate().sendBody("direct:raw", null);
            }
        }

        private static String failure(Exchange exchange) {
            return exchange.getException() == null ? "no failure" : exchange.getException().getMessage();
        }
    }
}
