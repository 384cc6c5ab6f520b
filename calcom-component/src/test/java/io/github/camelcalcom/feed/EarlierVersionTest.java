/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.FileTokenStore;
import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.auth.StoredTokens;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.support.H2Database;
import io.github.camelcalcom.webhook.SecretFile;
import org.apache.camel.spi.StateRepository;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given the files and tables that an earlier version of the component has written, when this version is started on them, then it continues from
 * there. The files under {@code earlier-version} are the output of that version and are never edited.
 */
@Timeout(600)
class EarlierVersionTest {

    private static final Path WRITTEN = Path.of("src", "test", "resources", "earlier-version");
    private static final String IDENTITY = "oauth2 api.example.com client";
    private static final Tokens TOKENS = new Tokens("access-1", "refresh-1", Instant.parse("2026-11-02T10:00:00Z"));

    @TempDir
    private Path directory;
    private H2Database database;

    @BeforeEach
    void copy() throws Exception {
        try (Stream<Path> files = Files.walk(WRITTEN)) {
            files.sorted().filter(file -> !file.equals(WRITTEN)).forEach(this::copy);
        }
        database = new H2Database();
        try (Connection connection = database.dataSource().getConnection();
             InputStreamReader tables = new InputStreamReader(Files.newInputStream(WRITTEN.resolve("tables.sql")), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, tables);
        }
    }

    private void copy(Path file) {
        try {
            Files.copy(file, directory.resolve(WRITTEN.relativize(file).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private StateRepository<String, String> states(String kind) throws IOException {
        StateRepository<String, String> states = kind.equals("files") ? new AtomicFileStateRepository(directory.resolve("states"))
                : new JdbcStateRepository(database.dataSource());
        states.start();
        return states;
    }

    private TokenStore tokens(String kind) throws IOException {
        return kind.equals("files") ? new FileTokenStore(directory.resolve("tokens")) : new JdbcTokenStore(database.dataSource());
    }

    private static FeedSettings settings() {
        return new FeedSettings(FeedStart.of("now"), Duration.ofMinutes(2), ChangeType.setOf(null), 5, 100);
    }

    private static BookingChange booking(String uid, String updatedAt) {
        return new BookingChange(uid, Instant.parse("2026-11-02T09:00:00Z"), Instant.parse(updatedAt), true, Map.of("status", "accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "files", "tables" })
    void aFeedOfBookingsContinues(String kind) throws Exception {
        BookingLedger ledger = new BookingLedger(new StateStore(states(kind), "bookings"), settings());
        ledger.open(() -> {
            throw new AssertionError("The feed begins anew");
        });

        assertThat(ledger.readFrom()).isEqualTo("2026-11-02T09:58:03Z");
        assertThat(ledger.look(booking("delivered", "2026-11-02T10:00:00Z"))).isEqualTo(BookingLedger.Verdict.DELIVERED);
        assertThat(ledger.look(booking("delivered", "2026-11-02T10:00:09Z"))).isEqualTo(BookingLedger.Verdict.NEW);
        assertThat(ledger.look(booking("failed", "2026-11-02T10:00:02Z"))).isEqualTo(BookingLedger.Verdict.WAITS);
        assertThat(ledger.failures()).containsExactly(new WaitingFailure("failed", 1, Instant.parse("2026-11-02T10:00:02Z"), true));
        assertThat(ledger.typeOf(booking("pending", "2026-11-02T10:00:09Z"))).isEqualTo(ChangeType.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "files", "tables" })
    void aReadingOfAWholeListContinuesAtItsCursor(String kind) throws Exception {
        BookingLedger ledger = new BookingLedger(new StateStore(states(kind), "scanned"), settings());
        ledger.open(() -> {
            throw new AssertionError("The feed begins anew");
        });

        assertThat(ledger.scan().cursor()).isEqualTo("cursor-of-the-next-page");
        assertThat(ledger.scan().from()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(ledger.scan().start()).isEqualTo("2026-11-02T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "files", "tables" })
    void aFeedOfItemsContinues(String kind) throws Exception {
        ItemLedger ledger = new ItemLedger(new StateStore(states(kind), "items"), settings());
        ledger.open();

        assertThat(ledger.isDue(new ListItem("1", Map.of()))).as("it was delivered").isFalse();
        assertThat(ledger.isDue(new ListItem("2", Map.of()))).as("its delivery failed").isTrue();
        assertThat(ledger.failures(new ListItem("2", Map.of()))).isEqualTo(1);
        assertThat(ledger.isDue(new ListItem("3", Map.of()))).as("it is new").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "files", "tables" })
    void tokensAreFoundAndReplaced(String kind) throws Exception {
        TokenStore store = tokens(kind);
        StoredTokens found = store.load(IDENTITY);

        assertThat(found).isEqualTo(new StoredTokens(1, TOKENS, null));
        assertThat(store.compareAndSet(IDENTITY, found, found.claimed("this node"))).isTrue();
        assertThat(store.load(IDENTITY)).isEqualTo(new StoredTokens(2, TOKENS, "this node"));
        assertThat(store.load("managed user 7")).isEqualTo(new StoredTokens(2, new Tokens("access-2", null, null), "another node"));
    }

    @Test
    void theSecretOfAWebhookIsFound() throws Exception {
        assertThat(new SecretFile(directory.resolve("webhook.secret")).read("webhooks{} https://hooks.example.com/calcom"))
                .isEqualTo("a-secret-of-the-earlier-version");
    }
}
