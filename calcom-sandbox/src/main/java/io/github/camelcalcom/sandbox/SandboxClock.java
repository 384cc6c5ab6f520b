/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a sandbox. It determines the time in answers and their {@code Date} header, stored times, rate limits, and delays on the
 * sandbox clock. It follows the system clock until a test moves or stops it. Delays that become due by a move end at once. A clock that
 * differs from the client's clock emulates a server whose clock is wrong. Thread safe.
 */
public final class SandboxClock extends Clock {

    private final AtomicReference<Clock> source;
    private final List<Runnable> listeners;
    private final ZoneId zone;

    /** Creates a clock that shows the system time. */
    public SandboxClock() {
        this(Clock.systemUTC());
    }

    /** Creates a clock that shows the time of another clock until it is moved. */
    public SandboxClock(Clock source) {
        this(new AtomicReference<>(Objects.requireNonNull(source, "source")), new CopyOnWriteArrayList<>(), ZoneOffset.UTC);
    }

    private SandboxClock(AtomicReference<Clock> source, List<Runnable> listeners, ZoneId zone) {
        this.source = source;
        this.listeners = listeners;
        this.zone = zone;
    }

    /** Moves the time forward, or backward by a negative duration. A running clock keeps running. */
    public void advance(Duration duration) {
        source.updateAndGet(current -> isFixed(current) ? Clock.fixed(current.instant().plus(duration), current.getZone())
                : Clock.offset(current, duration));
        moved();
    }

    /** Moves to an instant and keeps running from there. */
    public void moveTo(Instant instant) {
        source.updateAndGet(current -> Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), instant)));
        moved();
    }

    /** Stops at an instant. Only further moves change the time. */
    public void stopAt(Instant instant) {
        source.set(Clock.fixed(instant, ZoneOffset.UTC));
        moved();
    }

    /** Whether the time stands still until it is moved. A clock created from another clock may stand still although this returns false. */
    public boolean isStopped() {
        return isFixed(source.get());
    }

    private static boolean isFixed(Clock clock) {
        return clock.equals(Clock.fixed(clock.instant(), clock.getZone()));
    }

    /** Returns the current source of the time, for {@link #follow}. */
    Clock source() {
        return source.get();
    }

    /** Shows the time of another clock until it is moved. */
    void follow(Clock other) {
        source.set(other);
        moved();
    }

    private void moved() {
        listeners.forEach(Runnable::run);
    }

    /** Adds a listener that runs whenever the clock is moved or stopped, on the thread that moves it. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public Instant instant() {
        return source.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SandboxClock(source, listeners, other);
    }
}
