/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The upload of images as a form with a file. */
class CoverImageTest {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private OrganizationClient acme;
    private String path;

    @BeforeEach
    void anEvent() {
        acme = OrganizationClient.start();
        path = "/v2/events/" + acme.as("olivia").json("POST", "/v2/events", "{\"title\":\"Art\",\"startTime\":\"2026-12-10T18:00:00Z\","
                + "\"endTime\":\"2026-12-10T20:00:00Z\"}").data().path("uuid").asText();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private Answer upload(String part, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"cover\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n").getBytes(UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--xyz--\r\n".getBytes(UTF_8));
        return acme.as("olivia").with("Content-Type", "multipart/form-data; boundary=xyz")
                .send("POST", path + "/cover-image", BodyPublishers.ofByteArray(form.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({ "png,640,360,png", "jpeg,33,77,jpg" })
    void theAnswerHasTheAddressAndTheDimensions(String format, int width, int height, String extension) throws IOException {
        Answer answer = upload("file", image(format, width, height));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode data = answer.data();
        assertThat(data.path("url").asText()).endsWith('.' + extension);
        assertThat(data.path("width").asInt()).isEqualTo(width);
        assertThat(data.path("height").asInt()).isEqualTo(height);
        assertThat(acme.as("olivia").get(path).data().path("coverImageUrl")).isEqualTo(data.path("url"));
    }

    @ParameterizedTest
    @CsvSource({ "52494646240000005745425056503820180000003001009d012a0a000f0002003425a400, 10, 15",
            "524946462400000057454250565038580a00000010000000070000090000000000000000, 8, 10" })
    void webpIsReadToo(String hexadecimal, int width, int height) {
        JsonNode data = upload("file", HexFormat.of().parseHex(hexadecimal)).data();
        assertThat(data.path("width").asInt()).isEqualTo(width);
        assertThat(data.path("height").asInt()).isEqualTo(height);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertThat(upload("file", image("gif", 20, 20)).status()).isEqualTo(400);
        assertThat(upload("file", "just a text that is longer than the header of an image".getBytes(UTF_8)).status()).isEqualTo(400);
        assertThat(upload("picture", image("png", 20, 20)).status()).isEqualTo(400);
        assertThat(acme.as("olivia").json("POST", path + "/cover-image", "{\"file\":\"text\"}").status()).isEqualTo(400);
    }

    @Test
    void tenMegabytesAreTheMost() throws IOException {
        byte[] image = image("png", 50, 50);
        assertThat(upload("file", Arrays.copyOf(image, TEN_MEGABYTES)).status()).isEqualTo(201);
        assertThat(upload("file", Arrays.copyOf(image, TEN_MEGABYTES + 1)).status()).isEqualTo(413);
        assertThat(upload("file", Arrays.copyOf(image, 3 * TEN_MEGABYTES)).status()).isEqualTo(413);
    }

    @Test
    void theImageCanBeRemovedTwice() throws IOException {
        upload("file", image("png", 5, 5));
        assertThat(acme.as("olivia").call("DELETE", path + "/cover-image").status()).isEqualTo(200);
        assertThat(acme.as("olivia").call("DELETE", path + "/cover-image").status()).isEqualTo(200);
        assertThat(acme.as("olivia").get(path).data().path("coverImageUrl").isNull()).isTrue();
    }
}
