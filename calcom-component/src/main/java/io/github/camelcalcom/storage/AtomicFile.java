/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A small file whose content is replaced as a whole. A reader finds the old content or the new one, also if the process was killed or the
 * machine lost power during the write. Only the owner can read and write the file, if the file system supports owners.
 * <p>
 * Reading needs no lock. Writers must take an {@link InterProcessLock} themselves so that they do not undo each other's changes.
 */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";
    private static final int LONGEST_NAME = 100;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    /** @param file need not exist; its directory must exist */
    public AtomicFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Returns the file for a name. The name of the file contains a readable form of the name, and a fingerprint that distinguishes equal
     * readable forms.
     *
     * @param directory must exist
     * @param name      any text
     * @param suffix    the end of the file's name
     */
    public static AtomicFile named(Path directory, String name, String suffix) {
        String readable = name.replaceAll("[^A-Za-z0-9.-]+", "_");
        String start = readable.substring(0, Math.min(LONGEST_NAME, readable.length()));
        return new AtomicFile(directory.resolve(start + '-' + Fingerprint.of(name) + suffix));
    }

    /**
     * Reads the whole content.
     *
     * @return             null if the file does not exist
     * @throws IOException if the file cannot be read, or if the directory cannot be accessed
     */
    public byte[] read() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            if (Files.isDirectory(file.getParent())) {
                return null;
            }
            throw absent;
        }
    }

    /**
     * Replaces the content. The new content is on the disk when this method returns.
     *
     * @throws IOException if the content could not be written; the previous content is unchanged
     */
    public void write(byte[] content) throws IOException {
        Path temporary = writeTemporary(content);
        try {
            putInPlace(temporary);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Deletes the file if there is one. After a loss of power it may be there again. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    Path writeTemporary(byte[] content) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), file.getFileName() + ".", TEMPORARY, ownerOnly());
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    private void putInPlace(Path temporary) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (knowsOwners()) {
            // forces the new name to the disk; other systems can neither open nor force a directory
            try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return knowsOwners() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)} : new FileAttribute<?>[0];
    }

    private boolean knowsOwners() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Deletes temporary files of processes that were killed during a write. The lock of all writers must be held: the files of running writes
     * look the same.
     *
     * @param directory contains files that this class writes
     * @param suffix    the end of the names of these files
     */
    public static void deleteLeftovers(Path directory, String suffix) throws IOException {
        Pattern leftover = Pattern.compile(".*" + Pattern.quote(suffix) + "\\.\\d+" + Pattern.quote(TEMPORARY));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, file -> leftover.matcher(file.getFileName().toString()).matches())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
