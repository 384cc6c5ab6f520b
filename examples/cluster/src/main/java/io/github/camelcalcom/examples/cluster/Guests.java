/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Makes bookings at a steady rate, moves every tenth of them and cancels another tenth. Remembers the state that each must have. */
final class Guests implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int SLOT_MINUTES = 5;

    private final Map<String, Expected> expected = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger more = new AtomicInteger();
    private final CamelContext camel = new DefaultCamelContext();
    private final ScheduledExecutorService threads;
    private final Settings settings;
    private final Instant firstSlot = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
    private final ProducerTemplate calls;
    private final Object eventTypeId;

    /**
     * The state that the table must have in the end.
     *
     * @param status    its status
     * @param requested when the request was sent that made the booking
     */
    record Expected(String status, Instant requested) {
    }

    Guests(Settings settings, String apiUrl, String apiKey) throws Exception {
        this.settings = settings;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "guest");
            thread.setDaemon(true);
            return thread;
        };
        threads = Executors.newScheduledThreadPool(THREADS, daemons);
        CalcomComponent component = camel.getComponent("calcom", CalcomComponent.class);
        component.getConfiguration().setApiUrl(apiUrl);
        component.getConfiguration().setApiKey(apiKey);
        camel.start();
        calls = camel.createProducerTemplate();
        eventTypeId = ((Map<?, ?>) calls.requestBody("calcom:event-types/list", null, List.class).get(0)).get("id");
    }

    /** Returns the URLs of the webhooks that are registered. */
    List<?> webhooks() {
        return calls.requestBody("calcom:webhooks/list", null, List.class);
    }

    /** Starts to make bookings. */
    void start() {
        Random random = new Random(settings.seed());
        for (int number = 0; number < settings.bookings(); number++) {
            int booking = number;
            int change = random.nextInt(10);
            long millis = Duration.ofSeconds(1).multipliedBy(number).dividedBy(settings.rate()).toMillis();
            submit(() -> book(booking, change), millis);
        }
    }

    /** Makes a booking beside those of the run, and returns when the server has answered. */
    void bookAnother() {
        book(2 * settings.bookings() + more.getAndIncrement(), -1);
    }

    /** The bookings that were made, by uid. */
    Map<String, Expected> expected() {
        return expected;
    }

    /** Whether all bookings were made, moved and cancelled. Throws an exception if a call has failed. */
    boolean areDone() {
        if (failure.get() != null) {
            throw new IllegalStateException("A call of a guest has failed", failure.get());
        }
        return pending.get() == 0;
    }

    private void submit(Runnable task, long delayMillis) {
        pending.incrementAndGet();
        threads.schedule(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                pending.decrementAndGet();
            }
        }, delayMillis, TimeUnit.MILLISECONDS);
    }

    private void book(int number, int change) {
        Instant requested = Instant.now();
        Map<?, ?> booking = calls.requestBody("calcom:bookings/create", Map.of("start", slot(number).toString(), "eventTypeId", eventTypeId,
                "attendee", Map.of("name", "Guest " + number, "email", "guest" + number + "@example.com", "timeZone", "UTC")), Map.class);
        String uid = booking.get("uid").toString();
        expected.put(uid, new Expected("accepted", requested));
        if (change == 0) {
            submit(() -> move(uid, number), 1_000);
        } else if (change == 1) {
            submit(() -> cancel(uid), 1_000);
        }
    }

    /** A booking that is moved is cancelled; another one takes its place. */
    private void move(String uid, int number) {
        Instant requested = Instant.now();
        Map<?, ?> moved = calls.requestBodyAndHeader("calcom:bookings/reschedule", Map.of("start", slot(settings.bookings() + number).toString()),
                "CamelCalcomBookingUid", uid, Map.class);
        expected.put(moved.get("uid").toString(), new Expected("accepted", requested));
        expected.computeIfPresent(uid, (key, made) -> new Expected("cancelled", made.requested()));
    }

    private void cancel(String uid) {
        calls.requestBodyAndHeader("calcom:bookings/cancel", Map.of("cancellationReason", "Ill"), "CamelCalcomBookingUid", uid);
        expected.computeIfPresent(uid, (key, made) -> new Expected("cancelled", made.requested()));
    }

    private Instant slot(int number) {
        return firstSlot.plus(Duration.ofMinutes((long) SLOT_MINUTES * number));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        camel.stop();
    }
}
