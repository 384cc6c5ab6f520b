/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.VirtualTimers;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

/**
 * Given many accounts whose feeds share threads, when they are followed with the real feeds and pacers in virtual time, then calls and lag are
 * those that docs/scale.adoc predicts, within a tenth.
 */
@Timeout(1_800)
class ScaleSimulationTest {

    private static final Duration DELAY = Duration.ofSeconds(60);
    private static final Duration ROUND_TRIP = Duration.ofMillis(300);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_BOOKINGS = Duration.ofSeconds(110);

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacers pacers = new Pacers(1_000, timers);
    private final Random random = new Random(22);
    private final MemoryStateRepository states = new MemoryStateRepository();
    private final List<Long> lags = new ArrayList<>();
    private final Deque<Account> queue = new ArrayDeque<>();
    private int freeThreads;

    /** An account, its feed, and its place in the schedule. */
    private final class Account {

        private final SimulatedAccount server;
        private final ChangeFeed feed;

        Account(int number, Instant firstBooking, Duration between, String since) {
            server = new SimulatedAccount(timers, firstBooking, between);
            ClientSettings settings = SettingsBuilder.to("http://127.0.0.1:1").build();
            CallPolicy policy = new CallPolicy(timers, CallPriority.LOW, pacers, null, null, null, PollLane.LONGEST_PAUSE);
            CalcomClient client = new CalcomClient(server, settings, policy, FixedAuthentication.apiKey("cal_test_" + number));
            RequestTemplate list = new RequestTemplate(OperationResolver.resolve("bookings/list"), ApiProfile.SELF_HOSTED, null, "");
            feed = new ChangeFeed(() -> client, new FeedSource(list, null, false), Map.of(),
                    new FeedSettings(FeedStart.of(since), OVERLAP, ChangeType.setOf(null), 0, 10), new StateStore(states, "feed" + number));
        }

        /** Waits for a thread from a time on. */
        void due(Duration in) {
            timers.after(in.toNanos(), () -> {
                queue.add(this);
                runWaiting();
            });
        }

        /** Polls. The thread is held for a round trip of each call. */
        private void poll() {
            int before = server.calls();
            Duration again = null;
            try {
                feed.poll((item, type, failures, completion) -> {
                    Instant arrived = timers.clock().instant().plus(ROUND_TRIP.multipliedBy(server.calls() - before));
                    lags.add(Duration.between(((BookingChange) item).updatedAt(), arrived).toMillis());
                    completion.delivered();
                    return true;
                });
            } catch (CalcomRateLimitException e) {
                // continued when the limit permits; the window began with the first of these calls
                assertThat(e.getStatusCode()).isZero();
                again = e.getRetryAfter();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Duration held = ROUND_TRIP.multipliedBy(server.calls() - before);
            timers.after(held.toNanos(), () -> {
                freeThreads++;
                runWaiting();
            });
            due(again == null ? held.plus(DELAY) : again);
        }
    }

    private void runWaiting() {
        while (freeThreads > 0 && !queue.isEmpty()) {
            freeThreads--;
            queue.remove().poll();
        }
    }

    private List<Account> accounts(int count) {
        Instant start = timers.clock().instant();
        List<Account> accounts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Account account = new Account(number, start.plusMillis(random.nextInt((int) BETWEEN_BOOKINGS.toMillis())), BETWEEN_BOOKINGS,
                    start.toString());
            account.due(DELAY.multipliedBy(number).dividedBy(count));
            accounts.add(account);
        }
        return accounts;
    }

    private static int calls(List<Account> accounts) {
        return accounts.stream().mapToInt(account -> account.server.calls()).sum();
    }

    private double lagSeconds(double share) {
        long[] sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }

    /** The cycle of a feed is its delay and its poll, or longer if the threads cannot do more. */
    @ParameterizedTest(name = "{0} accounts, {1} threads")
    @CsvSource({ "500, 8", "1000, 8", "1500, 8", "4000, 8", "10000, 8" })
    void callsAndLagAreThoseOfTheDesignNote(int count, int threads) {
        freeThreads = threads;
        double poll = ROUND_TRIP.toMillis() / 1e3;
        double cycle = Math.max(DELAY.toSeconds() + poll, count * poll / threads);
        List<Account> accounts = accounts(count);
        timers.advance(Duration.ofMillis((long) (1_500 * cycle)));
        int callsBefore = calls(accounts);
        lags.clear();

        Duration measured = Duration.ofMillis((long) (2_000 * cycle));
        timers.advance(measured);

        double callsPerKeyAndMinute = (calls(accounts) - callsBefore) * 60e3 / measured.toMillis() / count;
        assertThat(callsPerKeyAndMinute).isCloseTo(60 / cycle, withPercentage(10));
        assertThat(lagSeconds(0.5)).isCloseTo(cycle / 2 + poll, withPercentage(10));
        assertThat(lagSeconds(0.99)).isCloseTo(0.99 * cycle + poll, withPercentage(10));
        assertThat(accounts).allMatch(account -> account.server.refused() == 0);
    }

    /** A first reading is bound by the limit of the key: each call brings a page less the row that overlaps. */
    @Test
    void aFirstReadingTakesAsLongAsTheLimitOfTheKeySays() {
        freeThreads = 1;
        int bookings = 100_000;
        Account account = new Account(0, timers.clock().instant().minusSeconds(bookings), Duration.ofSeconds(1), "beginning");
        Instant begin = timers.clock().instant();
        account.due(Duration.ZERO);

        int minutes = 0;
        while (lags.size() < bookings) {
            timers.advance(Duration.ofSeconds(1));
            minutes = (int) Duration.between(begin, timers.clock().instant()).toMinutes();
        }

        double predicted = bookings / (SimulatedAccount.PAGE_SIZE - 1.0) / SimulatedAccount.LIMIT;
        assertThat((double) account.server.calls()).isCloseTo(bookings / (SimulatedAccount.PAGE_SIZE - 1.0), withPercentage(10));
        assertThat(minutes).isEqualTo((int) predicted);
        assertThat(account.server.refused()).isZero();
    }
}
