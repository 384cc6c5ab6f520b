/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run does.
 *
 * @param bookings  number of bookings to make
 * @param rate      bookings per second
 * @param kills     number of processes to kill meanwhile
 * @param kinds     kinds of processes to kill, each once before one is killed again
 * @param down      most seconds between a kill and the start of the same process
 * @param poisoned  number of messages to send to the topic that are not JSON
 * @param seed      seed of the random choices
 * @param receivers number of webhook receivers
 * @param feeds     number of nodes of which one leads the feed
 * @param workers   number of workers
 * @param brokers   Kafka brokers; null to start one
 * @param zookeeper ZooKeeper servers; null to start one
 * @param database  JDBC URL of an empty PostgreSQL database; null to start one
 * @param directory directory of data and logs
 * @param patience  seconds without progress after which a run has failed
 */
record Settings(int bookings, int rate, int kills, List<String> kinds, int down, int poisoned, long seed, int receivers,
        int feeds, int workers, String brokers, String zookeeper, String database, Path directory, int patience) {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("bookings", "1000"), Map.entry("rate", "20"),
            Map.entry("kills", "4"), Map.entry("kinds", "receiver,worker,feed,postgres"), Map.entry("down", "2"), Map.entry("poisoned", "1"),
            Map.entry("seed", "1"),
            Map.entry("receivers", "2"), Map.entry("feeds", "2"), Map.entry("workers", "2"), Map.entry("brokers", ""),
            Map.entry("zookeeper", ""), Map.entry("database", ""), Map.entry("directory", "target/cluster"), Map.entry("patience", "300"));
    private static final Set<String> KINDS = Set.of("receiver", "worker", "feed", "postgres", "broker", "zookeeper", "disk");

    /**
     * Reads arguments of the form {@code name=value}.
     *
     * @throws IllegalArgumentException if a name or a value is invalid; the message names the valid ones
     */
    static Settings of(String... arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("Unknown setting '" + argument + "'. Write name=value, where the name is one of "
                        + new TreeSet<>(DEFAULTS.keySet()));
            }
            values.put(name, argument.substring(equals + 1));
        }
        return new Settings(number(values, "bookings", 1), number(values, "rate", 1), number(values, "kills", 0), kinds(values),
                number(values, "down", 1), number(values, "poisoned", 0), number(values, "seed", 0), number(values, "receivers", 1),
                number(values, "feeds", 1), number(values, "workers", 1),
                given(values, "brokers"), given(values, "zookeeper"), given(values, "database"),
                Path.of(values.get("directory")).toAbsolutePath(), number(values, "patience", 1));
    }

    /** The URL of the database may contain a password. */
    @Override
    public String toString() {
        return "Settings of the run in " + directory;
    }

    private static int number(Map<String, String> values, String name, int least) {
        String value = values.get(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + value + " is not a number", e);
        }
        throw new IllegalArgumentException(name + "=" + value + " is less than " + least);
    }

    private static String given(Map<String, String> values, String name) {
        return values.get(name).isEmpty() ? null : values.get(name);
    }

    /** Servers that are given are not killed. */
    private static List<String> kinds(Map<String, String> values) {
        List<String> kinds = List.of(values.get("kinds").split(","));
        Map<String, String> servers = Map.of("postgres", "database", "broker", "brokers", "disk", "brokers", "zookeeper", "zookeeper");
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("kinds=" + values.get("kinds") + ": '" + kind + "' is not one of " + new TreeSet<>(KINDS));
            }
        }
        return kinds.stream().filter(kind -> !servers.containsKey(kind) || given(values, servers.get(kind)) == null).toList();
    }
}
