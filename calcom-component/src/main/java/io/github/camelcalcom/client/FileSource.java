/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The origin of the bytes of a file that is uploaded. */
public interface FileSource {

    /** The length of a source that does not know how many bytes it has. */
    long UNKNOWN_LENGTH = -1;

    /**
     * Returns a stream of all bytes from the first one. It is called again only if {@link #isRepeatable()}, and after the earlier stream was
     * closed.
     */
    InputStream open() throws IOException;

    /** Returns the number of bytes, or {@link #UNKNOWN_LENGTH}. */
    long length() throws IOException;

    /** Whether {@link #open()} can be called more than once. */
    boolean isRepeatable();

    /** A source of bytes in memory. They are not copied, and must not be changed before the call has ended. */
    static FileSource of(byte[] bytes) {
        return new FileSource() {

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** A source of the content of a file, which is read for each attempt. */
    static FileSource of(Path file) {
        return new FileSource() {

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** A source of a stream that is read once and not kept in memory. */
    static FileSource of(InputStream stream) {
        return new FileSource() {

            @Override
            public InputStream open() {
                return stream;
            }

            @Override
            public long length() {
                return UNKNOWN_LENGTH;
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }
        };
    }
}
