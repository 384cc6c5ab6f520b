/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Upload;

/**
 * The file of a request. It is streamed from its source with each attempt, and never held in memory as a whole. Not thread safe.
 */
public final class UploadedFile {

    private static final String SOURCES = "Expected bytes, a stream, a File or a Path";

    private final String operation;
    private final Upload upload;
    private final FileSource source;
    private final ImageType type;
    /** The bytes that were read from a stream to recognize its type; null if the source can be opened again. */
    private final byte[] head;
    private boolean opened;
    private UnusableFileException failure;

    private UploadedFile(Operation operation, FileSource source) throws IOException {
        this.operation = operation.uri();
        this.upload = operation.upload();
        this.source = source;
        requireFit(source.length());
        byte[] start;
        if (source.isRepeatable()) {
            try (InputStream stream = source.open()) {
                start = stream.readNBytes(ImageType.HEAD_LENGTH);
            }
            head = null;
        } else {
            start = source.open().readNBytes(ImageType.HEAD_LENGTH);
            head = start;
        }
        this.type = ImageType.of(start).filter(known -> upload.mediaTypes().contains(known.mediaType()))
                .orElseThrow(() -> new IllegalArgumentException("The file of " + this.operation + " is of no accepted type. Valid are: "
                                                                + String.join(", ", upload.mediaTypes())));
    }

    /**
     * The file of a call.
     *
     * @param  operation                has an {@link Operation#upload()}
     * @param  body                     bytes, a ByteBuffer, a File, a Path, an InputStream or a {@link FileSource}
     * @throws IllegalArgumentException if the body is none of these, cannot be read, is too large, or is not of an accepted media type
     */
    public static UploadedFile of(Operation operation, Object body) {
        FileSource source = source(body);
        if (source == null) {
            throw new IllegalArgumentException("The operation " + operation.uri() + " needs a file as its body"
                                               + (body == null ? "" : ", not a " + body.getClass().getName()) + ". " + SOURCES);
        }
        try {
            return new UploadedFile(operation, source);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file of " + operation.uri() + " cannot be read", e);
        }
    }

    private static FileSource source(Object body) {
        if (body instanceof FileSource source) {
            return source;
        }
        if (body instanceof byte[] bytes) {
            return FileSource.of(bytes);
        }
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return FileSource.of(bytes);
        }
        if (body instanceof File file) {
            return FileSource.of(file.toPath());
        }
        if (body instanceof Path path) {
            return FileSource.of(path);
        }
        return body instanceof InputStream stream ? FileSource.of(stream) : null;
    }

    /** The name of the part that holds the file. */
    String field() {
        return upload.field();
    }

    /** The media type, recognized by the content of the file. */
    String mediaType() {
        return type.mediaType();
    }

    /** The name that the server is given. It does not show the name of the file on this machine. */
    String name() {
        return upload.field() + '.' + type.extension();
    }

    /** The number of bytes, or {@link FileSource#UNKNOWN_LENGTH}. */
    long length() throws IOException {
        return source.length();
    }

    /** Whether the file can still be sent, because it was not read, or because it can be read again. */
    boolean canBeSent() {
        return !opened || source.isRepeatable();
    }

    /** Returns the bytes of the file for one attempt. A failure to read them is an {@link UnusableFileException}. */
    InputStream open() throws IOException {
        opened = true;
        try {
            InputStream stream = source.open();
            return new CheckedStream(head == null ? stream : new SequenceInputStream(new ByteArrayInputStream(head), stream));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireFit(long bytes) {
        if (bytes > upload.maxBytes()) {
            throw new IllegalArgumentException(tooLarge());
        }
    }

    private String tooLarge() {
        return "The file of " + operation + " is larger than " + upload.maxBytes() / (1024 * 1024) + " MB (" + upload.maxBytes() + " bytes)";
    }

    private UnusableFileException unreadable(IOException cause) {
        return failed("The file of " + operation + " cannot be read", cause);
    }

    private UnusableFileException failed(String message, IOException cause) {
        failure = new UnusableFileException(message, cause);
        return failure;
    }

    /** The reason why the file could not be sent; null if there is none. */
    UnusableFileException failure() {
        return failure;
    }

    /** The file cannot be sent. The request is incomplete, so that the server does not execute it. */
    static final class UnusableFileException extends IOException {

        private static final long serialVersionUID = 1L;

        UnusableFileException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** The bytes of the file, at most as many as the operation accepts. */
    private final class CheckedStream extends FilterInputStream {

        private long bytes;

        CheckedStream(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, offset, length);
            } catch (IOException e) {
                throw unreadable(e);
            }
            bytes += Math.max(0, read);
            if (bytes > upload.maxBytes()) {
                throw failed(tooLarge(), null);
            }
            return read;
        }
    }
}
