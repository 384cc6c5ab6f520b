package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentBookingTest {

    private static final int BOOKERS = 5;
    private static final Duration LONG_ENOUGH_FOR_ALL_TO_ARRIVE = Duration.ofSeconds(1);

    @Test
    void ofFiveWhoBookOneSlotAtTheSameTimeOneSucceedsAndFourAreInConflict() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BOOKERS);
        try (CalcomSandbox sandbox = CalcomSandbox.builder().bookingTime(LONG_ENOUGH_FOR_ALL_TO_ARRIVE).start()) {
            sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
            CountDownLatch ready = new CountDownLatch(BOOKERS);
            List<Future<SandboxClient.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < BOOKERS; i++) {
                BookingClient booker = new BookingClient(SandboxClient.withoutKey(sandbox));
                String name = "Con" + i;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return booker.post(BookingClient.request(1, "2026-11-24T10:00:00Z", name));
                }));
            }
            JsonNode conflict = Json.object().put("statusCode", 409).put("message", "booking_conflict_error");
            int made = 0;
            for (Future<SandboxClient.Answer> answer : answers) {
                if (answer.get().status() == 201) {
                    made++;
                } else {
                    assertThat(answer.get().json()).isEqualTo(conflict);
                }
            }
            assertThat(made).isEqualTo(1);
            assertThat(sandbox.bookings()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
