/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads the topic beside the workers, to count what webhooks and feed have brought. */
final class TopicReader implements AutoCloseable {

    private static final int PARTITIONS = 6;
    private static final int PATIENCE_SECONDS = 5;

    private final Set<String> byWebhook = ConcurrentHashMap.newKeySet();
    private final Set<String> byFeed = ConcurrentHashMap.newKeySet();
    private final String topic;
    private final Admin admin;
    private final Map<String, Object> client;
    private final Thread thread = new Thread(this::read, "topic-reader");
    private volatile boolean closed;

    /** Creates the topic, and the one of parked messages. */
    TopicReader(String brokers, String topic) throws InterruptedException {
        this.topic = topic;
        client = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest", "enable.auto.commit", false);
        admin = Admin.create(client);
        try {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) -1), new NewTopic(topic + "-parked", 1, (short) -1))).all().get();
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw new IllegalStateException("The topics cannot be created at the brokers " + brokers + ": " + e.getCause().getMessage(), e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends messages that no worker can store. */
    void poison(int count) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(topic, number % PARTITIONS, null, "poison"));
            }
        }
    }

    private void read() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::count);
            }
        }
    }

    private void count(ConsumerRecord<String, String> message) {
        if (message.key() != null) {
            (message.value().contains("\"triggerEvent\"") ? byWebhook : byFeed).add(message.key());
        }
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)).toList();
    }

    int byWebhook() {
        return byWebhook.size();
    }

    int byFeed() {
        return byFeed.size();
    }

    /** Returns the number of messages that the workers have not committed. */
    long uncommitted() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long open = 0;
        for (TopicPartition partition : partitions()) {
            OffsetAndMetadata offset = committed.get(partition);
            open += end(partition) - (offset == null ? 0 : offset.offset());
        }
        return open;
    }

    /** Returns the number of messages that the workers have parked. */
    long parked() throws ExecutionException, InterruptedException, TimeoutException {
        return end(new TopicPartition(topic + "-parked", 0));
    }

    private long end(TopicPartition partition) throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get(PATIENCE_SECONDS, TimeUnit.SECONDS).offset();
    }

    @Override
    public void close() {
        closed = true;
        admin.close(Duration.ofSeconds(5));
    }
}
