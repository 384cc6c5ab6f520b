/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ForwardProxy;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.TestCertificates;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExpressionAdapter;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A component's credentials go to the component's own server, through its own proxy and with its own TLS parameters, and nowhere else. */
class CredentialScopeTest {

    private ScriptedServer server;
    private ScriptedServer other;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        other = new ScriptedServer();
        camel = new CalcomContext(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
        other.close();
    }

    static Stream<Arguments> callers() {
        return Stream.of(
                arguments("apiKey", caller(configuration -> configuration.setApiKey("cal_s3cret"))),
                arguments("oauthRefreshToken", caller(configuration -> {
                    configuration.setOauthClientId("app");
                    configuration.setOauthClientSecret("s3cret");
                    configuration.setOauthRefreshToken("s3cret");
                })),
                arguments("oauthAccessToken", caller(configuration -> configuration.setOauthAccessToken("s3cret"))),
                arguments("platformClientSecret", caller(configuration -> {
                    configuration.setPlatformClientId("platform");
                    configuration.setPlatformClientSecret("s3cret");
                })),
                arguments("managedUserId", caller(configuration -> {
                    configuration.setAuthentication("managed-user");
                    configuration.setPlatformClientId("platform");
                    configuration.setPlatformClientSecret("s3cret");
                    configuration.setManagedUserId("7");
                })));
    }

    private static Consumer<CalcomConfiguration> caller(Consumer<CalcomConfiguration> caller) {
        return caller;
    }

    @ParameterizedTest
    @MethodSource("callers")
    void anEndpointWithAnotherServerInheritsNoCredentials(String option, Consumer<CalcomConfiguration> caller) throws Exception {
        camel.calcom().getConfiguration().setApiKey(null);
        caller.accept(camel.calcom().getConfiguration());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("calcom:me/get?apiUrl=" + other.url());
            }
        });

        assertThatThrownBy(camel::start).satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                .contains("calcom:me/get", "option apiUrl", other.url(), server.url(), option).doesNotContain("s3cret"));
        assertThat(other.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "recipientList", "routingSlip", "dynamicRouter", "toD", "notOptimised", "enrich", "pollEnrich", "template" })
    void dataThatIsAWholeUriLeadsNoCredentialsToAnotherServer(String way) throws Exception {
        String uri = way.equals("pollEnrich") ? "calcom:bookings/changes?apiUrl=" + other.url() : "calcom:me/get?apiUrl=" + other.url();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                switch (way) {
                    case "recipientList" -> from("direct:start").recipientList(header("uri"));
                    case "routingSlip" -> from("direct:start").routingSlip(header("uri"));
                    case "dynamicRouter" -> from("direct:start").dynamicRouter(once());
                    case "toD" -> from("direct:start").toD("${header.uri}");
                    case "notOptimised" -> from("direct:start").toD().allowOptimisedComponents(false).uri("calcom:${header.rest}");
                    case "enrich" -> from("direct:start").enrich().header("uri");
                    case "pollEnrich" -> from("direct:start").pollEnrich().header("uri").timeout(1);
                    default -> from("direct:start").process(exchange -> exchange.getContext().createProducerTemplate().sendBody(uri, null));
                }
            }
        }).start();

        Exchange exchange = camel.call("direct:start", null, Map.of("uri", uri, "rest", uri.substring("calcom:".length())));

        assertThat(exchange.getException()).hasStackTraceContaining("option apiUrl").hasStackTraceContaining("Set apiKey on the endpoint");
        assertThat(other.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{{?absent}}", "%7B%7B?absent%7D%7D", "RAW({{?absent}})" })
    void aPlaceholderWithoutAValueIsNoCredentialOfTheEndpoint(String value) throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").recipientList(header("uri"));
            }
        }).start();

        Exchange exchange = camel.call("direct:start", null, Map.of("uri", "calcom:me/get?apiUrl=" + other.url() + "&apiKey=" + value));

        assertThat(exchange.getException()).hasStackTraceContaining("option apiUrl").hasStackTraceContaining("Set apiKey on the endpoint");
        assertThat(other.received()).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aPlaceholderWithoutAValueGivesNoCredentialsToAnotherProxy() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy()) {
            CalcomConfiguration configuration = camel.calcom().getConfiguration();
            configuration.setProxyHost("127.0.0.1");
            configuration.setProxyPort(9);
            configuration.setProxyUsername("me");
            configuration.setProxyPassword("s3cret");
            camel.start();

            camel.call("calcom:me/get?apiKey=cal_own&proxyUsername={{?absent}}&proxyPassword={{?absent}}&proxyPort=" + proxy.port());

            assertThat(proxy.seen()).isNotEmpty().allSatisfy(seen -> assertThat(seen.headers().contains("Proxy-Authorization")).isFalse());
        }
    }

    @Test
    void anEndpointOfTheSameServerInheritsWhatAPlaceholderDoesNotSet() {
        camel.start();

        assertThat(camel.call("calcom:me/get?apiKey={{?absent}}&authentication={{?absent}}").getException()).isNull();

        assertThat(server.received()).singleElement()
                .satisfies(request -> assertThat(request.headers().get("authorization")).startsWith("Bearer "));
    }

    @Test
    void anEndpointWithItsOwnProxyInheritsNoCredentials() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy()) {
            camel.start();

            assertNotCreated("calcom:me/get?proxyHost=127.0.0.1&proxyPort=" + proxy.port(), "option proxyHost");

            assertThat(proxy.seen()).isEmpty();
        }
    }

    @Test
    void anEndpointWithItsOwnProxyDoesNotGiveItTheCredentialsForAnother() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy()) {
            CalcomConfiguration configuration = camel.calcom().getConfiguration();
            configuration.setProxyHost("127.0.0.1");
            configuration.setProxyPort(9);
            configuration.setProxyUsername("me");
            configuration.setProxyPassword("s3cret");
            camel.start();

            Exchange exchange = camel.call("calcom:me/get?apiKey=cal_own&proxyPort=" + proxy.port());

            assertThat(exchange.getException()).isNull();
            assertThat(proxy.seen()).isNotEmpty().allSatisfy(seen -> assertThat(seen.headers().contains("Proxy-Authorization")).isFalse());
        }
    }

    @Test
    void anEndpointThatLeavesTheProxyOutInheritsNoCredentials() throws Exception {
        camel.calcom().getConfiguration().setProxyHost("127.0.0.1");
        camel.start();

        assertNotCreated("calcom:me/get?proxyHost=", "option proxyHost");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anEndpointWithItsOwnTlsParametersInheritsNoCredentials() {
        camel.getRegistry().bind("trusting", TestCertificates.trusting());
        camel.start();

        assertNotCreated("calcom:me/get?sslContextParameters=#trusting", "option sslContextParameters");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aWebhookThatIsRegisteredAtAnotherServerInheritsNoCredentials() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook&webhookExternalUrl=https://hooks.example.com"
                     + "&apiUrl=" + other.url()).to("mock:end");
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining("option apiUrl").hasStackTraceContaining("apiKey");
        assertThat(other.received()).isEmpty();
    }

    @Test
    void anEndpointWithBothUsesItsOwn() {
        camel.start();

        assertThat(camel.call("calcom:me/get?apiKey=cal_own&apiUrl=" + other.url()).getException()).isNull();

        assertThat(other.received()).singleElement()
                .satisfies(request -> assertThat(request.headers().get("authorization")).isEqualTo("Bearer cal_own"));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anEndpointWithItsOwnKindOfCallerDoesNotCallAsTheComponentDoes() {
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setAuthentication("platform-client");
        configuration.setPlatformClientId("platform");
        configuration.setPlatformClientSecret("s3cret");
        camel.start();

        assertThat(camel.call("calcom:me/get?apiKey=cal_own&apiUrl=" + other.url()).getException()).isNull();
        Exchange asManagedUser = camel.call("calcom:me/get?apiKey=cal_own&apiUrl=" + other.url(), null, Map.of(CalcomConstants.MANAGED_USER_ID, 7));

        assertThat(asManagedUser.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("platformClientId");
        assertThat(other.received()).singleElement().satisfies(request -> {
            assertThat(request.headers().get("authorization")).isEqualTo("Bearer cal_own");
            assertThat(request.headers().toString()).doesNotContain("s3cret");
        });
    }

    @Test
    void anEndpointMaySayThatItCallsWithoutCredentials() {
        camel.start();

        assertThat(camel.call("calcom:slots/list?start=2026-12-01&end=2026-12-02&eventTypeId=1&authentication=none&apiUrl=" + other.url()).getException())
                .isNull();

        assertThat(other.received()).singleElement().satisfies(request -> assertThat(request.headers().contains("authorization")).isFalse());
    }

    @Test
    void anotherSpellingOfTheComponentsServerIsItsOwn() {
        camel.calcom().getConfiguration().setApiUrl("http://localhost:" + server.port());
        camel.start();

        assertThat(camel.call("calcom:me/get?apiUrl=http://LOCALHOST:" + server.port() + "/v2/").getException()).isNull();
        assertThat(camel.call("calcom:me/get?apiUrl=http://localhost:" + server.port() + "/base").getException()).isNull();

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anotherSchemeOfTheSameHostIsNotTheComponentsServer() {
        camel.start();

        assertNotCreated("calcom:me/get?apiUrl=https://127.0.0.1:" + server.port(), "option apiUrl");
    }

    @Test
    void storedTokensOfAManagedUserAreNotUsedByAnEndpointWithAnotherSecretAndAnotherProxy() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.builder().seed(SandboxSeed.platform()).start(); ForwardProxy proxy = new ForwardProxy()) {
            ManagedUser mia = sandbox.platform().managedUser("mia@example.net", "Mia");
            CalcomConfiguration configuration = camel.calcom().getConfiguration();
            configuration.setApiUrl(sandbox.url());
            configuration.setApiKey(null);
            configuration.setPlatformClientId(sandbox.platform().client().id());
            configuration.setPlatformClientSecret(sandbox.platform().client().secret());
            configuration.setManagedUserId(String.valueOf(mia.id()));
            camel.calcom().setTokenStore(new InMemoryTokenStore());
            camel.start();
            assertThatAnswer(camel.call("calcom:me/get")).containsEntry("email", mia.email());

            Exchange exchange = camel.call("calcom:me/get?platformClientId=" + sandbox.platform().client().id()
                                           + "&platformClientSecret=wrong&managedUserId=" + mia.id()
                                           + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port());

            assertThat(exchange.getException()).isNotNull();
            assertThat(proxy.seen()).noneMatch(seen -> seen.headers().contains("Authorization"));
        }
    }

    /** The header "uri", which ends the router after its first step. */
    private static Expression once() {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return exchange.getMessage().removeHeader("uri");
            }
        };
    }

    private void assertNotCreated(String uri, String option) {
        assertThatThrownBy(() -> camel.call(uri)).hasStackTraceContaining(option).hasStackTraceContaining("Set apiKey on the endpoint");
    }
}
