/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognizes threads that must not block: the event loops of Netty, and so of Vert.x and camel-netty, and the I/O threads of XNIO, and so of
 * camel-undertow. Needs none of these libraries. Other threads of Netty, such as those of an executor group, may block.
 */
public final class EventLoops {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);
    private static final ClassValue<ThreadKind> KINDS = new ClassValue<>() {

        @Override
        protected ThreadKind computeValue(Class<?> threadClass) {
            return ThreadKind.of(threadClass);
        }
    };

    private EventLoops() {
    }

    /** Whether the current thread is an event loop. */
    public static boolean isCurrent() {
        return KINDS.get(Thread.currentThread().getClass()).isEventLoop();
    }

    /**
     * Refuses to block an event loop.
     *
     * @param  action                what would block it, at the beginning of a sentence
     * @throws IllegalStateException if the current thread is one
     */
    static void refuse(String action) {
        if (isCurrent()) {
            throw new IllegalStateException(action + " would block the event-loop thread " + Thread.currentThread().getName()
                                            + "; continue on another thread, for example with threads() or seda");
        }
    }

    /** What threads of one class may be. */
    private interface ThreadKind {

        boolean isEventLoop();

        static ThreadKind of(Class<?> threadClass) {
            for (Class<?> type = threadClass; type != null && type != Thread.class; type = type.getSuperclass()) {
                if (type.getName().equals("org.xnio.XnioIoThread")) {
                    return () -> true;
                }
                if (type.getName().equals("io.netty.util.concurrent.FastThreadLocalThread")) {
                    return nettyThread(type.getClassLoader());
                }
            }
            return () -> false;
        }

        /** Netty knows the executor of each of its threads; only event loops do I/O. */
        private static ThreadKind nettyThread(ClassLoader netty) {
            try {
                Class<?> executor = Class.forName("io.netty.util.concurrent.EventExecutor", false, netty);
                Class<?> executors = Class.forName("io.netty.util.internal.ThreadExecutorMap", false, netty);
                Class<?> eventLoop = Class.forName("io.netty.channel.EventLoop", false, netty);
                MethodHandle current = MethodHandles.publicLookup().findStatic(executors, "currentExecutor", MethodType.methodType(executor));
                return () -> eventLoop.isInstance(currentExecutor(current));
            } catch (ReflectiveOperationException | LinkageError e) {
                LOG.warn("The event loops of this version of Netty are not recognized: all of its threads count as event loops", e);
                return () -> true;
            }
        }

        private static Object currentExecutor(MethodHandle current) {
            try {
                return current.invoke();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("The executor of a Netty thread cannot be found", e);
            }
        }
    }
}
