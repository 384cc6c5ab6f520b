/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given deliveries of a real server, when their signature is checked, then only the unchanged ones are good. */
class WebhookSignatureTest {

    static Stream<RecordedDelivery> signed() {
        return RecordedDelivery.all().stream().filter(delivery -> delivery.secret() != null);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aRecordedDeliveryIsGood(RecordedDelivery delivery) {
        assertThat(WebhookSignature.isValid(delivery.body(), delivery.signature(), List.of(delivery.secret()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void oneChangedByteIsEnoughToBeRefused(RecordedDelivery delivery) {
        byte[] changed = delivery.body().clone();
        changed[changed.length / 2] ^= 1;
        assertThat(WebhookSignature.isValid(changed, delivery.signature(), List.of(delivery.secret()))).isFalse();
    }

    @Test
    void anyOfTheSecretsIsGoodWhileTheyAreRotated() {
        RecordedDelivery delivery = RecordedDelivery.named("BOOKING_CREATED-plain");
        assertThat(WebhookSignature.isValid(delivery.body(), delivery.signature(), List.of("other", delivery.secret()))).isTrue();
        assertThat(WebhookSignature.isValid(delivery.body(), delivery.signature(), List.of(delivery.secret(), "other"))).isTrue();
        assertThat(WebhookSignature.isValid(delivery.body(), delivery.signature(), List.of("other"))).isFalse();
        assertThat(WebhookSignature.isValid(delivery.body(), delivery.signature(), List.of())).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "no-secret-provided", "59e720", "zz" })
    void whatIsNoSignatureIsRefused(String signature) {
        assertThat(WebhookSignature.isSignature(signature)).isFalse();
        assertThat(WebhookSignature.isValid(new byte[0], signature, List.of("topsecret"))).isFalse();
    }

    @Test
    void onlyTheFormOfTheServerIsASignature() {
        String signature = RecordedDelivery.named("BOOKING_CREATED-plain").signature();
        assertThat(WebhookSignature.isSignature(signature.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(WebhookSignature.isSignature("sha256=" + signature)).isFalse();
        assertThat(WebhookSignature.isSignature(signature + "\n")).isFalse();
    }
}
