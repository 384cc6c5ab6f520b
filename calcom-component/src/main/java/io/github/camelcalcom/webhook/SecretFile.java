/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.nio.file.Path;

import io.github.camelcalcom.storage.AtomicFile;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keeps the secret of one subscription beyond the end of the process, for servers that do not tell the secret of a subscription that
 * exists. Only the file's owner can read it.
 */
public final class SecretFile implements SecretStore {

    private final Path path;
    private final AtomicFile file;

    /** @param path may or may not exist yet; its directory must exist */
    public SecretFile(Path path) {
        this.path = path;
        this.file = new AtomicFile(path);
    }

    /**
     * The secret.
     *
     * @param  webhook                  is the same each time: the file is for one
     * @return                          null if none has been kept
     * @throws IllegalArgumentException if there is a file that cannot be read, or no directory for it
     */
    @Override
    public String read(String webhook) {
        try {
            byte[] content = file.read();
            String secret = content == null ? "" : new String(content, UTF_8).strip();
            return secret.isEmpty() ? null : secret;
        } catch (IOException e) {
            throw new IllegalArgumentException("The file that the option secretFile names cannot be read: " + path
                                               + ". Its directory must exist, and the file be readable or absent", e);
        }
    }

    @Override
    public void write(String webhook, String secret) throws IOException {
        file.write(secret.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "secretFile=" + path;
    }
}
