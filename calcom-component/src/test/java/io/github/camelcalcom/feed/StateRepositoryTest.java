/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelcalcom.support.DatabaseKind;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given states in files or in a database, then no writer overwrites the state of another one. */
@Timeout(1_800)
class StateRepositoryTest {

    private static final String KEY = "api.cal.com:443/bookings/changes?status=upcoming";

    @TempDir
    private Path directory;
    private SharedDatabase database;

    enum Kind { FILE, H2, POSTGRESQL }

    @AfterEach
    void close() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    private StateRepository<String, String> open(Kind kind) throws Exception {
        if (kind == Kind.FILE) {
            return new AtomicFileStateRepository(directory);
        }
        if (database == null) {
            database = DatabaseKind.valueOf(kind.name()).open();
            new JdbcStateRepository(database.dataSource()).createTable();
        }
        return new JdbcStateRepository(database.dataSource());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsSetIsReadByOthersAlsoIfItIsLong(Kind kind) throws Exception {
        String longState = "{\"text\":\"" + "größer als eine Spalte ".repeat(10_000) + "\"}";
        StateRepository<String, String> repository = open(kind);

        assertThat(repository.getState(KEY)).isNull();
        repository.setState(KEY, "first");
        repository.setState(KEY, longState);
        repository.setState("another", "state");

        assertThat(open(kind).getState(KEY)).isEqualTo(longState);
        assertThat(open(kind).getState("another")).isEqualTo("state");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoWasOvertakenCannotWriteUntilItHasReadAgain(Kind kind) throws Exception {
        StateRepository<String, String> deposed = open(kind);
        deposed.getState(KEY);
        deposed.setState(KEY, "of the deposed");
        StateRepository<String, String> successor = open(kind);
        successor.getState(KEY);
        successor.setState(KEY, "of the successor");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> deposed.setState(KEY, "late")).isInstanceOf(IllegalStateException.class).hasMessageContaining(KEY);
        }
        assertThat(successor.getState(KEY)).isEqualTo("of the successor");
        assertThat(deposed.getState(KEY)).isEqualTo("of the successor");
        deposed.setState(KEY, "in time");
        assertThat(open(kind).getState(KEY)).isEqualTo("in time");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void ofTwoThatFoundNoStateOneBeginsIt(Kind kind) throws Exception {
        StateRepository<String, String> first = open(kind);
        StateRepository<String, String> second = open(kind);
        first.getState(KEY);
        second.getState(KEY);
        first.setState(KEY, "of the first");

        assertThatThrownBy(() -> second.setState(KEY, "of the second")).isInstanceOf(IllegalStateException.class).hasMessageContaining(KEY);
        assertThat(second.getState(KEY)).isEqualTo("of the first");
        second.setState(KEY, "of the second");
        assertThat(open(kind).getState(KEY)).isEqualTo("of the second");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoNeverReadAStateCannotReplaceIt(Kind kind) throws Exception {
        open(kind).setState(KEY, "state");
        StateRepository<String, String> other = open(kind);

        assertThatThrownBy(() -> other.setState(KEY, "other")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDirectoryThatIsNotThereAnyMoreIsNotTakenForNoState() throws Exception {
        AtomicFileStateRepository repository = new AtomicFileStateRepository(directory.resolve("states"));
        repository.setState(KEY, "state");
        Files.move(directory.resolve("states"), directory.resolve("elsewhere"));

        assertThatThrownBy(() -> repository.getState(KEY)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("states");
        Files.createDirectory(directory.resolve("states"));
        assertThatThrownBy(() -> repository.getState(KEY)).isInstanceOf(UncheckedIOException.class);
    }
}
