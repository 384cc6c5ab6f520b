/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.camel.util.StopWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a cluster, makes bookings, kills processes meanwhile, and compares the table with what was made. Prints a line each second and a
 * summary.
 */
public final class ClusterRun {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRun.class);
    private static final long AWAY = -1;
    private static final String COLUMNS = "%6s %8s %8s %8s %8s %8s %8s   %s%n";

    private final Settings settings;
    private final PrintStream output;
    private final List<String> kills = new CopyOnWriteArrayList<>();
    private final StopWatch watch = new StopWatch();

    private ClusterRun(Settings settings, PrintStream output) {
        this.settings = settings;
        this.output = output;
    }

    /**
     * Exits with 0 if no booking is lost or doubled, with 2 if a setting is invalid, otherwise with 1.
     *
     * @param  arguments settings of the form {@code name=value}
     * @throws Exception if a process does not start
     */
    public static void main(String... arguments) throws Exception {
        try {
            Summary summary = run(Settings.of(arguments), System.out);
            System.exit(summary.isExactlyOnce() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            LOG.debug("A setting is invalid", e);
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static Summary run(Settings settings, PrintStream output) throws Exception {
        return new ClusterRun(settings, output).run();
    }

    private Summary run() throws Exception {
        try (Cluster cluster = new Cluster(settings)) {
            output.println("starting; data and logs are in " + settings.directory());
            cluster.start();
            try (TopicReader topic = new TopicReader(cluster.brokers(), cluster.topic());
                    Guests guests = new Guests(settings, cluster.apiUrl(), cluster.apiKey())) {
                cluster.startNodes();
                cluster.await("the registration of the webhooks", () -> guests.webhooks().size() == settings.receivers());
                return follow(cluster, topic, guests);
            }
        }
    }

    private Summary follow(Cluster cluster, TopicReader topic, Guests guests) throws Exception {
        StoredBookings stored = new StoredBookings(cluster.database());
        watch.restart();
        output.printf(COLUMNS, "second", "made", "webhook", "feed", "stored", "behind", "parked", "leader, processes that are down");
        guests.start();
        topic.poison(settings.poisoned());
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> kill(cluster, guests));
        Progress progress = new Progress();
        boolean settled = false;
        while (!settled && progress.isMade()) {
            TimeUnit.SECONDS.sleep(1);
            progress.note(print(cluster, topic, guests, stored));
            settled = guests.areDone() && killing.isDone() && isSettled(topic, guests, stored);
        }
        killing.get(settings.patience(), TimeUnit.SECONDS);
        StoredBookings.Comparison comparison = stored.compare(guests.expected());
        Summary summary = new Summary(guests.expected().size(), topic.byWebhook(), topic.byFeed(), comparison.stored(), comparison.doubled(),
                comparison.lost(), topic.parked(), List.copyOf(kills), comparison.lag(0.5), comparison.lag(0.99));
        summary.lines().forEach(output::println);
        if (!settled && summary.isExactlyOnce()) {
            throw new IllegalStateException("Nothing changed for " + settings.patience() + " s before the run had ended; see " + settings.directory());
        }
        return summary;
    }

    /** Whether the feed has brought each booking, and the workers have stored all messages. */
    static boolean isSettled(TopicReader topic, Guests guests, StoredBookings stored) {
        return topic.byFeed() == guests.expected().size()
                && observe(topic::uncommitted) == 0 && observe(() -> stored.compare(guests.expected()).lost().size()) == 0;
    }

    /** Prints a line of the table, and returns the numbers in it. */
    private List<Long> print(Cluster cluster, TopicReader topic, Guests guests, StoredBookings stored) {
        List<Long> numbers = List.of((long) guests.expected().size(), (long) topic.byWebhook(), (long) topic.byFeed(), observe(stored::count),
                observe(topic::uncommitted), observe(topic::parked));
        String state = cluster.leader() + (cluster.down().isEmpty() ? "" : ", " + String.join(", ", cluster.down()) + " down");
        output.printf(COLUMNS, watch.taken() / 1_000, numbers.get(0), numbers.get(1), numbers.get(2), shown(numbers.get(3)),
                shown(numbers.get(4)), shown(numbers.get(5)), state);
        return numbers;
    }

    private static String shown(long number) {
        return number == AWAY ? "-" : Long.toString(number);
    }

    /** Returns a number that a server knows, or {@link #AWAY} while the server was killed. */
    private static long observe(Callable<? extends Number> number) {
        try {
            return number.call().longValue();
        } catch (SQLException | ExecutionException | TimeoutException e) {
            LOG.debug("A server does not answer", e);
            return AWAY;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills processes at times spread over the run, each kind once before one is killed again. */
    private void kill(Cluster cluster, Guests guests) {
        Random random = new Random(settings.seed());
        double interval = 1_000.0 * settings.bookings() / settings.rate() / (settings.kills() + 1);
        List<String> kinds = new ArrayList<>();
        try {
            for (int kill = 1; kill <= settings.kills() && !settings.kinds().isEmpty(); kill++) {
                if (kinds.isEmpty()) {
                    kinds.addAll(settings.kinds());
                    Collections.shuffle(kinds, random);
                }
                long due = (long) (interval * (kill + (random.nextDouble() - 0.5) / 2));
                TimeUnit.MILLISECONDS.sleep(Math.max(0, due - watch.taken()));
                String kind = kinds.remove(0);
                Duration pause = Duration.ofMillis(500 + random.nextInt(1_000 * settings.down() - 500));
                kills.add(kind.equals("disk") ? fillDisk(cluster, guests) : cluster.kill(kind, random, pause));
                output.println("killed " + kills.get(kills.size() - 1));
            }
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Fills the disk of the broker until all that need it are DOWN, and returns when all are UP again. */
    private String fillDisk(Cluster cluster, Guests guests) throws Exception {
        output.println("the disk of the broker is full");
        cluster.fillDiskOfBroker();
        cluster.await("health checks that are DOWN", () -> {
            cluster.restartBroker();
            // receivers and feed notice it by a booking
            guests.bookAnother();
            return cluster.unhealthy().containsAll(cluster.nodesThatNeedTheBroker());
        });
        output.println("DOWN: " + String.join(", ", cluster.unhealthy()) + "; now there is room again");
        cluster.makeRoomForBroker();
        cluster.await("health checks that are UP", () -> {
            guests.bookAnother();
            return cluster.isHealthy();
        });
        return "disk";
    }

    /** Ends a run in which nothing changes. */
    private final class Progress {

        private List<Long> last = List.of();
        private final StopWatch unchanged = new StopWatch();

        void note(List<Long> numbers) {
            if (!numbers.equals(last)) {
                last = numbers;
                unchanged.restart();
            }
        }

        boolean isMade() {
            return unchanged.taken() < settings.patience() * 1_000L;
        }
    }
}
