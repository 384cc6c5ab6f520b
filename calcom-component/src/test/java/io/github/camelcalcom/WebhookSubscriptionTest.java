/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.SubscriptionServer;
import io.github.camelcalcom.webhook.SecretStore;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given servers with several habits, when routes register webhooks, then each URL ends with one subscription that its nodes understand. */
@Timeout(1_800)
class WebhookSubscriptionTest {

    private static final String URL = "http://hooks.internal/hook";
    private static final String TEMPLATE = "{\"triggerEvent\": \"{{triggerEvent}}\", \"uid\": \"{{uid}}\"}";
    private static final String DELIVERY = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"uid\":\"u\"}}";

    private final List<AutoCloseable> resources = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    private SubscriptionServer server() throws Exception {
        SubscriptionServer server = new SubscriptionServer();
        resources.add(server);
        return server;
    }

    /** A node behind the one URL. */
    private Node node(SubscriptionServer server, String events, String options) throws Exception {
        Node node = new Node(new CalcomContext(server.url()), FreePort.find());
        resources.add(0, node.camel);
        node.camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(node.port);
                from("webhook:calcom:" + events + "?webhookComponentName=undertow&webhookPath=/hook"
                     + (options.contains("webhookExternalUrl") ? "" : "&webhookExternalUrl=http://hooks.internal") + (options.isEmpty() ? "" : "&" + options)).routeId("hook").to("log:hook?level=DEBUG");
            }
        });
        return node;
    }

    private record Node(CalcomContext camel, int port) {

        Node started() {
            camel.start();
            return this;
        }

        int deliver(String secret) throws Exception {
            return RecordedDelivery.signed(DELIVERY, secret).sendTo("http://127.0.0.1:" + port + "/hook").statusCode();
        }
    }

    private static void awaitOne(SubscriptionServer server) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.of(URL).size() == 1);
    }

    @ParameterizedTest
    @CsvSource({ "webhooks/events,'',/v2/webhooks", "event-type-webhooks/events,eventTypeId=5,/v2/event-types/5/webhooks",
            "team-event-type-webhooks/events,teamId=7&eventTypeId=5,/v2/teams/7/event-types/5/webhooks",
            "org-webhooks/events,orgId=9,/v2/organizations/9/webhooks",
            "oauth-client-webhooks/events,clientId=c-1,/v2/oauth-clients/c-1/webhooks" })
    void everyScopeIsRegisteredUnderItsPath(String events, String options, String path) throws Exception {
        SubscriptionServer server = server();
        Node node = node(server, events, options + (options.isEmpty() ? "" : "&") + "onStop=delete").started();
        awaitOne(server);
        assertThat(server.calls()).contains("POST " + path);
        assertThat(node.deliver((String) server.of(URL).get(0).get("secret"))).isEqualTo(200);
        node.camel.close();
        assertThat(server.size()).isZero();
        assertThat(server.calls()).last().asString().startsWith("DELETE " + path + "/w");
    }

    @Test
    void oneOnTheLastPageIsFound() throws Exception {
        SubscriptionServer server = server();
        for (int other = 0; other < 600; other++) {
            server.with(String.format("a%05d", other), "http://hooks.internal/other" + other, "s");
        }
        server.with("z", URL, "of-the-server");
        Node node = node(server, "webhooks/events", "triggers=BOOKING_CREATED").started();
        await().atMost(300, TimeUnit.SECONDS).until(() -> node.deliver("of-the-server") == 200);
        assertThat(server.calls()).noneMatch(call -> call.startsWith("POST") || call.startsWith("PATCH") || call.startsWith("DELETE"));
    }

    @Test
    void nodesThatStartTogetherEndWithOneSubscriptionAndRefuseNothingOnTheWay() throws Exception {
        SubscriptionServer server = server().gatheringLists(2);
        List<Node> nodes = List.of(node(server, "webhooks/events", ""), node(server, "webhooks/events", ""));
        nodes.forEach(Node::started);
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.of(URL).size() == 2);
        awaitOne(server);
        String secret = (String) server.of(URL).get(0).get("secret");
        for (Node node : nodes) {
            // both had the time to learn it before the other subscription was deleted
            assertThat(node.deliver(secret)).isEqualTo(200);
        }
        assertThat(server.calls()).filteredOn(call -> call.startsWith("POST")).hasSize(2);
    }

    @Test
    void aSecretThatTheServerDoesNotTellSurvivesInAFile(@TempDir Path directory) throws Exception {
        SubscriptionServer server = server().hidingSecrets();
        Path file = directory.resolve("secret");
        Node first = node(server, "webhooks/events", "secretFile=" + file).started();
        awaitOne(server);
        String secret = (String) server.of(URL).get(0).get("secret");
        assertThat(first.deliver(secret)).isEqualTo(200);
        assertThat(file).content().isEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        first.camel.close();
        Node second = node(server, "webhooks/events", "secretFile=" + file).started();
        assertThat(second.deliver(secret)).as("before it has asked the server").isEqualTo(200);
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.calls().stream().anyMatch(call -> call.startsWith("PATCH")));
        assertThat(server.of(URL)).singleElement().satisfies(fields -> assertThat(fields.get("secret")).isEqualTo(secret));
    }

    @Test
    void aSecretThatTheServerDoesNotTellSurvivesInAStore() throws Exception {
        SubscriptionServer server = server().hidingSecrets();
        Map<String, String> kept = new ConcurrentHashMap<>();
        Node first = node(server, "webhooks/events", "");
        first.camel.calcom().setSecretStore(storeIn(kept));
        first.started();
        awaitOne(server);
        String secret = (String) server.of(URL).get(0).get("secret");
        assertThat(kept).containsExactly(Map.entry("webhooks{} " + URL, secret));
        first.camel.close();
        Node second = node(server, "webhooks/events", "");
        second.camel.calcom().setSecretStore(storeIn(kept));
        second.started();
        assertThat(second.deliver(secret)).as("before it has asked the server").isEqualTo(200);
    }

    @Test
    void aStoreThatDoesNotTellFailsTheStart() throws Exception {
        Node node = node(server(), "webhooks/events", "");
        node.camel.calcom().setSecretStore(storeIn(null));

        assertThatThrownBy(node::started).hasStackTraceContaining("The secret of the webhook 'webhooks{} " + URL
                                                                  + "' could not be read from a map");
    }

    /** @param secrets null for a store that cannot be read */
    private static SecretStore storeIn(Map<String, String> secrets) {
        return new SecretStore() {
            @Override
            public String read(String webhook) throws IOException {
                if (secrets == null) {
                    throw new IOException("The map is gone");
                }
                return secrets.get(webhook);
            }

            @Override
            public void write(String webhook, String secret) {
                secrets.put(webhook, secret);
            }

            @Override
            public String toString() {
                return "a map";
            }
        };
    }

    @Test
    void aFileThatCannotBeThereFailsTheStart(@TempDir Path directory) throws Exception {
        SubscriptionServer server = server();
        assertThatThrownBy(() -> node(server, "webhooks/events", "secretFile=" + directory.resolve("missing/secret")).started())
                .hasStackTraceContaining("secretFile");
    }

    @Test
    void templateAndVersionAreRegisteredAndDriftIsMended(@TempDir Path directory) throws Exception {
        SubscriptionServer server = server().with("w", URL, "s");
        Path template = Files.writeString(directory.resolve("form.json"), TEMPLATE);
        Node node = node(server, "webhooks/events", "triggers=BOOKING_CREATED&payloadVersion=2021-10-20&payloadTemplate=file:" + template);
        node.started();
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(server.of(URL)).singleElement().satisfies(fields -> {
            assertThat(fields.get("payloadTemplate")).isEqualTo(TEMPLATE);
            assertThat(fields.get("version")).isEqualTo("2021-10-20");
            assertThat(fields.get("secret")).isEqualTo("s");
        }));
        node.camel.close();
        node(server, "webhooks/events", "triggers=BOOKING_CREATED").started();
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(server.of(URL)).singleElement()
                .satisfies(fields -> assertThat(fields.get("payloadTemplate")).isEqualTo("")));
    }

    @Test
    void aTemplateCanBeAResource() throws Exception {
        SubscriptionServer server = server();
        node(server, "webhooks/events", "payloadTemplate=classpath:webhook-template.json").started();
        awaitOne(server);
        assertThat(server.of(URL).get(0).get("payloadTemplate").toString()).contains("{{attendees.0.email}}");
    }

    @Test
    void aSlashAtTheEndOfTheExternalUrlMakesNoDifference() throws Exception {
        SubscriptionServer server = server();
        node(server, "webhooks/events", "webhookExternalUrl=http://hooks.internal/").started();
        awaitOne(server);
        assertThat(server.of(URL)).hasSize(1);
    }

    @Test
    void theTimeOfAbsencesIsRegistered() throws Exception {
        SubscriptionServer server = server();
        node(server, "webhooks/events", "apiProfile=hosted&triggers=AFTER_HOSTS_CAL_VIDEO_NO_SHOW&noShowTime=5&noShowTimeUnit=MINUTE"
                                        + "&webhookExternalUrl=https://hooks.my-company.com&payloadVersion=2026-07-27");
        ((CalcomContext) resources.get(0)).start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.of("https://hooks.my-company.com/hook").size() == 1);
        assertThat(server.of("https://hooks.my-company.com/hook").get(0)).containsEntry("time", 5).containsEntry("timeUnit", "MINUTE")
                .containsEntry("version", "2026-07-27");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "payloadVersion=2020-01-01|Valid are: 2021-10-20",
            "payloadVersion=2026-07-27|Valid are: 2021-10-20",
            "noShowTime=5&noShowTimeUnit=MINUTE&triggers=AFTER_HOSTS_CAL_VIDEO_NO_SHOW|which does not know it",
            "apiProfile=hosted&noShowTime=5&triggers=AFTER_HOSTS_CAL_VIDEO_NO_SHOW|go together",
            "apiProfile=hosted&noShowTime=0&noShowTimeUnit=MINUTE&triggers=AFTER_HOSTS_CAL_VIDEO_NO_SHOW|at least 1",
            "apiProfile=hosted&noShowTime=5&noShowTimeUnit=WEEK&triggers=AFTER_HOSTS_CAL_VIDEO_NO_SHOW|Valid are: DAY, HOUR, MINUTE",
            "apiProfile=hosted&triggers=AFTER_GUESTS_CAL_VIDEO_NO_SHOW|set for instance noShowTime=5",
            "apiProfile=hosted&noShowTime=5&noShowTimeUnit=MINUTE|has an effect only",
            "payloadTemplate=title|Write every placeholder within a text",
            "payloadTemplate=RAW(7)|no JSON object or array",
            "payloadTemplate=classpath:nowhere.json|cannot be read",
            "maxAge=3600000&payloadTemplate=RAW({\"uid\":\"u\"})|must have the field",
            "maxAge=3600000&payloadTemplate=RAW({\"createdAt\":\"today\"})|must have the field",
            "maxAge=-1|is negative",
            "apiProfile=hosted&webhookExternalUrl=http://hooks.my-company.com|does not begin with https://",
            "apiProfile=hosted&webhookExternalUrl=https://10.0.0.7|is no public address" })
    void whatTheServerCouldNotDoFailsTheStart(String options, String reason) throws Exception {
        SubscriptionServer server = server();
        assertThatThrownBy(() -> node(server, "webhooks/events", options).started()).hasStackTraceContaining(reason);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aTemplateWithAPlaceholderOutsideOfATextFailsTheStart(@TempDir Path directory) throws Exception {
        Path template = Files.writeString(directory.resolve("form.json"), "{\"id\": {{bookingId}}}");
        assertThatThrownBy(() -> node(server(), "webhooks/events", "payloadTemplate=file:" + template).started())
                .hasStackTraceContaining("Write every placeholder within a text");
    }

    @Test
    void twoRoutesThatOnlyDifferInThePathNeedNames() throws Exception {
        CalcomContext camel = new CalcomContext(server().url());
        resources.add(0, camel);
        assertThatThrownBy(() -> camel.routes(twoRoutes("")).start()).hasStackTraceContaining("subscription=<name>");
    }

    @Test
    void twoRoutesWithNamesHaveASubscriptionEach() throws Exception {
        SubscriptionServer server = server();
        CalcomContext camel = new CalcomContext(server.url());
        resources.add(0, camel);
        camel.routes(twoRoutes("&subscription=second")).start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.size() == 2);
        assertThat(server.of("http://hooks.internal/one")).hasSize(1);
        assertThat(server.of("http://hooks.internal/two")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom:webhooks/events?subscription=second&webhookExternalUrl=http://hooks.internal&webhookPath=/hook",
            "calcom:webhooks/events?subscription=second&webhookExternalUrl=http://hooks.internal&webhookPath=hook",
            "calcom:webhooks/events?subscription=second&webhookExternalUrl=http://other.internal&webhookPath=/hook",
            "calcom:webhooks/events?webhookAutoRegister=false&signingSecrets=s&webhookPath=/hook",
            "calcom:event-type-webhooks/events?eventTypeId=7&webhookExternalUrl=http://hooks.internal&webhookPath=/hook",
            "calcom-eu:webhooks/events?webhookExternalUrl=http://hooks.internal&webhookPath=/hook" })
    void aSecondRouteWithTheSameUrlFailsTheStart(String other) throws Exception {
        SubscriptionServer server = server();
        Node node = node(server, "webhooks/events", "");
        CalcomComponent european = new CalcomComponent();
        european.getConfiguration().setApiUrl(server.url());
        european.getConfiguration().setApiKey("cal_test_eu");
        node.camel.addComponent("calcom-eu", european);
        node.camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:" + other + "&webhookComponentName=undertow").to("log:second");
            }
        });
        assertThatThrownBy(node::started).hasStackTraceContaining("Two routes receive webhooks at ");
    }

    @Test
    void aRouteThatStopsLeavesItsUrlToAnother() throws Exception {
        SubscriptionServer server = server();
        Node node = node(server, "webhooks/events", "").started();
        awaitOne(server);
        node.camel.getRouteController().stopRoute("hook");
        node.camel.getRouteController().startRoute("hook");
        node.camel.getRouteController().stopRoute("hook");
        node.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=http://hooks.internal"
                     + "&subscription=second").routeId("second").to("log:second");
            }
        });
        assertThat(node.camel.getRouteController().getRouteStatus("second").isStarted()).isTrue();
    }

    private static RouteBuilder twoRoutes(String name) throws Exception {
        int port = FreePort.find();
        return new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                String common = "webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookExternalUrl=http://hooks.internal&webhookPath=";
                from(common + "/one").to("log:one");
                from(common + "/two" + name).to("log:two");
            }
        };
    }

    @Test
    void aRouteThatIsRemovedMayComeAgainWithAnotherPath() throws Exception {
        SubscriptionServer server = server();
        Node node = node(server, "webhooks/events", "").started();
        awaitOne(server);
        node.camel.getRouteController().stopRoute("hook");
        node.camel.removeRoute("hook");
        node.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/other&webhookExternalUrl=http://hooks.internal")
                        .to("log:other");
            }
        });
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.of("http://hooks.internal/other").size() == 1);
    }

    private CalcomContext withoutServer() throws Exception {
        RefusingPort refusingPort = new RefusingPort();
        resources.add(0, refusingPort);
        CalcomContext camel = new CalcomContext(refusingPort.url());
        resources.add(0, camel);
        return camel;
    }

    @Test
    void healthSaysWhatIsMissing() throws Exception {
        CalcomContext camel = withoutServer();
        camel.calcom().getConfiguration().setMaxRetries(0);
        camel.routes(twoRoutes("&subscription=second")).start();
        await().atMost(Duration.ofSeconds(300)).untilAsserted(() -> assertThat(HealthCheckHelper.invoke(camel))
                .filteredOn(result -> result.getCheck().getId().equals("calcom-webhook-http://hooks.internal/one")).singleElement()
                .satisfies(result -> {
                    assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
                    assertThat(result.getMessage().orElse("")).contains("http://hooks.internal/one is not registered", "webhooks/list failed");
                }));
        assertThat(HealthCheckHelper.invokeReadiness(camel)).as("knows no secret yet")
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }

    @Test
    void aNodeThatKnowsTheSecretIsReadyAlthoughTheServerIsAway() throws Exception {
        CalcomContext camel = withoutServer();
        camel.calcom().getConfiguration().setSigningSecrets("s");
        camel.routes(twoRoutes("&subscription=second")).start();
        assertThat(HealthCheckHelper.invokeReadiness(camel, "full")).filteredOn(result -> result.getCheck().getId().startsWith("calcom-webhook"))
                .hasSize(2).allMatch(result -> result.getState() == HealthCheck.State.UP);
        assertThat(HealthCheckHelper.invoke(camel)).filteredOn(result -> result.getCheck().getId().startsWith("calcom-webhook"))
                .hasSize(2).allMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }

    @Test
    void healthIsUpOnceItIsRegistered() throws Exception {
        SubscriptionServer server = server();
        Node node = node(server, "webhooks/events", "").started();
        await().atMost(300, TimeUnit.SECONDS).until(() -> HealthCheckHelper.invoke(node.camel).stream()
                .filter(result -> result.getCheck().getId().startsWith("calcom-webhook-")).map(HealthCheck.Result::getState).toList()
                .equals(List.of(HealthCheck.State.UP)));
        assertThat(Map.copyOf(server.of(URL).get(0))).containsEntry("active", true);
    }
}
