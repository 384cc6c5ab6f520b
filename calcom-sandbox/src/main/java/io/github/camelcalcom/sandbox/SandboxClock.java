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
 * The time of a sandbox: of its answers and their {@code Date} header, of what it keeps, of rate limits, and of waits that go by it. It
 * runs like the system's clock until a test moves or stops it, and what becomes due by a move happens at once. One that was moved
 * away from the client's time is a server whose clock is wrong. Thread safe.
 */
public final class SandboxClock extends Clock {

    private final AtomicReference<Clock> source;
    private final List<Runnable> listeners;
    private final ZoneId zone;

    /** A clock that shows the system's time. */
    public SandboxClock() {
        this(Clock.systemUTC());
    }

    /** A clock that shows the time of another one until it is moved. */
    public SandboxClock(Clock source) {
        this(new AtomicReference<>(Objects.requireNonNull(source, "source")), new CopyOnWriteArrayList<>(), ZoneOffset.UTC);
    }

    private SandboxClock(AtomicReference<Clock> source, List<Runnable> listeners, ZoneId zone) {
        this.source = source;
        this.listeners = listeners;
        this.zone = zone;
    }

    /** Moves the time forward, or backward by a negative duration. It keeps running if it ran. */
    public void advance(Duration duration) {
        source.updateAndGet(current -> isFixed(current) ? Clock.fixed(current.instant().plus(duration), current.getZone())
                : Clock.offset(current, duration));
        moved();
    }

    /** Moves to an instant and goes on running from there. */
    public void moveTo(Instant instant) {
        source.updateAndGet(current -> Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), instant)));
        moved();
    }

    /** Stops at an instant; only further moves change it. */
    public void stopAt(Instant instant) {
        source.set(Clock.fixed(instant, ZoneOffset.UTC));
        moved();
    }

    /** Whether it stands still until it is moved. One that was made from a clock of somebody else's may stand still without saying so. */
    public boolean isStopped() {
        return isFixed(source.get());
    }

    private static boolean isFixed(Clock clock) {
        return clock.equals(Clock.fixed(clock.instant(), clock.getZone()));
    }

    /** Where the time comes from now, for {@link #follow}. */
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

    /** Has something run whenever the clock is moved or stopped, on the thread that does it. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Forgets a listener. */
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
