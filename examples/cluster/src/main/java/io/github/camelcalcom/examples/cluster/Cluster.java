/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import io.github.camelcalcom.sandbox.CalcomSandboxMain;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;
import org.apache.zookeeper.server.ZooKeeperServerMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All processes of the example: the servers that are not given, receivers, feeds and workers. */
final class Cluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int UP = 200;
    private static final int DOWN = 503;
    private static final String API_KEY = "cal_cluster_example";
    /** The file in the directory of a run that each run writes first. */
    private static final String SEED = "sandbox.yaml";
    private static final int LOWEST_PORT = 20_000;
    private static final int LOWEST_PORT_OF_CONNECTIONS = 32_000;
    private static final String DUPLICATE_TABLE = "42P07";

    private final Map<String, List<JvmProcess>> processes = new LinkedHashMap<>();
    private final Map<JvmProcess, URI> healthChecks = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Settings settings;
    private final String topic = "calcom-bookings-" + UUID.randomUUID().toString().substring(0, 8);
    private final int sandboxPort = freePort();
    private final Postgres postgres;
    private final String brokers;
    private final String zookeeper;
    private final String database;
    private volatile String leader;

    Cluster(Settings settings) throws IOException {
        this.settings = settings;
        deleteEarlierRun(settings.directory());
        Files.createDirectories(settings.directory());
        JvmProcess sandbox = sandbox();
        processes.put("sandbox", List.of(sandbox));
        brokers = settings.brokers() != null ? settings.brokers() : address(freePort());
        zookeeper = settings.zookeeper() != null ? settings.zookeeper() : address(freePort());
        postgres = settings.database() != null ? null : new Postgres(settings.directory(), freePort());
        database = postgres == null ? settings.database() : postgres.url();
        if (settings.brokers() == null) {
            processes.put("broker", List.of(new JvmProcess("broker", settings.directory(), "512m")
                    .main(Broker.class, settings.directory().resolve("kafka"), port(brokers), freePort())));
        }
        if (settings.zookeeper() == null) {
            processes.put("zookeeper", List.of(new JvmProcess("zookeeper", settings.directory(), "128m")
                    .main(ZooKeeperServerMain.class, zookeeperConfiguration())));
        }
        processes.put("receiver", nodes("receiver", settings.receivers()));
        processes.put("feed", nodes("feed", settings.feeds()));
        processes.put("worker", nodes("worker", settings.workers()));
    }

    private JvmProcess sandbox() throws IOException {
        Path seed = settings.directory().resolve(SEED);
        Files.writeString(seed, resource("/sandbox.yaml"));
        // all bookings, calls and deliveries are kept in memory
        return new JvmProcess("sandbox", settings.directory(), 512 + settings.bookings() / 25 + "m")
                .main(CalcomSandboxMain.class, "--port", sandboxPort, "--seed", seed, "--api-key", API_KEY, "--no-console");
    }

    private Path zookeeperConfiguration() throws IOException {
        return Files.writeString(settings.directory().resolve("zoo.cfg"), """
                dataDir=%s
                clientPort=%d
                clientPortAddress=127.0.0.1
                admin.enableServer=false
                """.formatted(settings.directory().resolve("zookeeper").toString().replace('\\', '/'), port(zookeeper)));
    }

    private List<JvmProcess> nodes(String kind, int count) {
        List<JvmProcess> nodes = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String name = kind + '-' + number;
            int port = freePort();
            int healthPort = freePort();
            JvmProcess node = new JvmProcess(name, settings.directory(), "192m").property("cluster.node", name)
                    .property("cluster.apiUrl", apiUrl()).property("cluster.apiKey", API_KEY).property("cluster.topic", topic)
                    .property("cluster.brokers", brokers).property("cluster.zookeeper", zookeeper).environment("CLUSTER_DATABASE", database)
                    .property("cluster.port", port).property("cluster.receiverUrl", "http://127.0.0.1:" + port)
                    .property("cluster.healthPort", healthPort).main(ClusterNode.class, kind);
            healthChecks.put(node, URI.create("http://127.0.0.1:" + healthPort + "/observe/health"));
            nodes.add(node.onLine(line -> observeLead(name, line)));
        }
        return nodes;
    }

    private void observeLead(String name, String line) {
        if (line.equals(ClusterNode.LEADS)) {
            leader = name;
        }
    }

    /** Starts all processes, and returns when they are ready. */
    void start() throws Exception {
        if (postgres != null) {
            postgres.start();
        }
        createTables();
        for (String server : List.of("sandbox", "broker", "zookeeper")) {
            for (JvmProcess process : processes.getOrDefault(server, List.of())) {
                process.start();
            }
        }
        await("the sandbox", () -> isListening(sandboxPort));
        if (settings.brokers() == null) {
            await("the broker", () -> isListening(port(brokers)));
        }
    }

    /** Starts receivers, feeds and workers. The topics exist. */
    void startNodes() throws Exception {
        for (String kind : List.of("receiver", "feed", "worker")) {
            for (JvmProcess node : processes.get(kind)) {
                node.start();
            }
        }
        for (String kind : List.of("receiver", "feed", "worker")) {
            for (JvmProcess node : processes.get(kind)) {
                await(node.name(), () -> isReady(node));
            }
        }
        await("a leading feed", () -> leader != null);
    }

    private static boolean isReady(JvmProcess node) {
        if (!node.isAlive()) {
            throw new IllegalStateException(node.name() + " has ended; see its log");
        }
        return node.isReady();
    }

    private void createTables() throws Exception {
        try (Connection connection = DriverManager.getConnection(database); Statement statement = connection.createStatement()) {
            statement.execute(resource("/sql/schema.sql"));
        } catch (SQLException e) {
            if (DUPLICATE_TABLE.equals(e.getSQLState())) {
                throw new IllegalArgumentException("The database has tables of an earlier run. Set an empty database: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /**
     * Kills a process of a kind, and starts it again after a pause.
     *
     * @return the name of the process
     */
    String kill(String kind, Random random, Duration pause) throws Exception {
        if (kind.equals("postgres")) {
            postgres.kill();
            Thread.sleep(pause.toMillis());
            postgres.start();
            return kind;
        }
        List<JvmProcess> all = processes.get(kind);
        JvmProcess chosen = all.get(random.nextInt(all.size()));
        if (kind.equals("feed")) {
            String leads = leader;
            chosen = all.stream().filter(feed -> feed.name().equals(leads)).findFirst().orElse(chosen);
        }
        chosen.kill();
        Thread.sleep(pause.toMillis());
        chosen.start();
        return chosen.name();
    }

    /** Lets the broker write nothing more. It ends by itself then. */
    void fillDiskOfBroker() throws Exception {
        broker().setDiskFull(true);
        await("the end of the broker whose disk is full", () -> !broker().isAlive());
    }

    /** Lets the broker write again, and returns when it listens. */
    void makeRoomForBroker() throws Exception {
        broker().setDiskFull(false);
        await("the broker", () -> {
            restartBroker();
            return isListening(port(brokers));
        });
    }

    /** Starts the broker if it has ended by itself, as a service manager does. */
    void restartBroker() throws IOException {
        if (!broker().isAlive()) {
            broker().start();
        }
    }

    private JvmProcess broker() {
        return processes.get("broker").get(0);
    }

    /** Whether the health checks of all running receivers, feeds and workers are UP. */
    boolean isHealthy() throws InterruptedException {
        return nodesWhoseHealthIs(UP).size() == healthChecks.size();
    }

    /** Returns the names of the nodes that have a health check that is DOWN. */
    List<String> unhealthy() throws InterruptedException {
        return nodesWhoseHealthIs(DOWN);
    }

    private List<String> nodesWhoseHealthIs(int status) throws InterruptedException {
        List<String> nodes = new ArrayList<>();
        for (Map.Entry<JvmProcess, URI> node : healthChecks.entrySet()) {
            if (health(node.getValue()) == status) {
                nodes.add(node.getKey().name());
            }
        }
        return nodes;
    }

    /** Returns the status of the answer, or 0 if there is none. */
    private int health(URI health) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            LOG.debug("{} does not answer", health, e);
            return 0;
        }
    }

    /** Returns the receivers, workers and the feed that leads: what needs the broker. */
    List<String> nodesThatNeedTheBroker() {
        return healthChecks.keySet().stream().map(JvmProcess::name).filter(name -> !name.startsWith("feed") || name.equals(leader)).toList();
    }

    /** Returns the lines of the log of a process. */
    List<String> logged(String name) throws IOException {
        return processes.values().stream().flatMap(List::stream).filter(process -> process.name().equals(name)).findFirst().orElseThrow().logged();
    }

    String apiUrl() {
        return "http://" + address(sandboxPort);
    }

    String apiKey() {
        return API_KEY;
    }

    String brokers() {
        return brokers;
    }

    String topic() {
        return topic;
    }

    String database() {
        return database;
    }

    /** Returns the name of the feed that leads, or led last. */
    String leader() {
        return leader;
    }

    /** Returns the names of processes that have ended by themselves or were killed. */
    List<String> down() {
        return processes.values().stream().flatMap(List::stream).filter(process -> !process.isAlive()).map(JvmProcess::name).toList();
    }

    /** Waits until a condition holds. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        boolean holds = Tasks.foregroundTask()
                .withBudget(Budgets.iterationTimeBudget().withInterval(Duration.ofMillis(200))
                        .withMaxDuration(Duration.ofSeconds(settings.patience())).build())
                .withName(what).build().run(null, () -> {
                    try {
                        return condition.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        if (!holds) {
            throw new IllegalStateException(what + " did not get ready within " + settings.patience() + " s; see " + settings.directory());
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns a free port. It is none of those that systems give to connections and to servers that ask for any port: one of these could take it
     * while the server of the cluster starts.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_PORT_OF_CONNECTIONS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                LOG.debug("Port {} is taken", port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Cluster.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A directory with other files is not that of a run, and must not be deleted. */
    private static void deleteEarlierRun(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.exists(directory.resolve(SEED))) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException("directory=" + directory + " has files that are not of an earlier run. Name another one");
                }
            }
        }
        deleteDirectory(directory);
    }

    private static void deleteDirectory(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        List<JvmProcess> all = new ArrayList<>(processes.values().stream().flatMap(List::stream).toList());
        Collections.reverse(all);
        all.forEach(JvmProcess::close);
        if (postgres != null) {
            postgres.close();
        }
    }
}
