/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** The content of the built jars. */
class ShippedJarsIT {

    private static final Path TEST_RESOURCES = Path.of("src", "test", "resources");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    static List<Path> jars() {
        return List.of(BuiltJars.main(), BuiltJars.runnable());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void noRecordingAndNoOtherTestResourceIsInTheJar(Path jar) throws IOException {
        Map<String, Path> resources = files(TEST_RESOURCES).filter(file -> size(file) > 0)
                .collect(Collectors.toMap(file -> hash(read(file)), file -> file, (one, same) -> one));
        assertThat(resources).hasSizeGreaterThan(10);

        try (JarFile file = new JarFile(jar.toFile())) {
            List<? extends ZipEntry> entries = file.stream().filter(entry -> !entry.isDirectory()).toList();
            assertThat(entries).hasSizeGreaterThan(100);
            assertThat(entries).filteredOn(entry -> resources.containsKey(hash(read(file, entry)))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void noTestDependencyIsInTheJar(Path jar) throws IOException {
        List<String> names = files(TEST_CLASSES).map(path -> TEST_CLASSES.relativize(path).toString().replace('\\', '/')).toList();
        assertThat(names).hasSizeGreaterThan(100);

        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName)).doesNotContainAnyElementsOf(names)
                    .noneMatch(name -> name.endsWith(".jsonl") || name.contains("_session") || name.contains("_seed"));
        }
    }

    @Test
    void onlyTheMainJarContainsTheExtensionAndTheContainer() throws IOException {
        String extension = "io/github/camelcalcom/sandbox/junit5/CalcomSandboxExtension.class";
        String container = "io/github/camelcalcom/sandbox/testcontainers/CalcomSandboxContainer.class";
        try (JarFile main = new JarFile(BuiltJars.main().toFile()); JarFile runnable = new JarFile(BuiltJars.runnable().toFile())) {
            assertThat(main.stream().map(ZipEntry::getName)).contains(extension, container);
            assertThat(runnable.stream().map(ZipEntry::getName)).doesNotContain(extension, container)
                    .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("org/testcontainers/")
                            || name.startsWith("com/github/dockerjava/") || name.startsWith("com/sun/jna/"));
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(JarFile jar, ZipEntry entry) {
        try (InputStream content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
