package io.github.camelcalcom.webhook;

import java.util.concurrent.CompletableFuture;

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

    @Test
    void whatWasProcessedDoesNotComeThroughAgain() {
        assertThat(deduplication.begin("key")).isNull();
        deduplication.end("key", DeliveryStatus.PROCESSED);
        assertThat(deduplication.begin("key")).isCompletedWithValue(DeliveryStatus.PROCESSED);
    }

    @Test
    void whatFailedComesThroughAgain() {
        assertThat(deduplication.begin("key")).isNull();
        deduplication.end("key", DeliveryStatus.FAILED);
        assertThat(deduplication.begin("key")).isNull();
    }

    @Test
    void whatIsInWorkSharesItsOutcomeWithARepetition() {
        assertThat(deduplication.begin("key")).isNull();
        CompletableFuture<DeliveryStatus> repetition = deduplication.begin("key");
        assertThat(repetition).isNotDone();
        deduplication.end("key", DeliveryStatus.FAILED);
        assertThat(repetition).isCompletedWithValue(DeliveryStatus.FAILED);
    }

    @Test
    void nothingIsRememberedBeforeItWasProcessedSoThatAKilledNodeLosesNothing() {
        assertThat(deduplication.begin("key")).isNull();
        assertThat(repository.contains("key")).isFalse();
        assertThat(new Deduplication(repository).begin("key")).as("on another node").isNull();
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
        assertThat(fragile.begin("key")).isNull();
        fragile.end("key", DeliveryStatus.PROCESSED);
        assertThat(fragile.begin("key")).isNull();
    }
}
