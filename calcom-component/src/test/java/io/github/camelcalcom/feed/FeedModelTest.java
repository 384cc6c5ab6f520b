/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.client.ListFallback;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.client.RequestTemplates;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.bookings.PageStep;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.PageFault;
import io.github.camelcalcom.sandbox.http.Response;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.support.SettingsBuilder;
import io.vertx.core.Vertx;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given bookings that are created, changed and deleted by chance, before, between and during the calls of a feed, with calls that fail,
 * deliveries that fail, restarts and crashes, then what was delivered is what the server's own history says: nothing missing, nothing twice.
 * The server makes pages as the real one does: changes also fall between the steps in which a page is made. With some seeds it orders ties
 * differently in each answer, and its Date header is of another clock than its timestamps. It refuses cursors, and fails to show single bookings.
 * <p>
 * System properties: {@code feed.seeds}, how many seeds are tried by offset and by cursor (200, and fewer in the other ways); {@code feed.seed},
 * the only one that is.
 */
@Timeout(1_800)
class FeedModelTest {

    private static final Duration OVERLAP = ChangingBookings.LATEST.plusMillis(200);
    private static final int ROUNDS = 17;
    private static final List<Duration> AHEAD = List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(45), Duration.ofSeconds(-20));

    private static final TreeMap<Instant, Integer> NOTHING = new TreeMap<>();
    private static final List<World> WORLDS = new ArrayList<>();
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        for (int world = 0; world < Runtime.getRuntime().availableProcessors(); world++) {
            WORLDS.add(World.of(vertx));
        }
    }

    @AfterAll
    static void stop() {
        WORLDS.forEach(world -> world.sandbox().close());
        WORLDS.clear();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A server and its client, for one seed at a time. */
    private record World(CalcomSandbox sandbox, CalcomClient client) {

        static World of(Vertx vertx) {
            // the clock is set back for each seed, so that a window never ends
            CalcomSandbox sandbox = CalcomSandbox.builder()
                    .rateLimit(new RateLimit(Integer.MAX_VALUE, Duration.ofMinutes(1), Duration.ofMinutes(1))).start();
            ClientSettings settings = SettingsBuilder.to(sandbox.url()).build();
            return new World(sandbox, new CalcomClient(new HttpTransport(settings), settings,
                    CallPolicy.unguarded(RealTimers.create()), FixedAuthentication.apiKey(sandbox.apiKey()), new CallScope(),
                    new RequestTemplates(ApiProfile.SELF_HOSTED, null, "", new ListFallback())));
        }
    }

    @ParameterizedTest
    @EnumSource(Paging.class)
    void whatIsDeliveredIsWhatHappened(Paging paging) throws Exception {
        Long only = Long.getLong("feed.seed");
        AtomicLong next = new AtomicLong(only == null ? 1 : only);
        long last = only == null ? Math.max(1, Long.getLong("feed.seeds", 200) / paging.seedsDividedBy) : only;
        ExecutorService threads = Executors.newFixedThreadPool(WORLDS.size());
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (World world : WORLDS) {
                runs.add(threads.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
                        new Run(world, paging, seed).run();
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** How the feed reads the list. */
    private enum Paging {
        BY_OFFSET(ApiProfile.SELF_HOSTED, false, 1),
        BY_CURSOR(ApiProfile.HOSTED, false, 1),
        /** A tenth of the calls is not answered in time, so that the feed changes between the versions. */
        BY_EITHER(ApiProfile.HOSTED, false, 8),
        /** Each poll reads all pages, so that a seed takes many times as long. */
        FULL_SCAN(ApiProfile.SELF_HOSTED, true, 10);

        private final ApiProfile profile;
        private final boolean isFullScan;
        private final int seedsDividedBy;

        Paging(ApiProfile profile, boolean isFullScan, int seedsDividedBy) {
            this.profile = profile;
            this.isFullScan = isFullScan;
            this.seedsDividedBy = seedsDividedBy;
        }
    }

    /** One history and one feed. */
    private static final class Run {

        private final CalcomSandbox sandbox;
        private final CalcomClient client;
        private final Paging paging;
        private final String description;
        private final Random random;
        private final ChangingBookings bookings;
        private final int pageSize;
        /** How far the clock of the Date header is ahead of the one that bookings get their timestamps from. */
        private final Duration ahead;
        private final MemoryStateRepository states = new MemoryStateRepository();
        private final Map<String, TreeMap<Instant, Integer>> delivered = new LinkedHashMap<>();
        private final Set<String> inFlightAtCrash = new HashSet<>();
        private final Set<String> failing = new HashSet<>();
        private Feed feed;
        private boolean calm;
        private boolean stopped;
        private boolean crashed;
        /** Whether bookings were deleted while a page was made, so that a page may have been short for that. */
        private boolean shortened;
        /** The step before the first of the polls that together have read to the end. */
        private long readingSince = -1;

        Run(World world, Paging paging, long seed) {
            this.sandbox = world.sandbox();
            this.client = world.client();
            this.paging = paging;
            this.description = paging + ", -Dfeed.seed=" + seed;
            this.random = new Random(seed);
            this.bookings = new ChangingBookings(sandbox, seed);
            this.pageSize = 3 + random.nextInt(30);
            this.ahead = AHEAD.get(random.nextInt(AHEAD.size()));
            sandbox.faults().clear();
            if (random.nextBoolean()) {
                sandbox.faults().unstableTies(seed);
            }
            sandbox.faults().on("bookings/list").inject(Fault.of("changes meanwhile", this::meanwhile));
            sandbox.faults().onBookingPages().inject(PageFault.of("changes between the steps", this::betweenSteps));
            restart();
        }

        private void restart() {
            RequestTemplate list = template("bookings/list");
            Map<String, Object> filters = Map.of(list.paging().style().sizeParameter(), pageSize);
            FeedSettings settings = new FeedSettings(FeedStart.of("beginning"), OVERLAP, ChangeType.setOf(null), 0, 10);
            feed = new ChangeFeed(() -> client, new FeedSource(list, null, paging.isFullScan), filters, settings,
                    new StateStore(states, "feed"));
        }

        private RequestTemplate template(String uri) {
            return new RequestTemplate(OperationResolver.resolve(uri), paging.profile, null, "");
        }

        void run() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                change(random.nextInt(80));
                poll();
                if (crashed || random.nextInt(6) == 0) {
                    crashed = false;
                    restart();
                }
            }
            calm = true;
            for (int rest = 0; rest < 3; rest++) {
                change(0);
                poll();
            }
            for (Map.Entry<String, Instant> booking : bookings.present().entrySet()) {
                assertDelivered(booking.getKey(), booking.getValue(), "as it is at the end");
            }
        }

        /** A poll that comes to its end has delivered each state that was there all the time. */
        private void poll() throws Exception {
            long before = bookings.step();
            if (readingSince < 0) {
                readingSince = before;
            }
            stopped = false;
            try {
                feed.poll(this::receive);
            } catch (Crash | FeedPausedException e) {
                return;
            } catch (Exception e) {
                assertThat(calm).as("%s: %s", description, e).isFalse();
                return;
            }
            if (!stopped && states.getState("feed").contains("\"behind\":false")) {
                long since = readingSince;
                readingSince = -1;
                boolean complete = !shortened;
                shortened = false;
                bookings.history().forEach((uid, versions) -> versions.forEach((updatedAt, version) -> {
                    if (version.wasVisibleThroughout(since, bookings.step()) && complete && !failing.contains(uid)) {
                        assertDelivered(uid, updatedAt, "which was visible throughout a poll");
                    }
                }));
            }
        }

        private void assertDelivered(String uid, Instant updatedAt, String which) {
            TreeMap<Instant, Integer> states = delivered.getOrDefault(uid, NOTHING);
            // most of the states that are checked were delivered: only what fails takes the time to be described
            if (!states.containsKey(updatedAt)) {
                assertThat(states).as("%s: booking %s, %s", description, uid, which).containsKey(updatedAt);
            }
        }

        private boolean receive(FeedItem item, ChangeType type, int failures, Feed.Completion completion) throws Exception {
            int chance = calm ? Integer.MAX_VALUE : random.nextInt(200);
            if (chance == 0) {
                stopped = true;
                return false;
            }
            if (chance < 6) {
                failing.add(item.id());
                completion.failed();
                // a list that is full ends the poll
                stopped |= feed.figures().waiting() >= 10;
                return true;
            }
            failing.remove(item.id());
            note((BookingChange) item);
            if (chance == 6) {
                crashed = true;
                inFlightAtCrash.add(item.key());
                throw new Crash();
            }
            completion.delivered();
            return true;
        }

        private void note(BookingChange change) {
            assertThat(bookings.history().get(change.uid())).as("%s: what the server never showed", description).containsKey(change.updatedAt());
            TreeMap<Instant, Integer> states = delivered.computeIfAbsent(change.uid(), uid -> new TreeMap<>());
            assertThat(inFlightAtCrash.remove(change.key()) || !states.containsKey(change.updatedAt()))
                    .as("%s: %s was delivered twice", description, change.key()).isTrue();
            assertThat(states.isEmpty() || !states.lastKey().isAfter(change.updatedAt()))
                    .as("%s: %s was delivered after a later state", description, change.key()).isTrue();
            states.merge(change.updatedAt(), 1, Integer::sum);
        }

        private void change(int changes) {
            sandbox.read(state -> {
                bookings.pass(Duration.ofMillis(random.nextInt(3_000)));
                bookings.change(changes, 2 * pageSize + 3);
                return null;
            });
        }

        private void betweenSteps(PageStep step) {
            if (!calm && random.nextInt(3) == 0) {
                int before = bookings.deleted();
                bookings.change(random.nextInt(6), pageSize + 1);
                shortened |= bookings.deleted() > before;
            }
        }

        private void meanwhile(ServedCall call) {
            if (calm) {
                execute(call, call::answer);
                return;
            }
            if (random.nextInt(3) == 0) {
                bookings.change(random.nextInt(6), pageSize + 1);
            }
            if (paging == Paging.BY_EITHER && random.nextInt(10) == 0) {
                call.execute().onSuccess(answer -> call.answer(answer.withStatus(524)));
                return;
            }
            int chance = random.nextInt(100);
            if (chance == 0) {
                call.reset();
            } else if (chance == 1) {
                execute(call, answer -> call.answerPart(answer, answer.body().length() / 2));
            } else if (chance == 2) {
                execute(call, answer -> call.answer(answer.withStatus(503)));
            } else if (chance < 10 && call.query("cursor").isPresent()) {
                execute(call, answer -> call.answer(answer.withStatus(chance < 7 ? 400 : 500)));
            } else if (chance < 30 && call.query("bookingUid").isPresent()) {
                execute(call, answer -> call.answer(answer.withStatus(500)));
            } else {
                execute(call, call::answer);
            }
        }

        private void execute(ServedCall call, Consumer<Response> answered) {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(call.now().plus(ahead).atZone(ZoneOffset.UTC));
            call.execute().onSuccess(answer -> answered.accept(answer.withHeader("Date", date)));
        }
    }

    /** The process ends while it processes a change. */
    private static final class Crash extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
