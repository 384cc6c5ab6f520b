/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.support.BookingServer;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.PostgresDatabase;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given two processes that follow bookings under {@code master:}, with a state that they share on PostgreSQL, when the one that leads is killed
 * or stands still, then the other goes on where it was. The system property {@code feed.failovers} says how often the leader is killed (2).
 */
@Timeout(1_200)
class FeedFailOverTest {

    private static final int LATEST_MOMENT = 30;
    private static final String NODE = "node-";
    private static final String NAMESPACE = "feed";

    @TempDir
    private Path locks;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<String, JavaProcess> nodes = new LinkedHashMap<>();
    private final DeliveryLog log = new DeliveryLog();
    private final Random random = new Random(42);
    private SharedDatabase database;
    private int started;
    private String deposed;
    private volatile boolean calm;

    @BeforeEach
    void open() throws Exception {
        database = new PostgresDatabase();
        new JdbcStateRepository(database.dataSource()).createTable();
    }

    @AfterEach
    void close() throws Exception {
        nodes.values().forEach(JavaProcess::close);
        if (database != null) {
            database.close();
        }
    }

    /** A line of a process. */
    private record Line(String node, String text) {
    }

    @ParameterizedTest
    @CsvSource({ "hosted, false", "self-hosted, true" })
    void aLeaderThatIsKilledIsSucceededByOneThatGoesOnWhereItWas(String profile, boolean idempotent) throws Exception {
        FeedProcess.idempotentRepository(database.dataSource());
        int kills = Integer.getInteger("feed.failovers", 2);
        List<Long> gaps = new ArrayList<>();
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            ChangingBookings bookings = new ChangingBookings(sandbox, 42);
            sandbox.faults().on("bookings/list").inject(Fault.of("changes meanwhile", call -> changeAndAnswer(bookings, call)));
            String[] arguments = {sandbox.url(), sandbox.apiKey(), profile, String.valueOf(idempotent)};
            startNode(arguments);
            startNode(arguments);
            for (int kill = 0; kill < kills; kill++) {
                change(sandbox, bookings, 20);
                String leader = next().node();
                for (int count = random.nextInt(60); count > 0; count--) {
                    assertThat(next().node()).as("the one that delivers").isEqualTo(leader);
                }
                gaps.add(kill(leader, sandbox, bookings, arguments));
            }
            calm = true;
            untilTheEnd(sandbox, bookings);
        }
        gaps.sort(null);
        System.out.println("leader killed " + kills + " times, " + profile + ", idempotent repository " + idempotent + ": " + log
                           + ", gap of " + gaps.get(0) + " to " + gaps.get(kills - 1) + " ms, median " + gaps.get(kills / 2));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal that has a process stand still")
    void aLeaderThatStoodStillCannotOverwriteWhatItsSuccessorWrote() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            BookingServer bookings = new BookingServer(server);
            bookings.put("first", "accepted");
            startNode(server.url(), "key", "hosted", "false");
            startNode(server.url(), "key", "hosted", "false");
            String leader = next().node();
            put(bookings, FeedProcess.HELD);
            assertThat(next().node()).isEqualTo(leader);

            nodes.get(leader).pause();
            // as a lock on a network file system, which ends with the lease of a machine that is not heard of; a paused write of what tells
            // who leads goes to the deleted file, not over what its successor writes
            Files.delete(locks.resolve(NAMESPACE + ".dat"));
            Files.delete(locks.resolve(NAMESPACE));
            log.killed();
            String successor = next().node();
            assertThat(successor).isNotEqualTo(leader);
            nodes.get(successor).say("go");
            put(bookings, "second");
            assertThat(next()).isEqualTo(new Line(successor, "second@" + bookings.now()));

            nodes.get(leader).say("go");
            nodes.get(leader).goOn();
            deposed = leader;
            assertThat(line()).isEqualTo(new Line(leader, FeedProcess.REFUSED));
            put(bookings, "third");
            assertThat(next()).isEqualTo(new Line(successor, "third@" + bookings.now()));

            nodes.remove(successor).killAndRead();
            log.killed();
            put(bookings, "fourth");
            String last = "fourth@" + bookings.now();
            while (!log.contains(last)) {
                assertThat(next().node()).as("it leads again, with the state as it is").isEqualTo(leader);
            }
        }
    }

    private static void put(BookingServer bookings, String uid) {
        bookings.pass(1_000);
        bookings.put(uid, "accepted");
    }

    private void changeAndAnswer(ChangingBookings bookings, ServedCall call) {
        if (!calm && random.nextInt(3) == 0) {
            bookings.change(random.nextInt(4), 3);
        }
        call.execute().onSuccess(call::answer);
    }

    private static void change(CalcomSandbox sandbox, ChangingBookings bookings, int changes) {
        sandbox.read(state -> {
            bookings.pass(Duration.ofMillis(500));
            bookings.change(changes, 3);
            return null;
        });
    }

    /** Kills the leader at some moment and starts another process; gives how long it took until something was delivered, in milliseconds. */
    private long kill(String leader, CalcomSandbox sandbox, ChangingBookings bookings, String... arguments) throws Exception {
        new CompletableFuture<>().completeOnTimeout(null, random.nextInt(LATEST_MOMENT), TimeUnit.MILLISECONDS).join();
        long killed = System.nanoTime();
        nodes.remove(leader).killAndRead();
        lines.add(NODE + "none end");
        Line line = line();
        while (!line.node().equals(NODE + "none")) {
            assertThat(line.node()).isEqualTo(leader);
            log.add(line.text());
            line = line();
        }
        log.killed();
        startNode(arguments);
        change(sandbox, bookings, 20);
        next();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
    }

    private void untilTheEnd(CalcomSandbox sandbox, ChangingBookings bookings) throws Exception {
        List<String> missing = new ArrayList<>();
        sandbox.read(state -> bookings.present()).forEach((uid, time) -> missing.add(uid + '@' + time));
        missing.removeIf(log::contains);
        while (!missing.isEmpty()) {
            missing.remove(next().text());
        }
    }

    /** @param arguments the server, the key, the profile, and whether there is an idempotent repository */
    private void startNode(String... arguments) throws Exception {
        String name = NODE + ++started;
        nodes.put(name, JavaProcess.start(lines, FeedProcess.class, arguments[0], arguments[1], arguments[2], database.url(), name,
                locks.toString(), arguments[3]));
    }

    /** Waits for a delivery. */
    private Line next() throws InterruptedException {
        Line line = line();
        while (line.text().equals(FeedProcess.REFUSED)) {
            assertThat(line.node()).as("whose state is refused").isEqualTo(deposed);
            line = line();
        }
        log.add(line.text());
        return line;
    }

    private Line line() throws InterruptedException {
        String text = lines.poll(300, TimeUnit.SECONDS);
        while (text != null && !text.startsWith(NODE)) {
            // what a process logs
            System.out.println(text);
            text = lines.poll(300, TimeUnit.SECONDS);
        }
        assertThat(text).as("nothing comes any more").isNotNull();
        int space = text.indexOf(' ');
        return new Line(text.substring(0, space), text.substring(space + 1));
    }
}
