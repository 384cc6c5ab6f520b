/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import org.junit.jupiter.api.Test;

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
}
