/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelcalcom.support.JavaProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Tokens in files survive every end of a process, and only their owner can read them. */
@Timeout(1_800)
class FileTokenStoreTest {

    private static final String IDENTITY = "api.example:443/managed-user/client/10";
    private static final Tokens TOKENS = new Tokens("access-0", "refresh-0", Instant.parse("2026-11-22T12:00:00.123Z"));

    @TempDir
    private Path temporary;
    private Path directory;
    private FileTokenStore store;

    @BeforeEach
    void open() throws IOException {
        directory = temporary.resolve("made/tokens");
        store = new FileTokenStore(directory);
    }

    @Test
    void whatIsKeptIsReadAgainByAnotherStore() throws IOException {
        assertThat(store.load(IDENTITY)).isNull();
        StoredTokens first = StoredTokens.first(TOKENS);
        assertThat(store.compareAndSet(IDENTITY, null, first)).isTrue();
        assertThat(store.compareAndSet(IDENTITY, first, first.claimed("me"))).isTrue();
        StoredTokens empty = new StoredTokens(1, null, "me");
        assertThat(store.compareAndSet("another identity", null, empty)).isTrue();

        FileTokenStore reopened = new FileTokenStore(directory);
        assertThat(reopened.load(IDENTITY)).isEqualTo(first.claimed("me"));
        assertThat(reopened.load("another identity")).isEqualTo(empty);
        assertThat(reopened.load("another_identity")).isNull();
    }

    @Test
    void onlyWhoReadTheNewestMayWrite() throws IOException {
        StoredTokens first = StoredTokens.first(TOKENS);
        store.compareAndSet(IDENTITY, null, first);

        assertThat(store.compareAndSet(IDENTITY, null, first)).isFalse();
        assertThat(store.compareAndSet(IDENTITY, first.claimed("me"), first.with(TOKENS))).isFalse();
        assertThat(store.load(IDENTITY)).isEqualTo(first);
    }

    @Test
    void filesAndDirectoryAreTheOwnersOnly() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        store.compareAndSet(IDENTITY, null, StoredTokens.first(TOKENS));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatEverybodyMayWriteToIsRefused() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> new FileTokenStore(directory)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.toString()).hasMessageContaining("chmod 700");
    }

    @Test
    void aCorruptFileIsNotTakenForAbsence() throws IOException {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(TOKENS));
        Path file = file();
        for (String content : List.of("", "{\"identity\":", "secret-access", "[]", "{\"identity\":\"someone else\",\"version\":1}",
                "{\"identity\":\"" + IDENTITY + "\",\"version\":1,\"accessToken\":\"secret-access\",\"expiresAt\":\"soon\"}")) {
            Files.writeString(file, content);

            assertThatThrownBy(() -> store.load(IDENTITY)).isInstanceOf(IOException.class).hasMessageContaining(file.toString())
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("secret-access"));
            assertThatThrownBy(() -> store.compareAndSet(IDENTITY, null, StoredTokens.first(TOKENS))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDirectoryThatIsGoneIsNotTakenForAbsence() throws IOException {
        Files.delete(directory.resolve(".lock"));
        assertThatThrownBy(() -> store.load(IDENTITY)).isInstanceOf(IOException.class).hasMessageContaining("not mounted");

        Files.delete(directory);
        assertThatThrownBy(() -> store.load(IDENTITY)).isInstanceOf(IOException.class).hasMessageContaining(directory.toString());
    }

    @Test
    void threadsOfSeveralStoresLoseNoUpdate() throws IOException {
        FileTokenStore other = new FileTokenStore(directory);

        IntStream.range(0, 100).parallel().forEach(update -> VersionCounter.increment(update % 2 == 0 ? store : other, IDENTITY));

        assertThat(store.load(IDENTITY).version()).isEqualTo(100);
    }

    @Test
    void processesLoseNoUpdate() throws Exception {
        try (JavaProcess one = JavaProcess.start(Counter.class, directory.toString(), "100");
             JavaProcess two = JavaProcess.start(Counter.class, directory.toString(), "100")) {
            one.expect("ready");
            two.expect("ready");
            one.say("go");
            two.say("go");
            one.expect("working");
            two.expect("working");
            one.expect("done");
            two.expect("done");
        }

        assertThat(store.load(IDENTITY).version()).isEqualTo(200);
    }

    @Test
    void whateverAKilledProcessWasDoingTheFileIsWholeAndNothingIsLeftBehind() throws Exception {
        for (int kill = 0; kill < 3; kill++) {
            long before = store.load(IDENTITY) == null ? 0 : store.load(IDENTITY).version();
            try (JavaProcess writing = JavaProcess.start(Counter.class, directory.toString(), "1000000")) {
                writing.expect("ready");
                writing.say("go");
                // at any point of a write
                writing.expect("working");
                writing.kill();
            }

            StoredTokens found = new FileTokenStore(directory).load(IDENTITY);
            assertThat(found.version()).isGreaterThan(before);
            assertThat(found.tokens().accessToken()).isEqualTo("access-" + found.version());
            VersionCounter.increment(store, IDENTITY);
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(".lock", file().getFileName().toString());
            }
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Counts in its own process. */
    static final class Counter {

        private Counter() {
        }

        public static void main(String[] arguments) throws Exception {
            FileTokenStore store = new FileTokenStore(Path.of(arguments[0]));
            JavaProcess.report("ready");
            JavaProcess.awaitWord();
            for (int count = 0; count < Integer.parseInt(arguments[1]); count++) {
                VersionCounter.increment(store, IDENTITY);
                if (count == 20) {
                    JavaProcess.report("working");
                }
            }
            JavaProcess.report("done");
        }
    }
}
