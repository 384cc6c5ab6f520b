/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a delivery has in common with its repetitions and with no other delivery. The server gives none an id, so this is a hash of what it
 * is about and when it was made.
 */
public final class DeliveryKey {

    private DeliveryKey() {
    }

    /**
     * The key of a delivery.
     *
     * @param  receiver which of several receivers of the same events it went to, such as the path of its URL
     * @return          64 characters; null if the delivery does not contain enough to distinguish it from others, so that dropping one like it could
     *                  lose something
     */
    public static String of(String receiver, WebhookDelivery delivery) {
        WebhookEvent event = delivery.event();
        String start = event.payload() instanceof Map<?, ?> fields && fields.get("startTime") instanceof String text ? text : null;
        boolean isMeeting = WebhookTrigger.isFlat(event.trigger()) && event.bookingUid() != null && start != null;
        if (event.trigger() == null || event.createdAt() == null && !isMeeting) {
            return null;
        }
        String createdAt = event.createdAt() == null ? null : millis(event.createdAt());
        StringBuilder parts = new StringBuilder();
        for (String part : new String[] {receiver, event.trigger(), event.bookingUid(), createdAt, start, event.seatUid()}) {
            // no part holds it
            parts.append(part == null ? "" : part).append('\0');
        }
        MessageDigest hash = sha256();
        hash.update(parts.toString().getBytes(UTF_8));
        if (event.bookingUid() == null) {
            // such as two answers to a form in the same millisecond
            hash.update(delivery.body());
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static String millis(Instant time) {
        try {
            return Long.toString(time.toEpochMilli());
        } catch (ArithmeticException e) {
            // beyond the year 292,278,994: no server's time, but a text of a payload template can be anything
            return time.toString();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every Java runtime must have", e);
        }
    }
}
