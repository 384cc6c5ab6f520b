package io.github.camelcalcom.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one thread of one process on a machine at a time do something. Ends with its process, however that ends. Thread safe; blocks its
 * caller until it is its turn. Not reliable on network file systems that do not lock.
 */
public final class InterProcessLock {

    private final Path file;
    private final Object threads;

    /** @param file is created where it does not exist, and stays; its directory must exist */
    public InterProcessLock(Path file) throws IOException {
        this.file = file.getParent().toRealPath().resolve(file.getFileName());
        // the operating system locks for a whole process: its threads need a monitor of their own, and an interned text is the one object
        // that is the same for every instance in the process, also where several class loaders have loaded this class
        this.threads = ("io.github.camelcalcom.storage.InterProcessLock " + this.file).intern();
    }

    /** Does something while nobody else does under the same lock. */
    public <T> T holding(Action<T> action) throws IOException {
        synchronized (threads) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // is released with the channel
                channel.lock();
                return action.run();
            }
        }
    }

    /** What is done under a lock. */
    @FunctionalInterface
    public interface Action<T> {

        /** Does it. */
        T run() throws IOException;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
