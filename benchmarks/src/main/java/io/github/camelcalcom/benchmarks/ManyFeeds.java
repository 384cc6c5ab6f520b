/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConstants;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * Measures the feeds of many accounts in one JVM of 1 GB: processor time while little changes, memory, threads, and the time from a change to
 * its delivery. The server runs in another process; in each account a booking is made every two minutes.
 */
public final class ManyFeeds {

    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String ROW = "%8s %8s %10s %10s %10s %8s %8s %10s %10s %10s%n";

    private final int accounts;
    private final Duration delay;
    private final Duration measured;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, Boolean> delivered = new ConcurrentHashMap<>();
    private final Queue<Long> lags = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstDeliveries;

    private ManyFeeds(int accounts, int threads, Duration delay, Duration measured, String url) throws Exception {
        this.accounts = accounts;
        this.delay = delay;
        this.measured = measured;
        this.firstDeliveries = new CountDownLatch(accounts);
        CalcomComponent component = new CalcomComponent();
        component.setFeedThreads(threads);
        component.getConfiguration().setApiUrl(url);
        component.getConfiguration().setStateRepository(new MemoryStateRepository());
        context.disableJMX();
        context.addComponent("calcom", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("account").templateParameter("account").templateParameter("initialDelay")
                        .from("calcom:bookings/changes?since=beginning&feedName={{account}}&apiKey=cal_{{account}}&initialDelay={{initialDelay}}"
                              + "&delay=" + delay.toMillis())
                        .process(exchange -> delivered(exchange.getFromRouteId(), exchange.getMessage()));
            }
        });
    }

    private void delivered(String account, Message change) {
        Instant updatedAt = change.getHeader(CalcomConstants.CHANGE_UPDATED_AT, Instant.class);
        lags.add(Duration.between(updatedAt, Instant.now()).toMillis());
        if (delivered.putIfAbsent(account, true) == null) {
            firstDeliveries.countDown();
        }
    }

    /**
     * Without arguments, measures 1, 10, 100 and 1,000 feeds that share 16 threads, and 1,000 feeds with threads of their own, each in its own JVM.
     *
     * @param arguments the number of accounts, of threads, the delay and the time of the measurement in seconds, and the URL of the server
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 5) {
            new ManyFeeds(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Duration.ofSeconds(Long.parseLong(arguments[2])),
                    Duration.ofSeconds(Long.parseLong(arguments[3])), arguments[4]).measure();
            return;
        }
        System.out.printf(ROW, "feeds", "threads", "start s", "idle CPU", "heap MB", "RSS MB", "live", "polls/min", "lag p50 s", "lag p99 s");
        for (String[] row : new String[][] { { "1", "16" }, { "10", "16" }, { "100", "16" }, { "1000", "16" }, { "1000", "0" } }) {
            try (ServerProcess server = ServerProcess.start(AccountsServer.class)) {
                measureInItsOwnJvm(row[0], row[1], "30", "120", "http://127.0.0.1:" + server.port());
            }
        }
    }

    private static void measureInItsOwnJvm(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp",
                System.getProperty("java.class.path"), ManyFeeds.class.getName()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("The measurement of " + arguments[0] + " feeds ended with " + exit);
        }
    }

    private void measure() throws Exception {
        long begin = System.nanoTime();
        context.start();
        for (int account = 0; account < accounts; account++) {
            // spread over a delay, as accounts are that were added one after the other
            context.addRouteFromTemplate("a" + account, "account", Map.of("account", "a" + account,
                    "initialDelay", Long.toString(delay.toMillis() * account / accounts)));
        }
        double startSeconds = (System.nanoTime() - begin) / 1e9;
        firstDeliveries.await();
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        lags.clear();
        long polls = AccountsServer.calls(url());
        long processorTime = PROCESS.getProcessCpuTime();
        long from = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        processorTime = PROCESS.getProcessCpuTime() - processorTime;
        double seconds = (System.nanoTime() - from) / 1e9;
        polls = AccountsServer.calls(url()) - polls;
        long[] sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
        print(startSeconds, processorTime / 1e9 / seconds, Math.round(polls * 60 / seconds), sorted);
        context.stop();
    }

    private String url() {
        return context.getComponent("calcom", CalcomComponent.class).getConfiguration().getApiUrl();
    }

    private void print(double startSeconds, double cores, long pollsPerMinute, long[] sortedLags) throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        System.out.printf(ROW, accounts, context.getComponent("calcom", CalcomComponent.class).getFeedThreads(), number(startSeconds, 1),
                number(cores, 3), heap, residentMegabytes(), ManagementFactory.getThreadMXBean().getThreadCount(), pollsPerMinute,
                number(part(sortedLags, 0.5), 1), number(part(sortedLags, 0.99), 1));
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Returns the memory of the process where Linux tells it, or else "-". */
    private static String residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "-";
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS")).findFirst()
                .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) >> 10)).orElse("-");
    }
}
