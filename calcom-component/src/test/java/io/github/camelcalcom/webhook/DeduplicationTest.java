/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a delivery that is or was in work, when it comes again, then it is let through only if it was not processed. */
class DeduplicationTest {

    private final IdempotentRepository repository = new MemoryIdempotentRepository();
    private final Deduplication deduplication = new Deduplication(repository);

    @BeforeEach
    void start() {
        repository.start();
    }

    /** A delivery that is no repetition of one in work. */
    private static Deduplication.Known begin(Deduplication deduplication) {
        return deduplication.begin("key", status -> {
            throw new AssertionError("The delivery is in work");
        });
    }

    @Test
    void whatWasProcessedDoesNotComeThroughAgain() {
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.NEW);
        deduplication.end("key", DeliveryStatus.PROCESSED);
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.PROCESSED);
    }

    @Test
    void whatFailedComesThroughAgain() {
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.NEW);
        deduplication.end("key", DeliveryStatus.FAILED);
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.NEW);
    }

    @Test
    void whatIsInWorkSharesItsOutcomeWithARepetition() {
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.NEW);
        List<DeliveryStatus> repetition = new ArrayList<>();
        assertThat(deduplication.begin("key", repetition::add)).isEqualTo(Deduplication.Known.IN_WORK);
        assertThat(repetition).isEmpty();
        deduplication.end("key", DeliveryStatus.FAILED);
        assertThat(repetition).containsExactly(DeliveryStatus.FAILED);
    }

    @Test
    void nothingIsRememberedBeforeItWasProcessedSoThatAKilledNodeLosesNothing() {
        assertThat(begin(deduplication)).isEqualTo(Deduplication.Known.NEW);
        assertThat(repository.contains("key")).isFalse();
        assertThat(begin(new Deduplication(repository))).as("on another node").isEqualTo(Deduplication.Known.NEW);
        deduplication.end("key", DeliveryStatus.PROCESSED);
        assertThat(repository.contains("key")).isTrue();
    }

    @Test
    void aRepositoryThatFailsLosesNoDelivery() {
        IdempotentRepository broken = new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                throw new IllegalStateException("the database is away");
            }

            @Override
            public boolean add(String key) {
                throw new IllegalStateException("the database is away");
            }
        };
        Deduplication fragile = new Deduplication(broken);
        assertThat(begin(fragile)).isEqualTo(Deduplication.Known.NEW);
        fragile.end("key", DeliveryStatus.PROCESSED);
        assertThat(begin(fragile)).isEqualTo(Deduplication.Known.NEW);
    }
}
