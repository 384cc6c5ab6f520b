package io.github.camelcalcom.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that one thread of one process on a machine holds at a time. It ends with its process, however that ends. Thread safe; blocks its
 * caller until the lock is free. Not reliable on network file systems that do not lock.
 */
public final class InterProcessLock {

    private static final long OVERLAP_PAUSE_MILLIS = 5;
    /** The operating system locks for a whole process, so that its threads need a lock of their own. Not a monitor: it is held over I/O. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** @param file is created if it does not exist, and stays; its directory must exist */
    public InterProcessLock(Path file) throws IOException {
        this.file = file.getParent().toRealPath().resolve(file.getFileName());
        this.threads = THREADS.computeIfAbsent(this.file, path -> new ReentrantLock());
    }

    /**
     * Runs an action while the lock is held.
     *
     * @throws IllegalStateException if this thread already holds it
     */
    public <T> T holding(Action<T> action) throws IOException {
        if (threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("The lock " + file + " cannot be taken twice");
        }
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // is released with the channel
            lock(channel);
            return action.run();
        } finally {
            threads.unlock();
        }
    }

    /** If another class loader of this process has loaded this class as well, its file lock is reported as overlapping: waits for its end. */
    private static void lock(FileChannel channel) throws IOException {
        boolean interrupted = false;
        try {
            while (!isLocked(channel)) {
                interrupted |= isInterruptedWhilePausing();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            channel.lock();
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** To close the channel early would release the lock of the other class loader: an interrupt must wait. */
    private static boolean isInterruptedWhilePausing() {
        try {
            Thread.sleep(OVERLAP_PAUSE_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** An action under the lock. */
    @FunctionalInterface
    public interface Action<T> {

        /** Runs it. */
        T run() throws IOException;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
