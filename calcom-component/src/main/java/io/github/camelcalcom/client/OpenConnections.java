package io.github.camelcalcom.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be known of each open connection to tell whether a request can still go over it, and whether one that failed on it was
 * executed. Thread safe.
 */
final class OpenConnections {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final Pattern KEEP_ALIVE_TIMEOUT = Pattern.compile("(?:^|[,;\\s])timeout\\s*=\\s*(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long idleNanos;
    private final LongSupplier nanoTime;
    private final Map<HttpConnection, OpenConnection> connections = new ConcurrentHashMap<>();

    /**
     * @param idleSeconds how long a connection may be idle if its server does not say
     * @param nanoTime    as {@link System#nanoTime()}
     */
    OpenConnections(int idleSeconds, LongSupplier nanoTime) {
        this.idleNanos = idleSeconds * NANOS_PER_SECOND;
        this.nanoTime = nanoTime;
    }

    /** To be called with each connection that was opened, before it is used. */
    void opened(HttpConnection connection) {
        boolean http2 = isHttp2(connection);
        OpenConnection state = new OpenConnection(http2);
        connections.put(connection, state);
        connection.closeHandler(ignored -> connections.remove(connection));
        connection.exceptionHandler(failure -> LOG.debug("A connection failed; calls that were under way on it are told", failure));
        if (http2) {
            connection.goAwayHandler(goAway -> state.goAway = goAway);
        }
    }

    /** Never null: a connection that was closed meanwhile has a state of its own. */
    OpenConnection of(HttpConnection connection) {
        OpenConnection state = connections.get(connection);
        return state == null ? new OpenConnection(isHttp2(connection)) : state;
    }

    private static boolean isHttp2(HttpConnection connection) {
        // the documented way to tell: HTTP/1.x has no window
        return connection.getWindowSize() >= 0;
    }

    /** One connection. */
    final class OpenConnection {

        private final boolean http2;
        private volatile GoAway goAway;
        private volatile boolean answered;
        private volatile long answeredAt;
        private volatile String lastKeepAlive;
        private volatile long keepAliveNanos = idleNanos;

        OpenConnection(boolean http2) {
            this.http2 = http2;
        }

        /**
         * Whether the server may be closing it at this moment, having waited long enough for another request. One that is sent just then
         * is lost, and nobody can tell whether it was executed. Never with HTTP/2, where a server takes leave before it closes.
         */
        boolean isStale() {
            return !http2 && answered && nanoTime.getAsLong() - answeredAt > keepAliveNanos;
        }

        /** Whether it has carried an answer, so that both sides are surely through with their handshakes. */
        boolean hasAnswered() {
            return answered;
        }

        /**
         * An answer is complete.
         *
         * @param keepAlive its header {@code Keep-Alive} such as {@code timeout=5}, or null
         */
        void answered(String keepAlive) {
            if (keepAlive != null && !keepAlive.equals(lastKeepAlive)) {
                lastKeepAlive = keepAlive;
                Matcher timeout = KEEP_ALIVE_TIMEOUT.matcher(keepAlive);
                if (timeout.find()) {
                    keepAliveNanos = Math.min(idleNanos, withMargin(Long.parseLong(timeout.group(1)) * NANOS_PER_SECOND));
                }
            }
            answeredAt = nanoTime.getAsLong();
            answered = true;
        }

        /** The server counts from when it sent the answer, and its end of the connection is some way off. */
        private static long withMargin(long nanos) {
            return nanos - Math.min(NANOS_PER_SECOND, nanos / 2);
        }

        /**
         * Whether the server took leave from the connection with the word that it has not looked at this stream and will not
         * (RFC 9113, section 6.8).
         */
        boolean leftOut(int streamId) {
            GoAway last = goAway;
            return last != null && streamId > last.getLastStreamId();
        }
    }
}
