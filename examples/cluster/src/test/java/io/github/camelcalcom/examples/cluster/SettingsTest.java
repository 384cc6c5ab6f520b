/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @Test
    void anUnknownNameIsRefusedWithTheValidOnes() {
        assertThatThrownBy(() -> Settings.of("booking=5")).hasMessageContaining("'booking=5'").hasMessageContaining("bookings");
        assertThatThrownBy(() -> Settings.of("rate")).hasMessageContaining("name=value");
    }

    @Test
    void aValueThatIsNoNumberOrTooSmallIsRefused() {
        assertThatThrownBy(() -> Settings.of("rate=fast")).hasMessage("rate=fast is not a number");
        assertThatThrownBy(() -> Settings.of("bookings=0")).hasMessage("bookings=0 is less than 1");
    }

    @Test
    void anUnknownKindOfProcessIsRefused() {
        assertThatThrownBy(() -> Settings.of("kinds=worker,db")).hasMessageContaining("'db'").hasMessageContaining("postgres");
    }

    @Test
    void aServerThatIsGivenIsNotKilled() {
        Settings settings = Settings.of("kinds=worker,broker,disk,postgres", "brokers=kafka:9092", "database=jdbc:postgresql://db/bookings");

        assertThat(settings.kinds()).containsExactly("worker");
    }

    @Test
    void aDirectoryWithFilesThatAreNotOfARunIsNotDeleted(@TempDir Path directory) throws IOException {
        Path letter = Files.writeString(directory.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> new Cluster(Settings.of("directory=" + directory))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("directory=" + directory);
        assertThat(letter).hasContent("mine");
    }

    @Test
    void theDirectoryOfAnEarlierRunIsEmptied(@TempDir Path directory) throws IOException {
        Path log = directory.resolve("run/worker-1.log");
        Settings settings = Settings.of("directory=" + directory.resolve("run"));
        new Cluster(settings).close();
        Files.writeString(log, "of an earlier run");

        new Cluster(settings).close();

        assertThat(log).doesNotExist();
    }
}
