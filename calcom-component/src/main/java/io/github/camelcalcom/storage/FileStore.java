/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps values in a directory, one file for each name, replaced as a whole and forced to the disk. Several processes of one machine may share
 * the directory, but not on network file systems without locks.
 */
public final class FileStore<T> implements VersionedStore<T> {

    private static final String LOCK = ".lock";

    private final Path directory;
    private final String suffix;
    private final Format<T> format;
    private final InterProcessLock lock;

    /**
     * @param  directory   must exist
     * @param  suffix      the end of the names of the files
     * @throws IOException if the directory cannot be written
     */
    public FileStore(Path directory, String suffix, Format<T> format) throws IOException {
        this.directory = directory;
        this.suffix = suffix;
        this.format = format;
        this.lock = new InterProcessLock(directory.resolve(LOCK));
        lock.holding(() -> {
            AtomicFile.deleteLeftovers(directory, suffix);
            return null;
        });
    }

    @Override
    public T load(String name) throws IOException {
        AtomicFile file = file(name);
        byte[] content = file.read();
        if (content != null) {
            return format.read(name, content, file.toString());
        }
        // the lock file is on the same volume as the directory: if it is missing, missing files mean nothing
        if (!Files.exists(directory.resolve(LOCK))) {
            throw new IOException("The directory " + directory + " was emptied or is not mounted");
        }
        return null;
    }

    @Override
    public boolean compareAndSet(String name, T expected, T updated) throws IOException {
        return lock.holding(() -> {
            T present = load(name);
            boolean unchanged = present == null || expected == null ? present == expected : format.isSame(present, expected);
            if (unchanged) {
                file(name).write(format.write(name, updated));
            }
            return unchanged;
        });
    }

    @Override
    public boolean remove(String name, T expected) throws IOException {
        return lock.holding(() -> {
            T present = load(name);
            boolean unchanged = present != null && format.isSame(present, expected);
            if (unchanged) {
                file(name).delete();
            }
            return unchanged;
        });
    }

    private AtomicFile file(String name) {
        return AtomicFile.named(directory, name, suffix);
    }

    /** The content of the files. */
    public interface Format<T> {

        /**
         * Reads a value.
         *
         * @param  file        for messages
         * @throws IOException if the content is not a value of that name
         */
        T read(String name, byte[] content, String file) throws IOException;

        /** Writes a value. */
        byte[] write(String name, T value) throws IOException;

        /** Whether two values have the same version. */
        boolean isSame(T one, T other);
    }
}
