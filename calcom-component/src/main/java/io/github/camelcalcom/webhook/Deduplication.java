/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a delivery through once. A key is remembered when its delivery has been processed, and not before: what fails, or is killed, may
 * come again. Where the repository fails, deliveries come through: one that comes twice is better than one that is lost. Thread safe;
 * blocks as long as the repository does.
 */
public final class Deduplication {

    private static final Logger LOG = LoggerFactory.getLogger(Deduplication.class);

    private final IdempotentRepository repository;
    private final ConcurrentMap<String, InWork> inWork = new ConcurrentHashMap<>();

    /** What is known of a delivery that has come. */
    public enum Known {
        /** It is to be processed, and {@link #end} to be called afterwards. */
        NEW,
        /** The same delivery was processed. */
        PROCESSED,
        /** The same delivery is in work. */
        IN_WORK
    }

    /** @param repository remembers what was processed; it must be started */
    public Deduplication(IdempotentRepository repository) {
        this.repository = repository;
    }

    /**
     * Finds out whether to process a delivery.
     *
     * @param repetition called once with the status of the same delivery if that is in work, possibly on another thread; must not block
     */
    public Known begin(String key, Consumer<DeliveryStatus> repetition) {
        InWork other = inWork.putIfAbsent(key, new InWork());
        if (other != null) {
            other.whenEnded(repetition);
            return Known.IN_WORK;
        }
        if (!isProcessed(key)) {
            return Known.NEW;
        }
        ended(key, DeliveryStatus.PROCESSED);
        return Known.PROCESSED;
    }

    private boolean isProcessed(String key) {
        try {
            return repository.contains(key);
        } catch (RuntimeException | Error e) {
            LOG.warn("The idempotentRepository cannot be asked, so that a delivery may be processed twice: {}", e.toString());
            return false;
        }
    }

    /** Sets the result of a delivery that was to be processed. */
    public void end(String key, DeliveryStatus status) {
        try {
            if (status == DeliveryStatus.PROCESSED) {
                remember(key);
            }
        } finally {
            ended(key, status);
        }
    }

    /** Gives up the deliveries that have not ended: the route they were in is not the one that runs. Repetitions are processed again. */
    public void abandon() {
        inWork.keySet().forEach(key -> ended(key, DeliveryStatus.UNAVAILABLE));
    }

    private void ended(String key, DeliveryStatus status) {
        InWork ended = inWork.remove(key);
        // null if the route was started again meanwhile
        if (ended != null) {
            ended.end(status);
        }
    }

    private void remember(String key) {
        try {
            repository.add(key);
            repository.confirm(key);
        } catch (RuntimeException | Error e) {
            LOG.warn("The idempotentRepository cannot be written to, so that a delivery may be processed twice: {}", e.toString());
        }
    }

    /** A delivery in work, and its repetitions that get the same answer. */
    private static final class InWork {

        private final List<Consumer<DeliveryStatus>> repetitions = new ArrayList<>(0);
        /** Null until the end. */
        private DeliveryStatus status;

        void whenEnded(Consumer<DeliveryStatus> repetition) {
            DeliveryStatus reached;
            synchronized (this) {
                reached = status;
                if (reached == null) {
                    repetitions.add(repetition);
                    return;
                }
            }
            repetition.accept(reached);
        }

        void end(DeliveryStatus reached) {
            synchronized (this) {
                status = reached;
            }
            // complete from now on: nothing is added to it after the end
            repetitions.forEach(repetition -> repetition.accept(reached));
        }
    }
}
