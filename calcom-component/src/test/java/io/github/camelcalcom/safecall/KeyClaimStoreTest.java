/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Of several processes, one at a time has the claim on a key, and can remove no claim but its own. */
@Timeout(600)
@ParameterizedClass
@ValueSource(strings = {"FILE", "H2", "POSTGRESQL"})
class KeyClaimStoreTest {

    private static final String NAME = "5f".repeat(32);
    private static final Duration WAIT = Duration.ofMillis(240_000);

    @Parameter
    private String kind;
    @TempDir
    private Path directory;
    private SharedDatabase database;
    private KeyClaimStore store;

    @BeforeEach
    void open() throws Exception {
        if (!kind.equals("FILE")) {
            database = DatabaseKind.valueOf(kind).open();
            new JdbcKeyClaimStore(database.dataSource()).createTable();
        }
        store = another();
    }

    @AfterEach
    void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    private KeyClaimStore another() throws IOException {
        return database == null ? new FileKeyClaimStore(directory.resolve("claims")) : new JdbcKeyClaimStore(database.dataSource());
    }

    @Test
    void aClaimIsSeenByOtherProcessesUntilItIsRemoved() throws IOException {
        KeyClaim claim = KeyClaim.first("one", WAIT);

        assertThat(store.load(NAME)).isNull();
        assertThat(store.compareAndSet(NAME, null, claim)).isTrue();
        assertThat(another().load(NAME)).isEqualTo(claim);

        assertThat(store.remove(NAME, claim)).isTrue();
        assertThat(another().load(NAME)).isNull();
        assertThat(another().compareAndSet(NAME, null, KeyClaim.first("two", WAIT))).isTrue();
    }

    @Test
    void aClaimThatHasChangedIsNeitherReplacedNorRemoved() throws IOException {
        KeyClaim first = KeyClaim.first("one", WAIT);
        KeyClaim taken = first.replacedBy("two", WAIT);
        store.compareAndSet(NAME, null, first);

        assertThat(another().compareAndSet(NAME, null, KeyClaim.first("two", WAIT))).isFalse();
        assertThat(another().compareAndSet(NAME, first, taken)).isTrue();

        assertThat(store.compareAndSet(NAME, first, first.replacedBy("one", WAIT))).isFalse();
        assertThat(store.remove(NAME, first)).isFalse();
        assertThat(store.load(NAME)).isEqualTo(taken);
        assertThat(store.remove("other", taken)).isFalse();
    }

    @Test
    void oneProcessAtATimeHasAKey() throws Exception {
        int processes = 4;
        AtomicInteger working = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int process = 0; process < processes; process++) {
                ClaimedKey key = new ClaimedKey(another(), Runnable::run, "caller", "order-7");
                results.add(threads.submit(() -> claimOften(key, working)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get(300, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The highest number of processes that had the key at once. */
    private static int claimOften(ClaimedKey key, AtomicInteger working) throws IOException {
        int most = 0;
        for (int count = 0; count < 20;) {
            if (key.take(WAIT) == null) {
                most = Math.max(most, working.incrementAndGet());
                assertThat(key.renew(WAIT)).isTrue();
                working.decrementAndGet();
                key.release();
                count++;
            }
        }
        return most;
    }

    @Test
    void anotherCallerServerOrKeyIsAnotherClaim() throws IOException {
        assertThat(new ClaimedKey(store, Runnable::run, "server/one", "order-7").take(WAIT)).isNull();
        assertThat(new ClaimedKey(store, Runnable::run, "server/two", "order-7").take(WAIT)).isNull();
        assertThat(new ClaimedKey(store, Runnable::run, "server/one", "order-8").take(WAIT)).isNull();
        assertThat(new ClaimedKey(store, Runnable::run, "server/one", "ORDER-7").take(WAIT)).isNull();

        assertThat(new ClaimedKey(store, Runnable::run, "server/one", "order-7").take(WAIT)).isNotNull();
    }

    @Test
    void aTableHasAPlainName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JdbcKeyClaimStore(null, "a; DROP TABLE b"))
                .withMessageContaining("key claim store").withMessageContaining("calcom_key_claims");
    }
}
