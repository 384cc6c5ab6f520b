/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** The cover image of an event is sent as multipart/form-data, from whatever a message has it in. */
class UploadTest extends ScriptedServerTestSupport {

    private static final String UPLOAD = "calcom:event-cover-image/upload?uuid=e-1";
    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4, 5, 6, 7, 8 };
    private static final String ANSWER = "{\"status\":\"success\",\"data\":{\"url\":\"https://cal.example/cover.png\"}}";

    UploadTest() {
        super(true);
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void answer() {
        server.answer(201, ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes", "buffer", "stream", "file", "path", "genericFile" })
    void theFileArrivesAsOnePart(String kind) throws Exception {
        Path file = Files.write(folder.resolve("secret name.png"), PNG);
        GenericFile<File> genericFile = new GenericFile<>();
        genericFile.setFile(file.toFile());
        Object body = switch (kind) {
            case "bytes" -> PNG;
            case "buffer" -> ByteBuffer.wrap(PNG);
            case "stream" -> new FilterInputStream(new ByteArrayInputStream(PNG)) {
            };
            case "file" -> file.toFile();
            case "path" -> file;
            default -> genericFile;
        };

        Exchange exchange = camel.call(UPLOAD, body, Map.of());

        assertThatAnswer(exchange).containsEntry("url", "https://cal.example/cover.png");
        ScriptedServer.Received request = server.received().get(0);
        assertThat(request.method() + ' ' + request.uri()).isEqualTo("POST /v2/events/e-1/cover-image");
        String contentType = request.headers().get("content-type");
        assertThat(contentType).matches("multipart/form-data;.* boundary=\\S+");
        String boundary = contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
        String text = new String(request.body().getBytes(), StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("--" + boundary + "--\r\n")
                .contains("name=\"file\"; filename=\"file.png\"").contains("Content-Type: image/png").doesNotContain("secret name")
                .contains("\r\n\r\n" + new String(PNG, StandardCharsets.ISO_8859_1) + "\r\n");
        assertThat(request.headers().contains("transfer-encoding")).as("sent in chunks, since the length is unknown")
                .isEqualTo(kind.equals("stream"));
    }

    @ParameterizedTest
    @CsvSource({ "ffd8ffe000104a4649460001, image/jpeg, jpg", "89504e470d0a1a0a00000000, image/png, png", "524946460000000057454250, image/webp, webp" })
    void theTypeIsRecognizedByTheContent(String head, String mediaType, String extension) {
        byte[] file = new byte[200];
        for (int index = 0; index < head.length() / 2; index++) {
            file[index] = (byte) Integer.parseInt(head.substring(2 * index, 2 * index + 2), 16);
        }

        camel.call(UPLOAD, file, Map.of());

        assertThat(server.received().get(0).body().toString()).contains("Content-Type: " + mediaType).contains("file." + extension);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "GIF89a, which is no accepted type", "RIFF0000WAVE", "\u0089PNX" })
    void anotherTypeIsRefusedBeforeAnythingIsSent(String content) {
        Exchange exchange = camel.call(UPLOAD, content.getBytes(StandardCharsets.ISO_8859_1), Map.of());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("event-cover-image/upload")
                .hasMessageContaining("image/jpeg, image/png, image/webp");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aBodyThatIsNoFileIsRefused() {
        assertThat(camel.call(UPLOAD, Map.of("file", "x"), Map.of()).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a file as its body").hasMessageContaining("bytes, a stream, a File or a Path");
        assertThat(camel.call(UPLOAD).getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs a file");
        assertThat(camel.call(UPLOAD, new File("no such file"), Map.of()).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aFileAboveTenMegabytesIsRefused() throws Exception {
        byte[] large = Arrays.copyOf(PNG, 10 * MEGABYTE + 1);

        for (Object body : List.of(large, Files.write(folder.resolve("large"), large), new ByteArrayInputStream(large))) {
            assertThat(camel.call(UPLOAD, body, Map.of()).getException()).as("%s", body.getClass())
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("larger than 10 MB (10485760 bytes)");
        }
        assertThat(server.received()).isEmpty();
        assertThatAnswer(camel.call(UPLOAD, Arrays.copyOf(PNG, 10 * MEGABYTE), Map.of())).containsKey("url");
    }

    @Test
    void aStreamIsSentWhileItIsRead() {
        AtomicInteger largestPart = new AtomicInteger();
        byte[] image = Arrays.copyOf(PNG, 9 * MEGABYTE);
        Exchange exchange = camel.call(UPLOAD, new FilterInputStream(new ByteArrayInputStream(image)) {

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                largestPart.accumulateAndGet(length, Math::max);
                return super.read(buffer, offset, length);
            }
        }, Map.of());

        assertThatAnswer(exchange).containsKey("url");
        assertThat(server.received().get(0).body().length()).isBetween(image.length, image.length + 1024);
        assertThat(largestPart.get()).as("bytes of the stream that are in memory at once").isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void aRefusalByTheRateLimitIsRepeatedWithTheSameFile() throws Exception {
        AtomicInteger calls = refuseFirst(429);

        assertThatAnswer(camel.call(UPLOAD, PNG, Map.of())).containsKey("url");

        assertThat(calls).hasValue(2);
        assertThat(server.received()).allSatisfy(request -> assertThat(request.body().getBytes()).containsSequence(PNG));
    }

    @Test
    void aStreamThatCamelCachesIsSentAgain() throws Exception {
        refuseFirst(429);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:upload").to(UPLOAD);
            }
        });

        Exchange exchange = camel.call("direct:upload", new ByteArrayInputStream(PNG) {
        }, Map.of());

        assertThatAnswer(exchange).containsKey("url");
        assertThat(server.received()).hasSize(2).allSatisfy(request -> assertThat(request.body().getBytes()).containsSequence(PNG));
    }

    @Test
    void aStreamThatWasReadIsNotSentAgain() throws Exception {
        AtomicInteger calls = refuseFirst(429);

        Exchange exchange = camel.call(UPLOAD, new FilterInputStream(new ByteArrayInputStream(PNG)) {
        }, Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomRateLimitException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anUploadWhoseAnswerIsLostIsNotRepeated() {
        server.answer(request -> request.connection().close());

        Exchange exchange = camel.call(UPLOAD, PNG, Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aServerThatCannotBeReachedLeavesTheStreamUnread() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            AtomicInteger bytesRead = new AtomicInteger();
            Exchange exchange = camel.call(UPLOAD + "&apiUrl=http://127.0.0.1:" + port.port() + "&apiKey=cal_other&maxRetries=1",
                    new FilterInputStream(new ByteArrayInputStream(PNG)) {

                        @Override
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            int bytes = super.read(buffer, offset, length);
                            bytesRead.addAndGet(bytes);
                            return bytes;
                        }
                    }, Map.of());

            assertThat(exchange.getException()).isInstanceOf(CalcomException.class);
            assertThat(exchange.getException().getSuppressed()).as("the attempts before").isNotEmpty();
            assertThat(bytesRead.get()).as("bytes that were read to recognize the type").isLessThanOrEqualTo(12);
        }
    }

    @Test
    void aFileThatFailsHalfwayFailsTheCallAndNotTheConnectionPool() {
        Exchange exchange = camel.call(UPLOAD, new FilterInputStream(new ByteArrayInputStream(Arrays.copyOf(PNG, MEGABYTE))) {

            private int parts;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (parts++ > 3) {
                    throw new IOException("the disk is gone");
                }
                return super.read(buffer, offset, length);
            }
        }, Map.of());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read")
                .hasRootCauseMessage("the disk is gone");
        assertThat(server.received()).isEmpty();
        assertThatAnswer(camel.call(UPLOAD, PNG, Map.of())).containsKey("url");
    }

    private AtomicInteger refuseFirst(int status) {
        AtomicInteger calls = new AtomicInteger();
        server.answer(request -> {
            boolean first = calls.incrementAndGet() == 1;
            request.response().putHeader("retry-after", "1");
            ScriptedServer.json(request, first ? status : 201, first ? "{\"status\":\"error\",\"error\":{\"message\":\"slow down\"}}" : ANSWER);
        });
        return calls;
    }
}
