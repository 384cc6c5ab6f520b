/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.github.camelcalcom.auth.JdbcTokenStore;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.safecall.JdbcKeyClaimStore;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.GuideBlocks;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.TestCertificates;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The Java of the guides is that of the tests named below, and does there what the guides say. */
@Timeout(1_800)
class GuideTest {

    private static final List<String> CHECKED = List.of("authentication.adoc", "calling-safely.adoc", "change-feed.adoc",
            "observability.adoc", "security.adoc", "typed-records.adoc");
    private static final int PATIENCE_SECONDS = 60;

    private CalcomSandbox sandbox;
    private CalcomContext camel;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start();
        sandbox.clock().moveTo(Instant.parse("2026-11-23T10:00:00Z"));
        camel = new CalcomContext(sandbox.url());
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockOfJavaStandsInATest(String block) throws IOException {
        GuideBlocks.assertStandsIn(block, GuideTest.class, FeedGuideTest.class, ClusterGuideTest.class, MetricsTest.class,
                TypedRecordsGuideTest.class, ListProgressRouteTest.class);
    }

    static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String guide : CHECKED) {
            blocks.addAll(GuideBlocks.of(guide));
        }
        // its section Examples stands in the projects of the page for new users, and a test of the documentation compares them
        blocks.addAll(GuideBlocks.of("component.adoc", "Usage"));
        return blocks;
    }

    @Test
    void aBookingIsMade() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:book")
                    .setBody(constant(Map.of(
                        "start", Instant.parse("2026-12-01T09:00:00Z"),
                        "eventTypeId", 1,
                        "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.com", "timeZone", "Europe/London"))))
                    .to("calcom:bookings/create")
                    .log("booked ${body[uid]}");
            }
        }).start();

        assertThat(camel.call("direct:book").getException()).isNull();
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void dataFromOutsideIsGivenInAHeader() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cancel")
                    .setHeader("CamelCalcomBookingUid", simple("${body[booking]}"))
                    .setBody(constant(Map.of("cancellationReason", "The customer called")))
                    .to("calcom:bookings/cancel");
            }
        }).start();
        camel.call("calcom:bookings/create", booking(10), Map.of());

        assertThat(camel.call("direct:cancel", Map.of("booking", sandbox.bookings().get(0).uid()), Map.of()).getException()).isNull();

        assertThat(sandbox.calls("bookings/cancel")).hasSize(1);
    }

    @Test
    void theBookingOfAFeedIsPassedOn() throws Exception {
        camel.start();
        camel.call("calcom:bookings/create", booking(10), Map.of());
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?since=beginning")
                    .setHeader("CamelCalcomBookingUid", header("CamelCalcomChangeBookingUid"))
                    .to("calcom:bookings/get");
            }
        });

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> sandbox.calls("bookings/get").stream()
                .anyMatch(call -> call.uri().contains(sandbox.bookings().get(0).uid()) && call.answered() == 200));
    }

    @Test
    void aPlusInAUriIsKept() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:of-anna")
                    .to("calcom:bookings/list?attendeeEmail=RAW(anna+cal@example.com)&afterStart=RAW(2026-12-01T09:00:00+01:00)");
            }
        }).start();

        assertThat(camel.call("direct:of-anna").getException()).isNull();
        assertThat(sandbox.calls("bookings/list")).singleElement().extracting(ReceivedCall::uri).asString()
                .contains("attendeeEmail=anna%2Bcal%40example.com", "afterStart=2026-12-01T09%3A00%3A00%2B01%3A00");
    }

    @Test
    void aListIsReadWhileItIsUsed() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:export")
                    .to("calcom:bookings/list?paging=stream&status=past")
                    .split(body()).streaming()
                        .to("direct:row");
                from("direct:row").to("mock:row");
            }
        }).start();
        camel.call("calcom:bookings/create", booking(10), Map.of());
        camel.call("calcom:bookings/create", booking(11), Map.of());
        sandbox.clock().moveTo(Instant.parse("2027-01-01T10:00:00Z"));

        assertThat(camel.call("direct:export").getException()).isNull();

        assertThat(camel.getEndpoint("mock:row", MockEndpoint.class).getReceivedCounter()).isEqualTo(2);
    }

    @Test
    void changesAreFollowed() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?delay=60000")
                    .log("${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
            }
        }).start();

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> sandbox.calls("bookings/list").stream()
                .anyMatch(call -> call.uri().contains("afterUpdatedAt") && call.answered() == 200));
    }

    @Test
    void webhooksAreReceived() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(FreePort.find());
        camel.addService(new VertxPlatformHttpServer(server));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:calcom:webhooks/events?webhookComponentName=platform-http"
                     + "&webhookPath=/calcom&webhookExternalUrl=https://hooks.example.com")
                    .log("${header.CamelCalcomWebhookTrigger} ${header.CamelCalcomWebhookBookingUid}");
            }
        }).start();

        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> sandbox.calls("webhooks/create").stream()
                .anyMatch(call -> call.answered() == 201));
    }

    @Test
    void aManagedUserIsChosenByTheMessage() throws Exception {
        camel.calcom().getConfiguration().setPlatformClientId(sandbox.platform().client().id());
        camel.calcom().getConfiguration().setPlatformClientSecret(sandbox.platform().client().secret());
        camel.calcom().getConfiguration().setApiKey(null);
        long customer = sandbox.platform().managedUser("customer@example.com", "Customer").id();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slots-of-a-customer")
                    .setHeader("CamelCalcomManagedUserId", header("customer"))
                    .to("calcom:schedules/list");
            }
        }).start();

        assertThat(camel.call("direct:slots-of-a-customer", null, Map.of("customer", customer)).getException()).isNull();

        assertThat(sandbox.calls()).extracting(ReceivedCall::operation).containsExactly("oauth-client-users/force-refresh", "schedules/list");
    }

    @Test
    void tokensAreKeptInADatabase() throws Exception {
        OAuth2Client app = sandbox.oauth2().publicClient("App", "https://app.example.com/cb", "PROFILE_READ");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        new JdbcTokenStore(database).createTable();
        camel.calcom().getConfiguration().setApiKey(null);

        callByOAuth2(camel, app.id(), sandbox.oauth2().grant(app, "alice").refresh().text(), database);
        camel.start();

        assertThat(camel.call("calcom:me/get").getException()).isNull();
    }

    private static void callByOAuth2(CamelContext context, String clientId, String refreshToken, DataSource dataSource) {
        CalcomComponent calcom = context.getComponent("calcom", CalcomComponent.class);
        calcom.getConfiguration().setOauthClientId(clientId);
        calcom.getConfiguration().setOauthRefreshToken(refreshToken);
        calcom.setTokenStore(new JdbcTokenStore(dataSource));
    }

    @Test
    void twoAccountsHaveTwoComponents() {
        addEuropeanAccount(camel, sandbox.apiKey("platowner"));
        // the test has no server in Europe
        camel.getComponent("calcom-eu", CalcomComponent.class).getConfiguration().setApiUrl(sandbox.url());
        camel.start();

        assertThat(username(camel.call("calcom:me/get"))).isEqualTo("alice");
        assertThat(username(camel.call("calcom-eu:me/get"))).isEqualTo("platowner");
    }

    private static void addEuropeanAccount(CamelContext context, String euKey) {
        CalcomComponent eu = new CalcomComponent();
        eu.getConfiguration().setApiUrl("https://api.cal.eu");
        eu.getConfiguration().setApiKey(euKey);
        context.addComponent("calcom-eu", eu);
    }

    private static Object username(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class).get("username");
    }

    @Test
    void aMessageThatIsDeliveredTwiceMakesOneBooking() throws Exception {
        camel.addComponent("jms", new SedaComponent());
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:orders")
                    .setHeader("CamelCalcomIdempotencyKey", header("orderId"))
                    .to("calcom:bookings/create");
            }
        }).start();

        Exchange first = camel.call("jms:queue:orders", booking(10), Map.of("orderId", "order-4711"));
        Exchange second = camel.call("jms:queue:orders", booking(10), Map.of("orderId", "order-4711"));

        assertThat(uid(first)).isEqualTo(uid(second));
        assertThat(sandbox.bookings()).hasSize(1);
    }

    /** Without the table, a key cannot be claimed, so that nothing is sent. */
    @Test
    void keysAreClaimedInADatabase() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:claims;DB_CLOSE_DELAY=-1");
        claimKeys(camel, database);
        camel.start();
        Map<String, Object> key = Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-4711");

        assertThat(camel.call("calcom:bookings/create", booking(10), key).getException()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(sandbox.bookings()).isEmpty();

        new JdbcKeyClaimStore(database).createTable();
        assertThat(uid(camel.call("calcom:bookings/create", booking(10), key))).isEqualTo(sandbox.bookings().get(0).uid());
    }

    private static void claimKeys(CamelContext context, DataSource dataSource) {
        CalcomComponent calcom = context.getComponent("calcom", CalcomComponent.class);
        calcom.setKeyClaimStore(new JdbcKeyClaimStore(dataSource));
    }

    private static Object uid(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class).get("uid");
    }

    @Test
    void whatStaysAmbiguousIsHandedToAPerson() throws Exception {
        camel.addComponent("jms", new SedaComponent());
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(CalcomAmbiguousException.class)
                    .maximumRedeliveries(1)
                    .handled(true)
                    .to("jms:queue:bookings-to-check");
                from("direct:book").to("calcom:bookings/create?maxRetries=0&ambiguityHorizon=100");
                from("jms:queue:bookings-to-check").to("mock:person");
            }
        }).start();
        sandbox.faults().on("bookings/create").inject(Fault.resetBeforeExecution());

        assertThat(camel.call("direct:book", booking(10), Map.of()).getException()).isNull();

        MockEndpoint person = camel.getEndpoint("mock:person", MockEndpoint.class);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> person.getReceivedCounter() == 1);
        assertThat(person.getReceivedExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(sandbox.bookings()).isEmpty();
    }

    @Test
    void aServerWithACertificateOfOnesOwnIsTrusted() throws Exception {
        KeyStoreParameters trusted = TestCertificates.keyStore("trust", TestCertificates.PASSWORD);
        try (ScriptedServer server = new ScriptedServer(TestCertificates.server("server"))) {
            camel.getPropertiesComponent().addInitialProperty("calcom.trust-store", trusted.getResource());
            camel.getPropertiesComponent().addInitialProperty("calcom.trust-store-password", trusted.getPassword());
            camel.getPropertiesComponent().addInitialProperty("calcom.url", server.url());
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    CamelContext context = getContext();
                    KeyStoreParameters authority = new KeyStoreParameters();
                    authority.setResource("{{calcom.trust-store}}");
                    authority.setPassword("{{calcom.trust-store-password}}");
                    TrustManagersParameters trust = new TrustManagersParameters();
                    trust.setKeyStore(authority);
                    SSLContextParameters ssl = new SSLContextParameters();
                    ssl.setTrustManagers(trust);
                    context.getRegistry().bind("calcomSsl", ssl);
                    context.getRegistry().bind("ownKey", "cal_test_key");

                    from("direct:book")
                        .to("calcom:bookings/create?apiUrl={{calcom.url}}&apiKey=#bean:ownKey&sslContextParameters=#calcomSsl");
                }
            }).start();

            assertThat(camel.call("direct:book", booking(10), Map.of()).getException()).isNull();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aKeyIsReferredToFromTheUri() throws Exception {
        String euKey = sandbox.apiKey("platowner");
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                CamelContext context = getContext();
                context.getRegistry().bind("euKey", euKey);

                from("direct:start").to("calcom:bookings/list?apiKey=#bean:euKey");
                from("direct:me").to("calcom:me/get?apiKey=#bean:euKey");
            }
        }).start();

        assertThat(camel.call("direct:start").getException()).isNull();
        assertThat(username(camel.call("direct:me"))).isEqualTo("platowner");
    }

    private static Map<String, Object> booking(int hour) {
        return Map.of("start", "2026-12-01T" + hour + ":00:00Z", "eventTypeId", 1,
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.com", "timeZone", "Europe/London"));
    }
}
