package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a connection may be idle before a request on it could cross with its end. */
class OpenConnectionsTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final OpenConnections.OpenConnection connection = new OpenConnections(30, now::get).new OpenConnection(false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "timeout=5 | 4000",
            "timeout=9 | 8000",
            "timeout=1 | 500",
            "timeout=0 | 0",
            "max=100, Timeout = 20 | 19000",
            "timeout=20, max=1000 | 19000",
            "timeout=600 | 30000",
            "max=1000 | 30000",
            "nontimeout=5 | 30000",
            "timeout=many | 30000",
            "timeout=99999999999 | 30000" })
    void theServersTimeCountsLessAMargin(String keepAlive, long millis) {
        connection.answered(keepAlive);

        now.addAndGet(Duration.ofMillis(millis).toNanos());
        assertThat(connection.isStale()).isFalse();
        now.incrementAndGet();
        assertThat(connection.isStale()).isTrue();
    }

    @Test
    void withoutAWordOfTheServerOurOwnLimitCounts() {
        connection.answered(null);

        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(connection.isStale()).isFalse();
        now.incrementAndGet();
        assertThat(connection.isStale()).isTrue();
    }

    @Test
    void eachAnswerBeginsAnewAndItsServersTimeIsKept() {
        connection.answered("timeout=5");
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        connection.answered(null);

        now.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(connection.isStale()).isFalse();
        now.incrementAndGet();
        assertThat(connection.isStale()).isTrue();
    }

    @Test
    void anHttp2ConnectionCarriesOtherCallsAndItsServerTakesLeaveBeforeItCloses() {
        OpenConnections.OpenConnection http2 = new OpenConnections(30, now::get).new OpenConnection(true);
        http2.answered("timeout=5");

        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(http2.isStale()).isFalse();
    }

    @Test
    void aConnectionThatNeverCarriedAnAnswerIsNew() {
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(connection.isStale()).isFalse();
        assertThat(connection.hasAnswered()).isFalse();
    }
}
