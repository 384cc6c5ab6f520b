/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** One thread at a time holds the lock, with any object and class loader. */
@Timeout(1_800)
class InterProcessLockTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void oneThreadAtATimeHoldsTheLock() {
        AtomicInteger holders = new AtomicInteger();

        IntStream.range(0, 200).parallel().forEach(turn -> hold(() -> {
            assertThat(holders.incrementAndGet()).isEqualTo(1);
            Thread.yield();
            return holders.decrementAndGet();
        }));

        assertThat(holders).hasValue(0);
    }

    @Test
    void aClassThatAnotherClassLoaderHasLoadedWaitsForTheLock() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> hold(() -> {
            held.countDown();
            awaitDown(release);
            return null;
        }));
        assertThat(held.await(300, TimeUnit.SECONDS)).isTrue();
        URL classes = InterProcessLock.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            AtomicInteger done = new AtomicInteger();
            AtomicInteger begun = new AtomicInteger();
            Thread waiting = new Thread(() -> {
                begun.incrementAndGet();
                holdIn(other, done::incrementAndGet);
            });
            waiting.start();
            await().until(() -> begun.get() == 1 && waiting.getState() == Thread.State.TIMED_WAITING);
            assertThat(done).hasValue(0);

            waiting.interrupt();
            release.countDown();

            waiting.join(60_000);
            first.get(300, TimeUnit.SECONDS);
            assertThat(done).as("an interrupt does not end the wait").hasValue(1);
        }
    }

    @Test
    void aThreadThatHoldsTheLockCannotTakeItAgain() {
        assertThatThrownBy(() -> new InterProcessLock(directory.resolve(".lock")).holding(() -> hold(() -> 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(".lock");
        assertThat(hold(() -> 2)).isEqualTo(2);
    }

    private <T> T hold(InterProcessLock.Action<T> action) {
        try {
            return new InterProcessLock(directory.resolve(".lock")).holding(action);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void holdIn(ClassLoader loader, Runnable action) {
        try {
            Class<?> lock = loader.loadClass(InterProcessLock.class.getName());
            Class<?> actions = loader.loadClass(InterProcessLock.Action.class.getName());
            assertThat(lock).isNotSameAs(InterProcessLock.class);
            Object run = Proxy.newProxyInstance(loader, new Class<?>[] {actions}, (self, method, arguments) -> {
                action.run();
                return null;
            });
            lock.getMethod("holding", actions).invoke(lock.getConstructor(Path.class).newInstance(directory.resolve(".lock")), run);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitDown(CountDownLatch latch) {
        try {
            assertThat(latch.await(300, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
