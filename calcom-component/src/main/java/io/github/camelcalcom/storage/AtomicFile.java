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
 * A small file whose content is replaced as a whole. A reader finds the old content or the new one, also after the process was killed or the
 * machine lost power in between. Only the owner can read and write the file, if the file system knows owners.
 * <p>
 * Reading needs no lock. Writers must take an {@link InterProcessLock} themselves so that they do not undo each other's changes.
 */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";
    private static final int LONGEST_NAME = 100;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    /** @param file may or may not exist yet; its directory must exist */
    public AtomicFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Returns the file of a name. The name of the file contains a readable form of it, and a fingerprint that distinguishes equal readable forms.
     *
     * @param directory must exist
     * @param name      any text
     * @param suffix    how the file's name ends
     */
    public static AtomicFile named(Path directory, String name, String suffix) {
        String readable = name.replaceAll("[^A-Za-z0-9.-]+", "_");
        String start = readable.substring(0, Math.min(LONGEST_NAME, readable.length()));
        return new AtomicFile(directory.resolve(start + '-' + Fingerprint.of(name) + suffix));
    }

    /**
     * The whole content.
     *
     * @return             null if there is no such file in the directory
     * @throws IOException if there is one that cannot be read, or if the directory cannot be reached
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
     * Replaces the content. It is on the disk when this returns.
     *
     * @throws IOException if it could not be written; the content before is still there
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
            // the new name is on the disk only once the directory is; other systems can neither open nor force a directory
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
     * Deletes what killed processes left behind between writing and replacing. Only for who holds the lock of all writers: a file that is
     * being written looks the same.
     *
     * @param directory holds files that are written by this class
     * @param suffix    how the names of these files end
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
