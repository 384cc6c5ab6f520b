package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when the calls of one credential begin to wait for the server's limit, and when the server blocks it. Guarded by its pacer's lock. */
final class PacingLog {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    /** A caller that is always at its limit waits in each window, which is a minute mostly. */
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final String server;
    private boolean toldWait;
    private long toldWaitAt;
    private boolean wasBlocked;

    PacingLog(String server) {
        this.server = server;
    }

    /** A call has to wait, and none did before. */
    void waits(LimitWindow window, long now) {
        if (!toldWait || now - toldWaitAt >= QUIET_NANOS) {
            toldWait = true;
            toldWaitAt = now;
            LOG.info("Calls to {} wait for the server's limit{}", server, window == null ? ", which is not known yet" : " of " + window);
        }
    }

    /** How the credential stands after an answer. */
    void answered(Gate credential, long now) {
        boolean blocked = credential.isBlocked();
        if (blocked && !wasBlocked) {
            LOG.info("{} refuses every call of a credential for {} s, since its limit was exceeded: by other clients that use it, or by calls"
                     + " without pacing", server, TimeUnit.NANOSECONDS.toSeconds(credential.nanosToOpening(now, Long.MAX_VALUE)) + 1);
        }
        wasBlocked = blocked;
    }
}
