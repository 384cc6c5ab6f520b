/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.client.Json;
import io.github.camelcalcom.storage.FileStore;

/**
 * Keeps claims in a directory, one file for each key, while a booking is made. For several processes of one machine; on network file systems
 * that do not lock they must not share it. Thread safe.
 */
public final class FileKeyClaimStore implements KeyClaimStore {

    private static final String SUFFIX = ".claim.json";

    private final Path directory;
    private final FileStore<KeyClaim> files;

    /**
     * @param  directory   is created if it does not exist; use it for nothing else
     * @throws IOException if it cannot be created or written
     */
    public FileKeyClaimStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.files = new FileStore<>(this.directory, SUFFIX, new ClaimFormat());
    }

    @Override
    public KeyClaim load(String name) throws IOException {
        return files.load(name);
    }

    @Override
    public boolean compareAndSet(String name, KeyClaim expected, KeyClaim updated) throws IOException {
        return files.compareAndSet(name, expected, updated);
    }

    @Override
    public boolean remove(String name, KeyClaim expected) throws IOException {
        return files.remove(name, expected);
    }

    @Override
    public String toString() {
        return "key claim store in " + directory;
    }

    private static final class ClaimFormat implements FileStore.Format<KeyClaim> {

        @Override
        public byte[] write(String name, KeyClaim claim) throws IOException {
            return Json.MAPPER.writeValueAsBytes(Json.MAPPER.createObjectNode().put("version", claim.version()).put("claimedBy", claim.owner())
                    .put("waitMillis", claim.waitMillis()).put("claimedAt", claim.claimedAt().toEpochMilli()));
        }

        @Override
        public KeyClaim read(String name, byte[] content, String file) throws IOException {
            JsonNode json;
            try {
                json = Json.MAPPER.readTree(content);
            } catch (JsonProcessingException e) {
                throw new IOException(unusable(file), e);
            }
            if (!json.path("version").canConvertToLong() || !json.path("claimedBy").isTextual()) {
                throw new IOException(unusable(file));
            }
            return new KeyClaim(json.path("version").longValue(), json.path("claimedBy").textValue(), json.path("waitMillis").longValue(),
                    Instant.ofEpochMilli(json.path("claimedAt").longValue()));
        }

        private static String unusable(String file) {
            return "The file " + file + " does not hold a claim. Delete it if no process makes the booking of its key";
        }

        @Override
        public boolean isSame(KeyClaim one, KeyClaim other) {
            return one.isSame(other);
        }
    }
}
