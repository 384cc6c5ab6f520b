/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A delivery as a real server sent it.
 *
 * @param secret null where the subscription had none
 */
public record RecordedDelivery(String name, String secret, String contentType, String signature, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Every delivery that was recorded. */
    public static List<RecordedDelivery> all() {
        try (Stream<Path> files = Files.list(Path.of(RecordedDelivery.class.getResource("/recordings/webhooks").toURI()))) {
            return files.sorted().map(RecordedDelivery::read).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RecordedDelivery named(String name) {
        return all().stream().filter(delivery -> delivery.name.equals(name)).findFirst().orElseThrow();
    }

    private static RecordedDelivery read(Path file) {
        try {
            JsonNode recording = JSON.readTree(file.toFile());
            JsonNode headers = recording.get("headers");
            return new RecordedDelivery(file.getFileName().toString().replace(".json", ""), recording.get("secret").textValue(),
                    headers.get("Content-Type").textValue(), headers.get("X-Cal-Signature-256").textValue(),
                    recording.get("body").textValue().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A delivery that was not recorded, signed as the server would. */
    public static RecordedDelivery signed(String body, String secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new RecordedDelivery("made up", secret, "application/json", HexFormat.of().formatHex(mac.doFinal(bytes)), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public RecordedDelivery withBody(byte[] other) {
        return new RecordedDelivery(name, secret, contentType, signature, other);
    }

    public RecordedDelivery withSignature(String other) {
        return new RecordedDelivery(name, secret, contentType, other, body);
    }

    public RecordedDelivery withContentType(String other) {
        return new RecordedDelivery(name, secret, other, signature, body);
    }

    /** Delivers it, with further headers as names and values by turns. */
    public HttpResponse<String> sendTo(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(10))
                .header("Content-Type", contentType).header("User-Agent", "node").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Cal-Signature-256", signature);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public String toString() {
        return name;
    }
}
