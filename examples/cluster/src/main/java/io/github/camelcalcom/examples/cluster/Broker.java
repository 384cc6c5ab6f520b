/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.nio.file.Files;
import java.nio.file.Path;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** A Kafka broker that is its own controller (KRaft). */
public final class Broker {

    private Broker() {
    }

    /**
     * @param  arguments the directory of its data, its port, and the port of its controller
     * @throws Exception if the directory cannot be prepared
     */
    public static void main(String... arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path properties = directory.resolve("server.properties");
        if (!Files.exists(properties)) {
            Files.createDirectories(directory);
            Files.writeString(properties, configuration(directory.resolve("log"), arguments[1], arguments[2]));
        }
        StorageTool.execute(new String[] {"format", "--cluster-id", "Y2FtZWwtY2FsY29tLTAwMA", "--ignore-formatted", "--config",
                properties.toString()}, System.err);
        Kafka.main(new String[] {properties.toString()});
    }

    private static String configuration(Path log, String port, String controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$s
                listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$s
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=6
                default.replication.factor=1
                offsets.topic.num.partitions=6
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, log.toString().replace('\\', '/'));
    }
}
