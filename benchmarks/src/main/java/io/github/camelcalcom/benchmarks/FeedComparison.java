/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;

/**
 * Finds ten changes among few and among many bookings, with the component's feed and with a route that reads the whole list. Both alternate in one
 * JVM. Prints the cost of each poll.
 */
public final class FeedComparison {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BOOKINGS = "bookings";
    private static final int CHANGES = 10;
    private static final int[] SIZES = { 100, 10_000, 1_000_000 };
    /** Processor time has a resolution of a hundredth of a second, so one poll of the feed is too short to be measured. */
    private static final int POLLS_OF_FEED = 300;
    private static final int BOOKINGS_OF_SCAN = 30_000;
    /** Maximum number of bookings to read from whole lists for each size; each list is read at least once. */
    private static final int BOOKINGS_TO_READ = 500_000;
    private static final int WARMUP_SIZE = 1_000;
    private static final int WARMUP_ROUNDS = 10;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double BYTES_PER_KIB = 1024;

    private FeedComparison() {
    }

    /** @param arguments {@code smoke}, {@code quick} (default) or {@code long} */
    public static void main(String[] arguments) throws Exception {
        Length length = Length.named(arguments.length == 0 ? "quick" : arguments[0]);
        ResultsFile results = new ResultsFile("3-feed");
        compare(WARMUP_SIZE, WARMUP_ROUNDS, null);
        System.out.printf(Locale.ROOT, "%nFEED, %d changes a poll         calls    KiB            ms CPU%n", CHANGES);
        for (int size : SIZES) {
            int most = length.forks() * BOOKINGS_TO_READ / (pollsOfScan(size) * size);
            compare(size, Math.max(1, Math.min(length.rounds(), most)), results);
        }
        results.write();
    }

    private static int pollsOfScan(int size) {
        return Math.max(1, BOOKINGS_OF_SCAN / size);
    }

    /** @param results null for a warm-up */
    private static void compare(int size, int rounds, ResultsFile results) throws Exception {
        try (ServerProcess server = ServerProcess.start(ManyBookings.class, String.valueOf(size));
                ChangeFinder feed = new FollowingFeed(url(server), "self-hosted"); ChangeFinder scan = new ScanningRoute(url(server), size)) {
            feed.poll();
            scan.poll();
            call(server, "/change?count=" + CHANGES);
            List<Cost> ofFeed = new ArrayList<>();
            List<Cost> ofScan = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                // each has missed the changes during the measurement of the other
                feed.poll();
                ofFeed.add(measure(server, feed, POLLS_OF_FEED));
                scan.poll();
                ofScan.add(measure(server, scan, pollsOfScan(size)));
            }
            if (results != null) {
                print(size, feed, ofFeed, scan, ofScan);
                add(results, size, feed.name(), ofFeed);
                add(results, size, scan.name(), ofScan);
            }
        }
    }

    private static void add(ResultsFile results, int size, String name, List<Cost> costs) {
        String bookings = String.format(Locale.ROOT, "%,d", size);
        results.add(new ResultsFile.Row("Feed: calls of a poll", "calls", BOOKINGS, bookings, name, spread(costs, Cost::calls)));
        results.add(new ResultsFile.Row("Feed: size of the responses of a poll", "KiB", BOOKINGS, bookings, name, spread(costs, Cost::kibibytes)));
        results.add(new ResultsFile.Row("Feed: processor time of a poll", "ms CPU", BOOKINGS, bookings, name, spread(costs, Cost::milliseconds)));
    }

    private static void print(int size, ChangeFinder feed, List<Cost> ofFeed, ChangeFinder scan, List<Cost> ofScan) {
        System.out.printf(Locale.ROOT, "%,d bookings%n", size);
        print(feed.name(), ofFeed);
        print(scan.name(), ofScan);
        double[] ratios = new double[ofFeed.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ofScan.get(round).milliseconds() / ofFeed.get(round).milliseconds();
        }
        System.out.printf(Locale.ROOT, "  %-52s%s%n", "x " + feed.name(), text(Spread.of(ratios)));
    }

    /** The cost of one poll. */
    private record Cost(double calls, double kibibytes, double milliseconds) {
    }

    private static Cost measure(ServerProcess server, ChangeFinder finder, int polls) throws Exception {
        long found = finder.found();
        long[] before = figures(server);
        long cpu = SYSTEM.getProcessCpuTime();
        for (int poll = 0; poll < polls; poll++) {
            finder.poll();
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        long[] after = figures(server);
        if (finder.found() - found != (long) polls * CHANGES) {
            throw new IllegalStateException(finder.name() + " found " + (finder.found() - found) + " of " + polls * CHANGES + " changes");
        }
        return new Cost((double) (after[0] - before[0]) / polls, (after[1] - before[1]) / BYTES_PER_KIB / polls,
                cpu / NANOS_PER_MILLISECOND / polls);
    }

    private static void print(String name, List<Cost> costs) {
        System.out.printf(Locale.ROOT, "  %-30s%-9.0f%-15.0f%s%n", name, spread(costs, Cost::calls).median(), spread(costs, Cost::kibibytes).median(),
                text(spread(costs, Cost::milliseconds)));
    }

    private static Spread spread(List<Cost> costs, ToDoubleFunction<Cost> value) {
        return Spread.of(costs.stream().mapToDouble(value).toArray());
    }

    private static String text(Spread spread) {
        return String.format(Locale.ROOT, "%.2f [%.2f-%.2f]", spread.median(), spread.smallest(), spread.largest());
    }

    private static long[] figures(ServerProcess server) throws IOException, InterruptedException {
        String[] figures = call(server, "/figures").split(" ");
        return new long[] { Long.parseLong(figures[0]), Long.parseLong(figures[1]) };
    }

    private static String call(ServerProcess server, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url(server) + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String url(ServerProcess server) {
        return "http://127.0.0.1:" + server.port();
    }
}
