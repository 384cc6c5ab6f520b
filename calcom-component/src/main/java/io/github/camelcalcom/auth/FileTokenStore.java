/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.storage.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tokens in a directory, one file per identity, readable by its owner only. Several processes of one machine may share it, but
 * not on network file systems without locks. Thread safe. The tokens are not encrypted.
 */
public final class FileTokenStore implements TokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileTokenStore.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".tokens.json";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final FileStore<StoredTokens> files;

    /**
     * @param  directory                is created if it does not exist, with access for its owner only; must not contain other files
     * @throws IOException              if the directory cannot be created or written
     * @throws IllegalArgumentException if every user of the machine may write to the directory, and could replace the tokens
     */
    public FileTokenStore(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        create(this.directory);
        checkPermissions(this.directory);
        this.files = new FileStore<>(this.directory, SUFFIX, new TokenFormat());
    }

    private static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (knowsOwners(directory)) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(directory);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static boolean knowsOwners(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void checkPermissions(Path directory) throws IOException {
        if (!knowsOwners(directory)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalArgumentException("Every user of this machine may write to the directory of the token store, " + directory
                                               + ", and could replace the tokens. Use a directory that only its owner can access (chmod 700)");
        }
        if (!OWNER_ONLY.containsAll(permissions)) {
            // not refused, because containers mount volumes for a group
            LOG.warn("The directory of the token store, {}, has the permissions {}: other users can see the names of the identities, but not the"
                     + " tokens. Use a directory that only its owner can access (chmod 700)", directory, PosixFilePermissions.toString(permissions));
        }
    }

    @Override
    public StoredTokens load(String identity) throws IOException {
        return files.load(identity);
    }

    @Override
    public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException {
        return files.compareAndSet(identity, expected, updated);
    }

    @Override
    public String toString() {
        return "token store in " + directory;
    }

    private static final class TokenFormat implements FileStore.Format<StoredTokens> {

        @Override
        public byte[] write(String identity, StoredTokens entry) throws IOException {
            ObjectNode json = JSON.createObjectNode().put("identity", identity).put("version", entry.version());
            Tokens tokens = entry.tokens();
            if (tokens != null) {
                json.put("accessToken", tokens.accessToken()).put("refreshToken", tokens.refreshToken())
                        .put("expiresAt", tokens.expiresAt() == null ? null : tokens.expiresAt().toString());
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json.put("claimedBy", entry.claimedBy()));
        }

        @Override
        public StoredTokens read(String identity, byte[] content, String file) throws IOException {
            JsonNode json;
            try {
                json = JSON.readTree(content);
            } catch (JsonProcessingException e) {
                // the message of Jackson quotes the text, which contains secrets
                throw corrupt(file, "it is not JSON: " + e.getClass().getSimpleName());
            }
            if (!identity.equals(text(json, "identity")) || !json.path("version").canConvertToLong()) {
                throw corrupt(file, "it does not contain tokens of " + identity);
            }
            String accessToken = text(json, "accessToken");
            String refreshToken = text(json, "refreshToken");
            String expiresAt = text(json, "expiresAt");
            try {
                Tokens tokens = accessToken == null && refreshToken == null ? null
                        : new Tokens(accessToken, refreshToken, expiresAt == null ? null : Instant.parse(expiresAt));
                return new StoredTokens(json.path("version").longValue(), tokens, text(json, "claimedBy"));
            } catch (DateTimeException e) {
                throw corrupt(file, "expiresAt is not an ISO 8601 instant");
            }
        }

        @Override
        public boolean isSame(StoredTokens one, StoredTokens other) {
            return one.version() == other.version();
        }

        private static String text(JsonNode json, String field) {
            return json.path(field).textValue();
        }

        private static IOException corrupt(String file, String reason) {
            return new IOException("The file " + file + " cannot be used: " + reason
                                   + ". Restore it, or delete it to start with the configured tokens");
        }
    }
}
