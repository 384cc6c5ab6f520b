/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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
 * A lock that one thread of one process on a machine holds at a time. It is released when its process ends, also if the process is killed.
 * Thread safe; blocks the calling thread until the lock is free. Not reliable on network file systems without locks.
 */
public final class InterProcessLock {

    private static final long OVERLAP_PAUSE_MILLIS = 5;
    /** The operating system locks for a whole process, so its threads require another lock. Not a monitor, because it is held during I/O. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** @param file is created if it does not exist, and is not deleted; its directory must exist */
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
            // is released when the channel is closed
            lock(channel);
            return action.run();
        } finally {
            threads.unlock();
        }
    }

    /** If another class loader of this process has also loaded this class, its file lock is reported as overlapping. Waits for its release. */
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

    /** Closing the channel early would release the lock of the other class loader, so an interrupt is delayed. */
    private static boolean isInterruptedWhilePausing() {
        try {
            Thread.sleep(OVERLAP_PAUSE_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** An action that runs while the lock is held. */
    @FunctionalInterface
    public interface Action<T> {

        /** Runs the action. */
        T run() throws IOException;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
