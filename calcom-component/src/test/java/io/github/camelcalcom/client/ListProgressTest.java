/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.pacing.Timers;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.VirtualTimers;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a list that takes long, when it is read completely, then the log and the figures show how far it has come. */
@Timeout(1_800)
class ListProgressTest {

    private static final int BOOKINGS = 100_000;
    private static final int PAGE = 100;

    private final VirtualTimers timers = new VirtualTimers();
    private ScriptedServer server;
    private HttpTransport transport;
    private CalcomClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        ClientSettings settings = SettingsBuilder.to(server.url()).build();
        transport = new HttpTransport(settings);
        client = new CalcomClient(transport, settings, CallPolicy.unguarded(timers), FixedAuthentication.apiKey("cal_test_1"));
    }

    @AfterEach
    void stop() throws Exception {
        transport.close();
        server.close();
    }

    /** Answers each page after a time of the virtual clock. */
    private void serve(int bookings, Duration perPage, boolean withTotal) {
        server.answer(request -> {
            timers.advance(perPage);
            int skip = Integer.parseInt(request.getParam("skip", "0"));
            String rows = IntStream.range(skip, Math.min(bookings, skip + PAGE)).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows + "],\"pagination\":{"
                                              + (withTotal ? "\"totalItems\":" + bookings + ',' : "") + "\"hasNextPage\":" + (skip + PAGE < bookings) + "}}");
        });
    }

    private CalcomRequest request() {
        return client.request("bookings/list").parameter("take", PAGE);
    }

    private static List<String> lines(LoggedLines log) {
        return log.texts().stream().filter(text -> text.contains("ListProgress: ")).map(text -> text.substring(text.indexOf("Reading"))
                .replace(" null", "")).toList();
    }

    @Test
    void aHundredThousandBookingsLogALineEveryFiveSeconds() throws Exception {
        serve(BOOKINGS, Duration.ofMillis(100), true);
        try (LoggedLines log = new LoggedLines(Level.INFO)) {
            CalcomClient.ItemList list = client.list(request(), 0);

            assertThat(list.items()).hasSize(BOOKINGS);
            assertThat(lines(log)).hasSize(21).startsWith(
                    "Reading bookings/list: 50 pages, 5,000 items of 100,000 in 5 s, 1,000 items/s, about 1 min 35 s left",
                    "Reading bookings/list: 100 pages, 10,000 items of 100,000 in 10 s, 1,000 items/s, about 1 min 30 s left")
                    .endsWith("Reading bookings/list has ended: 1,001 pages, 100,000 items of 100,000 in 1 min 40 s, 999 items/s");
            assertThat(list.progress().getPages()).as("with an empty one at the end").isEqualTo(1_001);
            assertThat(list.progress().getTimeLeft()).as("after the end").isNull();
            assertThat(client.readings().items()).isEqualTo(BOOKINGS);
            assertThat(client.readings().running()).isEmpty();
        }
    }

    @Test
    void aShortReadingLogsNothing() throws Exception {
        serve(300, Duration.ofSeconds(1), true);
        try (LoggedLines log = new LoggedLines(Level.INFO)) {
            client.list(request(), 0);
            assertThat(lines(log)).isEmpty();
        }
    }

    @Test
    void withoutATotalNoTimeIsLeft() throws Exception {
        serve(600, Duration.ofSeconds(3), false);
        try (LoggedLines log = new LoggedLines(Level.INFO)) {
            client.list(request(), 0);
            assertThat(lines(log)).contains("Reading bookings/list: 2 pages, 200 items in 6 s, 33 items/s");
        }
    }

    @Test
    void aStreamIsAReadingUntilItsEnd() throws Exception {
        serve(250, Duration.ofSeconds(2), true);
        try (ItemIterator items = client.iterate(request(), 0)) {
            items.next();
            assertThat(client.readings().running()).containsExactly(items.progress());
            assertThat(items.progress().getPages()).isEqualTo(1);
            assertThat(items.progress().getTimeLeft()).isEqualTo(Duration.ofSeconds(3));
            items.forEachRemaining(item -> { });
            assertThat(items.progress().getItems()).isEqualTo(250);
            assertThat(client.readings().running()).isEmpty();
        }
    }

    @Test
    void aStreamThatIsClosedOrFailsIsNoReadingAnyMore() throws Exception {
        serve(250, Duration.ZERO, true);
        client.iterate(request(), 0).close();
        assertThat(client.readings().running()).isEmpty();
        server.answer(request -> ScriptedServer.json(request, 500, "{}"));
        assertThatThrownBy(() -> client.iterate(request(), 0)).isInstanceOf(CalcomServerException.class);
        assertThatThrownBy(() -> client.list(request(), 0)).isInstanceOf(CalcomServerException.class);
        assertThat(client.readings().running()).isEmpty();
    }

    @Test
    void aLimitOfItemsIsTheExpectedTotal() throws Exception {
        serve(BOOKINGS, Duration.ofSeconds(6), true);
        try (LoggedLines log = new LoggedLines(Level.INFO)) {
            client.list(request(), 400);
            assertThat(lines(log)).startsWith("Reading bookings/list: 1 page, 100 items of 400 in 6 s, 17 items/s, about 18 s left");
        }
    }

    @Test
    void manyReadingsAreListedWhileTheirTimesGoOn() {
        Random steps = new Random(1);
        AtomicInteger longestStep = new AtomicInteger(3_000_000);
        AtomicLong now = new AtomicLong();
        ListReadings readings = new ListReadings(new Timers() {
            @Override
            public long nanoTime() {
                return now.addAndGet(steps.nextInt(longestStep.get()));
            }
        });
        List<ListProgress> begun = IntStream.range(0, 2_000).mapToObj(number -> readings.begin("bookings/list")).toList();
        // as much time passes between two comparisons as between the beginnings of many readings
        longestStep.set(1_000_000_000);

        assertThat(readings.running()).containsExactlyInAnyOrderElementsOf(begun);
    }
}
