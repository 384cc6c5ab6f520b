/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of images that can be uploaded, recognized by the first bytes of a file. */
enum ImageType {

    JPEG("image/jpeg", "jpg", new int[] { 0xff, 0xd8, 0xff }, 0),
    PNG("image/png", "png", new int[] { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' }, 0),
    /** A RIFF file, whose kind is behind its length. */
    WEBP("image/webp", "webp", new int[] { 'W', 'E', 'B', 'P' }, 8);

    /** The number of bytes at the beginning of a file that determine its kind. */
    static final int HEAD_LENGTH = 12;

    private final String mediaType;
    private final String extension;
    private final int[] signature;
    private final int position;

    ImageType(String mediaType, String extension, int[] signature, int position) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.signature = signature;
        this.position = position;
    }

    /** Returns the kind of the file that begins with these bytes. */
    static Optional<ImageType> of(byte[] head) {
        return Arrays.stream(values()).filter(type -> type.begins(head)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** The extension of file names, without a dot. */
    String extension() {
        return extension;
    }

    private boolean begins(byte[] head) {
        if (head.length < position + signature.length || this == WEBP && !(head[0] == 'R' && head[1] == 'I' && head[2] == 'F' && head[3] == 'F')) {
            return false;
        }
        for (int index = 0; index < signature.length; index++) {
            if ((head[position + index] & 0xff) != signature[index]) {
                return false;
            }
        }
        return true;
    }
}
