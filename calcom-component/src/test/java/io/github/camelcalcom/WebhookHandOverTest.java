/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.model.RouteDefinition;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given the guide's routes that hand deliveries over, when the server receives 200, then the delivery is where nothing can lose it. */
@Timeout(1_800)
class WebhookHandOverTest {

    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");
    private static final int PATIENCE_SECONDS = 60;

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");
    private String url;

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    /** A route whose steps are those of the guide. */
    private void listen(String options, UnaryOperator<RouteDefinition> steps) throws Exception {
        int port = FreePort.find();
        url = "http://127.0.0.1:" + port + "/calcom";
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                steps.apply(from("webhook:calcom:webhooks/events?output=raw&webhookComponentName=undertow&webhookPath=/calcom"
                                 + "&webhookAutoRegister=false&signingSecrets=" + CREATED.secret() + options));
            }
        });
    }

    private static int statusOf(RecordedDelivery delivery, String url) throws Exception {
        return delivery.sendTo(url).statusCode();
    }

    private EmbeddedActiveMQ broker() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl().setSecurityEnabled(false).setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO).setJournalFileSize(100 * 1024).setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString()).setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString()).addAcceptorConfiguration("in-vm", "vm://705"));
        broker.start();
        return broker;
    }

    @Test
    void aDeliveryThatJmsHasSurvivesTheBrokerAndAFailureBehindIt() throws Exception {
        List<String> attempts = new CopyOnWriteArrayList<>();
        ConnectionFactory connections = new ActiveMQConnectionFactory("vm://705?reconnectAttempts=0");
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(connections));
        listen("", route -> route.convertBodyTo(String.class).to("jms:queue:calcom?deliveryPersistent=true"));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("jms:queue:calcom?transacted=true").routeId("worker").autoStartup(false).to("direct:update-crm");
                from("direct:update-crm").process(exchange -> {
                    attempts.add(exchange.getMessage().getBody(String.class));
                    if (attempts.size() == 1) {
                        throw new IllegalStateException("The CRM is away");
                    }
                });
            }
        });
        EmbeddedActiveMQ broker = broker();
        camel.start();
        assertThat(statusOf(CREATED, url)).isEqualTo(200);
        broker.stop();
        assertThat(statusOf(RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_PAID\"}", CREATED.secret()), url)).isEqualTo(500);

        broker = broker();
        try {
            camel.getRouteController().startRoute("worker");
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> attempts.size() == 2);
            assertThat(attempts).containsOnly(new String(CREATED.body(), StandardCharsets.UTF_8));
        } finally {
            camel.getRouteController().stopRoute("worker");
            broker.stop();
        }
    }

    @Test
    void aDeliveryIsAFileBeforeItIsAcknowledged() throws Exception {
        listen("", route -> route.to("file:" + directory.resolve("inbox")
                + "?fileName=${header.CamelCalcomWebhookBookingUid}-${exchangeId}.json&tempPrefix=.&forceWrites=true"));
        camel.start();

        assertThat(statusOf(CREATED, url)).isEqualTo(200);

        try (Stream<Path> files = Files.list(directory.resolve("inbox"))) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).endsWith(".json").doesNotStartWith(".").doesNotStartWith("-");
                assertThat(file).hasBinaryContent(CREATED.body());
            });
        }
    }

    @Test
    void whereNoFileCanBeWrittenNothingIsAcknowledged() throws Exception {
        Files.writeString(directory.resolve("inbox"), "a file where a directory should be");
        listen("", route -> route.to("file:" + directory.resolve("inbox") + "?autoCreate=false&fileName=${exchangeId}.json"));
        camel.start();

        assertThat(statusOf(CREATED, url)).isEqualTo(500);
    }

    @Test
    void aDeliveryIsAcknowledgedWhenKafkaHasAcknowledgedIt() throws Exception {
        MockProducer<String, String> kafka = kafka();
        CompletableFuture<Integer> status = deliverInBackground("", kafka);

        assertThat(status).isNotDone();
        assertThat(kafka.history()).singleElement().satisfies(record -> {
            assertThat(record.key()).isNotBlank();
            assertThat(record.value()).isEqualTo(new String(CREATED.body(), StandardCharsets.UTF_8));
        });
        kafka.completeNext();
        assertThat(status.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void whatKafkaRefusesIsNotAcknowledged() throws Exception {
        MockProducer<String, String> kafka = kafka();
        CompletableFuture<Integer> status = deliverInBackground("", kafka);

        kafka.errorNext(new NotEnoughReplicasException("one of two"));

        assertThat(status.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(500);
    }

    @Test
    void aBrokerThatIsSlowIsNotWaitedForBeyondTheTimeout() throws Exception {
        MockProducer<String, String> kafka = kafka();
        CompletableFuture<Integer> status = deliverInBackground("&ackTimeout=100", kafka);

        assertThat(status.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(202);
        kafka.completeNext();
    }

    @Test
    void aDeliveryIsAcknowledgedBeforeTheCallThatItCausesHasEnded() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        listen("", route -> route.to("seda:deliveries?waitForTaskToComplete=Never&size=1"));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:deliveries?size=1").process(exchange -> {
                    called.countDown();
                    assertThat(mayEnd.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                });
            }
        });
        camel.start();
        try {
            assertThat(statusOf(CREATED, url)).isEqualTo(200);
            assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(statusOf(paid("second"), url)).as("it is in the queue").isEqualTo(200);
            assertThat(statusOf(paid("third"), url)).as("the queue is full").isEqualTo(500);
        } finally {
            mayEnd.countDown();
        }
    }

    private static RecordedDelivery paid(String uid) {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_PAID\",\"payload\":{\"uid\":\"" + uid + "\"}}", CREATED.secret());
    }

    private MockProducer<String, String> kafka() throws Exception {
        MockProducer<String, String> producer = new MockProducer<>(false, new StringSerializer(), new StringSerializer());
        KafkaComponent component = new KafkaComponent();
        component.setKafkaClientFactory(new KafkaClientFactory() {
            @Override
            public Producer<String, String> getProducer(Properties properties) {
                assertThat(properties).containsEntry("acks", "all");
                return producer;
            }

            @Override
            public Consumer<String, String> getConsumer(Properties properties) {
                throw new UnsupportedOperationException("The route only sends");
            }

            @Override
            public String getBrokers(KafkaConfiguration configuration) {
                return "127.0.0.1:9";
            }
        });
        camel.addComponent("kafka", component);
        return producer;
    }

    /** The status to come, once the broker has the delivery but has not acknowledged it. */
    private CompletableFuture<Integer> deliverInBackground(String options, MockProducer<String, String> kafka) throws Exception {
        listen(options, route -> route.convertBodyTo(String.class).setHeader(KafkaConstants.KEY).header("CamelCalcomWebhookBookingUid")
                .to("kafka:calcom?requestRequiredAcks=all"));
        camel.start();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
            try {
                return statusOf(CREATED, url);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> kafka.history().size() == 1);
        return status;
    }
}
