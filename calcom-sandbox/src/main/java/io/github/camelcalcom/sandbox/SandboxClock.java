package io.github.camelcalcom.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a sandbox. It runs like the system's clock until a test moves or stops it. Thread safe.
 */
public final class SandboxClock extends Clock {

    private final AtomicReference<Clock> source;
    private final ZoneId zone;

    /** A clock that shows the system's time. */
    public SandboxClock() {
        this(Clock.systemUTC());
    }

    /** A clock that shows the time of another one until it is moved. */
    public SandboxClock(Clock source) {
        this(new AtomicReference<>(Objects.requireNonNull(source, "source")), ZoneOffset.UTC);
    }

    private SandboxClock(AtomicReference<Clock> source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
    }

    /** Moves the time forward, or backward by a negative duration. It keeps running if it ran. */
    public void advance(Duration duration) {
        source.updateAndGet(current -> Clock.offset(current, duration));
    }

    /** Moves to an instant and goes on running from there. */
    public void moveTo(Instant instant) {
        source.updateAndGet(current -> Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), instant)));
    }

    /** Stops at an instant; only further moves change it. */
    public void stopAt(Instant instant) {
        source.set(Clock.fixed(instant, ZoneOffset.UTC));
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
        return new SandboxClock(source, other);
    }
}
