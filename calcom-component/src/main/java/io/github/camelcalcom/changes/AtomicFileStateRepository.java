package io.github.camelcalcom.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.storage.AtomicFile;
import io.github.camelcalcom.storage.InterProcessLock;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps states in a directory, one file for each key, replaced as a whole and forced to the disk: a process that is killed while it writes
 * leaves the old state or the new one.
 * <p>
 * Several processes of one machine may share the directory. A state that another one has written since it was read here is not overwritten:
 * {@link #setState} fails until {@link #getState} has read it again. Not reliable on network file systems that do not lock. Thread safe.
 */
public final class AtomicFileStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final String LOCK = ".lock";
    private static final String SUFFIX = ".state";

    private final Path directory;
    private final InterProcessLock lock;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();
    /** What was to be written when writing failed: it may be there all the same. */
    private final Map<String, byte[]> unsure = new ConcurrentHashMap<>();

    /**
     * @param  directory   is created where it does not exist; best used for nothing else
     * @throws IOException if it cannot be created or written
     */
    public AtomicFileStateRepository(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.lock = new InterProcessLock(this.directory.resolve(LOCK));
        lock.holding(() -> {
            AtomicFile.deleteLeftovers(this.directory, SUFFIX);
            return null;
        });
    }

    /**
     * The state of a key.
     *
     * @return                       null if it has none
     * @throws UncheckedIOException  if it cannot be read, also if the directory is not there any more
     */
    @Override
    public String getState(String key) {
        byte[] content = read(key);
        remember(key, content);
        return content == null ? null : new String(content, StandardCharsets.UTF_8);
    }

    /**
     * Sets the state of a key. It is on the disk when this returns.
     *
     * @throws IllegalStateException if it was written by somebody else since it was read here, or never read here
     * @throws UncheckedIOException  if it cannot be written; the state before is still there
     */
    @Override
    public void setState(String key, String value) {
        byte[] content = value.getBytes(StandardCharsets.UTF_8);
        try {
            lock.holding(() -> {
                byte[] present = read(key);
                if (!Arrays.equals(present, known.get(key)) && (present == null || !Arrays.equals(present, unsure.get(key)))) {
                    throw new IllegalStateException("The state '" + key + "' in " + directory + " was written by somebody else meanwhile."
                                                    + " Only one feed at a time may use it");
                }
                AtomicFile.named(directory, key, SUFFIX).write(content);
                return null;
            });
        } catch (IOException e) {
            unsure.put(key, content);
            throw new UncheckedIOException("The state '" + key + "' could not be written to " + directory, e);
        }
        unsure.remove(key);
        remember(key, content);
    }

    private byte[] read(String key) {
        try {
            byte[] content = AtomicFile.named(directory, key, SUFFIX).read();
            // the lock file goes with the volume that the directory is on: without it, nothing is known
            if (content == null && !Files.exists(directory.resolve(LOCK))) {
                throw new IOException("The directory has been emptied or is not mounted any more");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("The state '" + key + "' could not be read from " + directory, e);
        }
    }

    private void remember(String key, byte[] content) {
        if (content == null) {
            known.remove(key);
        } else {
            known.put(key, content);
        }
    }

    @Override
    public String toString() {
        return "state repository in " + directory;
    }
}
