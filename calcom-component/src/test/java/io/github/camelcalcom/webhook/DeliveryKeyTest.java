/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given deliveries, when their keys are compared, then only a repetition has the key of another one. */
class DeliveryKeyTest {

    private static final String CREATED =
            "{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"u\","
                                          + "\"startTime\":\"2026-11-25T08:00:00Z\",\"attendeeSeatId\":\"s\",\"title\":\"T\"}}";

    private static String key(byte[] body) throws IOException {
        return DeliveryKey.of("/hook", new WebhookDelivery(body, WebhookEventParser.parse(body, null)));
    }

    private static String key(String json) throws IOException {
        return key(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyRecordedDeliveryThatCanBeToldApartHasAKeyOfItsOwn() throws IOException {
        List<RecordedDelivery> deliveries = RecordedDelivery.all().stream()
                .filter(delivery -> delivery.contentType().contains("json") && !delivery.name().contains("template")).toList();
        List<String> keys = deliveries.stream().map(delivery -> {
            try {
                return key(delivery.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }).filter(Objects::nonNull).toList();
        assertThat(keys).hasSameSizeAs(deliveries).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void aRepetitionHasTheSameKeyEvenIfItsServerWritesItInAnotherWay() throws IOException {
        assertThat(key(CREATED.replace("\"title\":\"T\"", "\"title\" : \"\\u0054\""))).isEqualTo(key(CREATED));
    }

    @ParameterizedTest
    @ValueSource(strings = { "BOOKING_CREATED>BOOKING_PAID", "25.778Z>25.779Z", "08:00:00Z>09:00:00Z", "\"uid\":\"u\">\"uid\":\"v\"",
            "\"attendeeSeatId\":\"s\">\"attendeeSeatId\":\"r\"" })
    void whatIsAboutSomethingElseHasAnotherKey(String change) throws IOException {
        String[] parts = change.split(">");
        assertThat(key(CREATED.replace(parts[0], parts[1]))).isNotNull().isNotEqualTo(key(CREATED));
    }

    @Test
    void anotherReceiverOfTheSameEventHasAnotherKey() throws IOException {
        byte[] body = CREATED.getBytes(StandardCharsets.UTF_8);
        assertThat(DeliveryKey.of("/other", new WebhookDelivery(body, WebhookEventParser.parse(body, null)))).isNotEqualTo(key(body));
    }

    @Test
    void twoAnswersToAFormInTheSameMillisecondHaveTwoKeys() throws IOException {
        String form = "{\"triggerEvent\":\"FORM_SUBMITTED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"formId\":\"f\","
                      + "\"responses\":{\"q\":\"yes\"}}}";
        assertThat(key(form)).isEqualTo(key(form)).isNotEqualTo(key(form.replace("yes", "no")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "false", "{\"uid\":\"u\"}", "{\"event\":\"BOOKING_CREATED\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"uid\":\"u\"}",
            "{\"triggerEvent\":\"BOOKING_CREATED\",\"uid\":\"u\"}", "{\"triggerEvent\":\"MEETING_STARTED\",\"uid\":\"u\"}" })
    void whatDoesNotSayWhatItIsHasNoKeySoThatNothingIsDroppedForIt(String json) throws IOException {
        assertThat(key(json)).isNull();
    }
}
