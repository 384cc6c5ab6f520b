/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelcalcom.support.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A file contains its old or its new content, never a part of it. */
@Timeout(1_800)
class AtomicFileTest {

    @TempDir
    private Path directory;

    @Test
    void theContentIsReplacedAsAWhole() throws IOException {
        AtomicFile file = new AtomicFile(directory.resolve("state.json"));
        assertThat(file.read()).isNull();

        file.write(bytes("a longer text"));
        file.write(bytes("short"));

        assertThat(file.read()).isEqualTo(bytes("short"));
        assertThat(names()).containsExactly("state.json");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path path = Files.writeString(directory.resolve("state.json"), "written by hand");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        new AtomicFile(path).write(bytes("secret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
    }

    @Test
    void aProcessKilledBetweenWritingAndReplacingLeavesTheOldContent() throws Exception {
        AtomicFile file = new AtomicFile(directory.resolve("state.json"));
        file.write(bytes("old"));
        try (JavaProcess writing = JavaProcess.start(WriteHalfWay.class, directory.resolve("state.json").toString())) {
            writing.expect("written");
            writing.kill();
        }

        assertThat(file.read()).isEqualTo(bytes("old"));
        assertThat(names()).hasSize(2);
        Files.writeString(directory.resolve("notes.tmp"), "of another program");
        AtomicFile.deleteLeftovers(directory, ".json");
        assertThat(names()).containsExactlyInAnyOrder("state.json", "notes.tmp");
    }

    @Test
    void aFailureLeavesTheOldContentAndNothingElse() throws IOException {
        Path path = Files.createDirectory(directory.resolve("a directory in its place"));
        Files.writeString(path.resolve("content"), "stays");

        assertThatThrownBy(() -> new AtomicFile(path).write(bytes("new"))).isInstanceOf(IOException.class);

        assertThat(path.resolve("content")).hasContent("stays");
        assertThat(names()).containsExactly("a directory in its place");
    }

    @Test
    void aDirectoryThatIsGoneIsNoAbsence() {
        assertThatThrownBy(() -> new AtomicFile(directory.resolve("not mounted/state.json")).read()).isInstanceOf(IOException.class)
                .hasMessageContaining("not mounted");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes, but never replaces the file. */
    static final class WriteHalfWay {

        private WriteHalfWay() {
        }

        public static void main(String[] arguments) throws IOException {
            new AtomicFile(Path.of(arguments[0])).writeTemporary(bytes("new"));
            JavaProcess.report("written");
            JavaProcess.awaitWord();
        }
    }
}
