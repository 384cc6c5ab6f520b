/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The format and the dimensions of an image, from its first bytes.
 *
 * @param extension of file names: {@code jpg}, {@code png} or {@code webp}
 */
record ImageHeader(String extension, int width, int height) {

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int START_OF_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int LEAST = 30;

    /** Reads an image; empty if it is neither JPEG, PNG nor WebP. */
    static Optional<ImageHeader> of(byte[] bytes) {
        if (bytes.length < LEAST) {
            return Optional.empty();
        }
        ByteBuffer image = ByteBuffer.wrap(bytes);
        if (image.getLong(0) == PNG) {
            return Optional.of(new ImageHeader("png", image.getInt(16), image.getInt(20)));
        }
        if ((image.getShort(0) & 0xFFFF) == 0xFFD8) {
            return jpeg(image);
        }
        boolean webp = text(bytes, 0).equals("RIFF") && text(bytes, 8).equals("WEBP");
        return webp ? webp(image.order(ByteOrder.LITTLE_ENDIAN), text(bytes, 12)) : Optional.empty();
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.US_ASCII);
    }

    /** Skips segments until the one that describes the frame. */
    private static Optional<ImageHeader> jpeg(ByteBuffer image) {
        int position = 2;
        while (position + 9 < image.limit() && (image.get(position) & 0xFF) == 0xFF) {
            int marker = image.get(position + 1) & 0xFF;
            boolean frame = marker >= START_OF_FRAME && marker <= LAST_FRAME && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new ImageHeader("jpg", image.getShort(position + 7) & 0xFFFF, image.getShort(position + 5) & 0xFFFF));
            }
            position += 2 + (image.getShort(position + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> webp(ByteBuffer image, String kind) {
        return switch (kind) {
            case "VP8 " -> Optional.of(new ImageHeader("webp", image.getShort(26) & 0x3FFF, image.getShort(28) & 0x3FFF));
            case "VP8L" -> Optional.of(new ImageHeader("webp", (image.getInt(21) & 0x3FFF) + 1, (image.getInt(21) >> 14 & 0x3FFF) + 1));
            case "VP8X" -> Optional.of(new ImageHeader("webp", (image.getInt(24) & 0xFFFFFF) + 1, (image.getInt(26) >> 8 & 0xFFFFFF) + 1));
            default -> Optional.empty();
        };
    }
}
