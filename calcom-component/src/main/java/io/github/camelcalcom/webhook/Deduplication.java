package io.github.camelcalcom.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a delivery through once. A key is remembered when its delivery has been processed, and not before: what fails, or is killed, may
 * come again. Where the repository fails, deliveries come through: one that comes twice is better than one that is lost. Thread safe;
 * blocks as long as the repository does.
 */
public final class Deduplication {

    private static final Logger LOG = LoggerFactory.getLogger(Deduplication.class);

    private final IdempotentRepository repository;
    private final ConcurrentMap<String, CompletableFuture<DeliveryStatus>> inFlight = new ConcurrentHashMap<>();

    /** @param repository remembers what was processed; it must be started */
    public Deduplication(IdempotentRepository repository) {
        this.repository = repository;
    }

    /**
     * Asks whether to process a delivery.
     *
     * @return null if it is to be processed, and {@link #end} to be called afterwards; else what becomes or has become of the same delivery
     */
    public CompletableFuture<DeliveryStatus> begin(String key) {
        CompletableFuture<DeliveryStatus> other = inFlight.putIfAbsent(key, new CompletableFuture<>());
        if (other != null) {
            return other;
        }
        if (!isProcessed(key)) {
            return null;
        }
        CompletableFuture<DeliveryStatus> own = inFlight.remove(key);
        own.complete(DeliveryStatus.PROCESSED);
        return own;
    }

    private boolean isProcessed(String key) {
        try {
            return repository.contains(key);
        } catch (RuntimeException | Error e) {
            LOG.warn("The idempotentRepository cannot be asked, so that a delivery may be processed twice: {}", e.toString());
            return false;
        }
    }

    /** Sets the result of a delivery that was to be processed. */
    public void end(String key, DeliveryStatus status) {
        try {
            if (status == DeliveryStatus.PROCESSED) {
                remember(key);
            }
        } finally {
            CompletableFuture<DeliveryStatus> own = inFlight.remove(key);
            // null if the route was started again meanwhile
            if (own != null) {
                own.complete(status);
            }
        }
    }

    /** Gives up the deliveries that have not ended: the route they were in is not the one that runs. Repetitions are processed again. */
    public void abandon() {
        inFlight.keySet().forEach(key -> {
            CompletableFuture<DeliveryStatus> lost = inFlight.remove(key);
            if (lost != null) {
                lost.complete(DeliveryStatus.UNAVAILABLE);
            }
        });
    }

    private void remember(String key) {
        try {
            repository.add(key);
            repository.confirm(key);
        } catch (RuntimeException | Error e) {
            LOG.warn("The idempotentRepository cannot be written to, so that a delivery may be processed twice: {}", e.toString());
        }
    }
}
