/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.auth.RefreshSettings;
import io.github.camelcalcom.auth.StoredTokens;
import io.github.camelcalcom.auth.TokenAuthentication;
import io.github.camelcalcom.auth.TokenIdentity;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.ManagedUserTokenIssuer;
import io.github.camelcalcom.client.OAuth2TokenIssuer;
import io.github.camelcalcom.client.TransportRequest;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SecretLeaks;
import io.github.camelcalcom.support.SettingsBuilder;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * No secret can be read where a context is looked at from outside. What is logged and how exchanges end is read by {@link SecretLeaks} over
 * all tests, and {@link EchoedSecretsTest} has servers that repeat what they were sent.
 */
class SecretsTest {

    private static final String API_KEY = "authentication=api-key&apiKey=cal_secret_0123456789";
    private static final String OAUTH2 = "authentication=oauth2&oauthClientId=app-1&oauthClientSecret=s3cret-app"
                                         + "&oauthRefreshToken=RAW(s3cret+refresh)&oauthAccessToken=s3cret-access";
    private static final String PLATFORM = "authentication=platform-client&platformClientId=platform-1&platformClientSecret=RAW(s3cret&platform)";
    private static final String PROXY = "proxyHost=127.0.0.1&proxyPort=PORT&proxyUsername=me&proxyPassword=RAW(s3cret)";
    private static final String WEBHOOK = "webhook:calcom:webhooks/events?webhookComponentName=undertow&webhookPath=/hook"
                                          + "&webhookExternalUrl=https://hooks.example.com&signingSecrets=s3cret-signing,s3cret-former";

    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer().answer(200, "{\"status\":\"success\",\"data\":[]}");
        camel = CalcomContext.managed(server.url());
        camel.calcom().getConfiguration().setApiKey(null);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    @Test
    void managementBeansMaskSecretsThatARouteHasInItsUris() throws Exception {
        startRoutesWithSecretsInTheirUris();

        List<String> shown = managementBeans();

        assertThat(shown).as("what is looked at").anyMatch(text -> text.contains("calcom:") && text.contains("apiKey"))
                .anyMatch(text -> text.contains("calcom:") && text.contains("signingSecrets"));
        assertThat(shown).filteredOn(SecretLeaks.PLANTED.asPredicate()).isEmpty();
    }

    @Test
    void healthChecksMaskSecretsThatARouteHasInItsUris() throws Exception {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(camel);
        for (String kind : List.of("routes", "consumers", "producers")) {
            registry.register(registry.resolveById(kind));
        }
        camel.calcom().setHealthCheckProducerEnabled(true);
        server.answer(503, "{}");
        startRoutesWithSecretsInTheirUris();
        await().until(() -> HealthCheckHelper.invoke(camel, "full").stream().anyMatch(result -> result.getState() == HealthCheck.State.DOWN));

        List<HealthCheck.Result> results = List.copyOf(HealthCheckHelper.invoke(camel, "full"));

        assertThat(results).anySatisfy(result -> assertThat(result.getDetails().toString()).contains("calcom:"));
        assertThat(results).allSatisfy(result -> assertHoldsNoSecret(result.getCheck().getId() + result.getDetails() + result.getMessage()
                                                                     + result.getError()));
    }

    @Test
    void endpointsAndWhatTheyAreMadeOfMaskSecretsThatARouteHasInItsUris() throws Exception {
        startRoutesWithSecretsInTheirUris();

        for (Endpoint endpoint : camel.getEndpoints()) {
            assertHoldsNoSecret(endpoint.toString());
            if (endpoint instanceof CalcomEndpoint calcom) {
                assertHoldsNoSecret(calcom.getConfiguration().toString() + calcom.getComponent());
            }
        }
        camel.getRoutes().forEach(route -> assertHoldsNoSecret(route.toString() + route.getConsumer() + route.getServices()));
    }

    @Test
    void consolesShowNoSecretThatTheComponentHasOrThatAUriRefersTo() throws Exception {
        camel.setDevConsole(true);
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setAuthentication("api-key");
        configuration.setApiKey("cal_secret_0123456789");
        configuration.setSigningSecrets("s3cret-signing");
        camel.getRegistry().bind("platformSecret", "s3cret-platform");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:key").to("calcom:me/get");
                from("direct:reference")
                        .to("calcom:me/get?authentication=platform-client&platformClientId=platform-1&platformClientSecret=#bean:platformSecret");
            }
        });
        camel.start();
        Exchange key = camel.call("direct:key");
        Exchange reference = camel.call("direct:reference");

        assertThat(server.received().get(0).headers().get("authorization")).isEqualTo("Bearer cal_secret_0123456789");
        assertThat(server.received().get(1).headers().get("x-cal-secret-key")).as("the reference was followed").isEqualTo("s3cret-platform");
        assertHoldsNoSecret(key.getAllProperties() + " " + key.getMessage().getHeaders());
        assertHoldsNoSecret(reference.getAllProperties() + " " + reference.getMessage().getHeaders());
        assertThat(consoles()).isNotEmpty().allSatisfy(SecretsTest::assertHoldsNoSecret);
    }

    /** What the guide says of Camel's own dumps. The component has no part in them; only a reference keeps a secret out of all. */
    @ParameterizedTest
    @CsvSource({ "cal_dumped_0123456789, true, true, true", "{{vault.key}}, false, true,", "#bean:vaultKey, false, false, false" })
    void camelDumpsUrisAsARouteHasThem(String written, boolean isInDump, boolean isInResolvedDump, Boolean isInStructure) throws Exception {
        // not among the secrets that the log is searched for: at DEBUG Camel logs what placeholders are replaced by
        camel.getRegistry().bind("vaultKey", "cal_dumped_0123456789");
        camel.getPropertiesComponent().addInitialProperty("vault.key", "cal_dumped_0123456789");
        camel.setDevConsole(true);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?authentication=api-key&apiKey=" + written).autoStartup(false).to("mock:changes");
            }
        });
        camel.start();

        assertThat(dump(false).contains("cal_dumped_0123456789")).isEqualTo(isInDump);
        assertThat(dump(true).contains("cal_dumped_0123456789")).isEqualTo(isInResolvedDump);
        if (isInStructure != null) {
            // what it shows of a placeholder depends on the version of Camel
            DevConsoleRegistry registry = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
            String structure = String.valueOf(registry.resolveById("route-structure").call(DevConsole.MediaType.TEXT, Map.of("brief", "false")));
            assertThat(structure.contains("cal_dumped_0123456789")).as(structure).isEqualTo(isInStructure);
        }
    }

    private String dump(boolean resolvesPlaceholders) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName context = beans.queryNames(new ObjectName("org.apache.camel:context=" + camel.getName() + ",type=context,*"), null).iterator().next();
        String dump = (String) beans.invoke(context, "dumpRoutesAsXml", new Object[] { resolvesPlaceholders }, new String[] { "boolean" });
        assertThat(dump).contains("calcom:bookings/changes?authentication=api-key&amp;apiKey=");
        return dump;
    }

    @Test
    void nothingThatCallsAreMadeOfSaysASecret() throws Exception {
        ClientSettings settings = SettingsBuilder.to(server.url()).proxy(1, "me", "s3cret-proxy").build();
        RefreshSettings refresh = new RefreshSettings(Runnable::run, Runnable::run, (delay, task) -> { }, Duration.ofMinutes(1));
        Tokens tokens = new Tokens("s3cret-access", "s3cret-refresh", null);
        try (HttpTransport transport = new HttpTransport(settings)) {
            OAuth2TokenIssuer issuer = new OAuth2TokenIssuer(transport, settings, "app-1", "s3cret-app", Clock.systemUTC());
            String identity = TokenIdentity.oauth2("api.example:443", "app-1", "s3cret-refresh");
            CallPolicy policy = CallPolicy.unguarded(RealTimers.create());
            List<Authentication> callers = List.of(FixedAuthentication.apiKey("cal_secret_0123456789"), FixedAuthentication.accessToken("s3cret-access"),
                    FixedAuthentication.platformClient("platform-1", "s3cret-platform"),
                    new TokenAuthentication(AuthenticationKind.OAUTH2, identity, new InMemoryTokenStore(), issuer, tokens, refresh));
            for (Authentication caller : callers) {
                assertHoldsNoSecret(caller + " " + caller.obtain(Duration.ofMinutes(1)) + " " + new CalcomClient(transport, settings, policy, caller));
                assertHoldsNoSecret(new TransportRequest("GET", "/v2/me", null, caller.obtain(Duration.ofMinutes(1)), null).toString());
            }
            assertHoldsNoSecret(settings + " " + settings.proxy() + " " + refresh + " " + policy);
            assertHoldsNoSecret(tokens + " " + StoredTokens.first(tokens) + " " + identity + " " + issuer + " "
                                + new ManagedUserTokenIssuer(transport, settings, "platform-1", "s3cret-platform", "7", Clock.systemUTC()));
        }
    }

    private void startRoutesWithSecretsInTheirUris() throws Exception {
        String proxy = PROXY.replace("PORT", String.valueOf(server.port()));
        int port = FreePort.find();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("direct:key").to("calcom:me/get?" + API_KEY + "&" + proxy);
                from("direct:grant").to("calcom:me/get?" + OAUTH2);
                from("direct:platform").to("calcom:me/get?" + PLATFORM);
                from("calcom:bookings/changes?initialDelay=0&" + API_KEY).to("mock:changes");
                from(WEBHOOK + "&" + API_KEY).to("mock:deliveries");
            }
        });
        camel.start();
        for (String route : List.of("direct:key", "direct:grant", "direct:platform")) {
            camel.call(route);
        }
    }

    /** The name of each bean of the context and what it can be asked for. */
    private List<String> managementBeans() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = beans.queryNames(new ObjectName("org.apache.camel:context=" + camel.getName() + ",*"), null);
        List<String> shown = new ArrayList<>();
        for (ObjectName name : names) {
            String[] attributes = Arrays.stream(beans.getMBeanInfo(name).getAttributes()).filter(MBeanAttributeInfo::isReadable)
                    .map(MBeanAttributeInfo::getName).toArray(String[]::new);
            shown.add(name + " " + beans.getAttributes(name, attributes));
        }
        return shown;
    }

    /** Those that show something; some others do something, such as writing the heap to a file. */
    private List<String> consoles() {
        DevConsoleRegistry registry = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles();
        return registry.stream().filter(console -> !Set.of("gc", "heap-dump").contains(console.getId()))
                .map(console -> console.getId() + ": " + console.call(DevConsole.MediaType.TEXT, Map.of())
                                + console.call(DevConsole.MediaType.JSON, Map.of()))
                .collect(Collectors.toList());
    }

    private static void assertHoldsNoSecret(String text) {
        assertThat(text).doesNotContainPattern(SecretLeaks.PLANTED);
    }
}
