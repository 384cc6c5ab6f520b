/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Identifiers in the formats of the real server. */
class UidsTest {

    private final Uids uids = new Uids(7);

    @Test
    void aShortUidHas22CharactersWithoutLookAlikes() {
        assertThat(uids.shortUid()).matches("[1-9A-HJ-NP-Za-km-z]{22}");
    }

    @Test
    void aUuidHasTheRandomVersion() {
        UUID uuid = UUID.fromString(uids.uuid());
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void aKeyHas32HexadecimalDigits() {
        assertThat(uids.hex32()).matches("[0-9a-f]{32}");
    }

    @Test
    void identifiersAreUnique() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(uids.shortUid())).isTrue();
        }
    }

    @Test
    void theSameSeedGivesTheSameSequence() {
        assertThat(new Uids(3).shortUid()).isEqualTo(new Uids(3).shortUid()).isNotEqualTo(new Uids(4).shortUid());
    }
}
