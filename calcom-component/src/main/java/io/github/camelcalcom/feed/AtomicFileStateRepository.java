/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.storage.FileStore;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps states in a directory, one file for each key, replaced as a whole and forced to the disk: a process that is killed while it writes
 * leaves the old state or the new one.
 * <p>
 * Several processes of one machine may share the directory. {@link #setState} does not overwrite a state that another one has
 * written since it was read here: it fails until {@link #getState} has read it again. Not reliable on network file systems that do not lock. Thread safe.
 */
public final class AtomicFileStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final String SUFFIX = ".state";

    private final Path directory;
    private final FileStore<String> files;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    /** States whose write failed, so that they may or may not be in their files. */
    private final Map<String, String> unsure = new ConcurrentHashMap<>();

    /**
     * @param  directory   is created if it does not exist; use it for nothing else
     * @throws IOException if it cannot be created or written
     */
    public AtomicFileStateRepository(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.files = new FileStore<>(this.directory, SUFFIX, new TextFormat());
    }

    /**
     * Reads the state of a key.
     *
     * @return                       null if it has none
     * @throws UncheckedIOException  if it cannot be read, also if the directory does not exist any more
     */
    @Override
    public String getState(String key) {
        try {
            String state = files.load(key);
            remember(key, state);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("The state '" + key + "' could not be read from " + directory, e);
        }
    }

    /**
     * Sets the state of a key. It is on the disk when this returns.
     *
     * @throws IllegalStateException if another writer has changed it since it was read here, or it was never read here
     * @throws UncheckedIOException  if it cannot be written; the state before is still there
     */
    @Override
    public void setState(String key, String value) {
        String attempted = unsure.get(key);
        try {
            if (!files.compareAndSet(key, known.get(key), value) && (attempted == null || !files.compareAndSet(key, attempted, value))) {
                throw new IllegalStateException("The state '" + key + "' in " + directory + " was changed by another writer. Only one feed at a"
                                                + " time may use it");
            }
        } catch (IOException e) {
            unsure.put(key, value);
            throw new UncheckedIOException("The state '" + key + "' could not be written to " + directory, e);
        }
        unsure.remove(key);
        remember(key, value);
    }

    private void remember(String key, String state) {
        if (state == null) {
            known.remove(key);
        } else {
            known.put(key, state);
        }
    }

    @Override
    public String toString() {
        return "state repository in " + directory;
    }

    private static final class TextFormat implements FileStore.Format<String> {

        @Override
        public String read(String key, byte[] content, String file) {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] write(String key, String state) {
            return state.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isSame(String one, String other) {
            return one.equals(other);
        }
    }
}
