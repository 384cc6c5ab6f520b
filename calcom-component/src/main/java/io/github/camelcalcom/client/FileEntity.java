/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Makes the {@code multipart/form-data} body with a file. */
final class FileEntity {

    private FileEntity() {
    }

    /** @param abort ends the connection, so that a part of the file is never taken for the whole one */
    static HttpEntity of(UploadedFile file, Runnable abort) throws IOException {
        return MultipartEntityBuilder.create().addPart(file.field(), new FilePart(file, abort)).build();
    }

    /** The file, which is copied from its source to the connection. */
    private static final class FilePart extends AbstractContentBody {

        private final UploadedFile file;
        private final Runnable abort;
        private final long length;

        FilePart(UploadedFile file, Runnable abort) throws IOException {
            super(ContentType.create(file.mediaType()));
            this.file = file;
            this.abort = abort;
            this.length = file.length();
        }

        @Override
        public String getFilename() {
            return file.name();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream stream = file.open()) {
                stream.transferTo(out);
            } catch (UploadedFile.UnusableFileException e) {
                abort.run();
                throw e;
            }
        }

        @Override
        public long getContentLength() {
            return length;
        }
    }
}
