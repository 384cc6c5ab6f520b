/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** When something is configured or used in a wrong way, then the message says what would be right. */
@Timeout(600)
class MessagesTest extends ScriptedServerTestSupport {

    private static final String UNKNOWN_KEY = """
            {"status":"error","error":{"code":"UnauthorizedException","message":"CustomThrottlerGuard - Invalid API Key"}}""";
    private static final String FOREIGN_BOOKING = """
            {"status":"error","error":{"code":"TRPCError","message":"User is not the organizer"}}""";
    private static final String NO_ROUTE = """
            {"status":"error","error":{"code":"NotFoundException","message":"Cannot GET /me"}}""";

    MessagesTest() {
        super(true);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hostd", "selfhosted", "" })
    void anUnknownProfileListsAllThatThereAre(String profile) {
        camel.calcom().getConfiguration().setApiProfile(profile);

        assertThatThrownBy(() -> camel.getEndpoint("calcom:me/get")).hasStackTraceContaining("option apiProfile")
                .hasStackTraceContaining("auto, hosted, self-hosted");
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflows/list", "me-booking-limits/get", "me-ooo/list" })
    void anOperationOfTheHostedServiceIsNotSentToASelfHostedServer(String operation) {
        assertThatThrownBy(() -> camel.getEndpoint("calcom:" + operation + "?apiProfile=self-hosted").createProducer())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(operation).hasMessageContaining("hosted service only")
                .hasMessageContaining("apiProfile=auto");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void withAProfileThatFollowsFromTheServerItIsSentAfterAWarning() {
        server.answer(404, NO_ROUTE);
        try (LoggedLines log = new LoggedLines(Level.WARN)) {
            Exchange exchange = camel.call("calcom:workflows/list");

            assertThat(log.texts()).anySatisfy(line -> assertThat(line).contains("workflows/list", "hosted service only"));
            assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class).hasMessageContaining("hosted service only");
        }
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "me/get?apiKey=cal_wrong, option apiKey", "me/get?authentication=oauth2&oauthAccessToken=wrong, oauthAccessToken",
            "bookings/get?bookingUid=a&authentication=none, set the option apiKey",
            "me/get?authentication=platform-client&platformClientId=a&platformClientSecret=b, platformClientSecret",
            "me/get?apiKey=cal_wrong&output=raw, option apiKey" })
    void aRefusedCredentialNamesTheOptionAndTheServer(String uri, String option) {
        server.answer(401, UNKNOWN_KEY);

        Exchange exchange = camel.call("calcom:" + uri);

        assertThat(exchange.getException()).isInstanceOf(CalcomAuthenticationException.class).hasMessageContaining("Invalid API Key")
                .hasMessageContaining(option).hasMessageContaining(server.url()).hasMessageNotContaining("wrong");
    }

    @Test
    void aRefusalForAnotherReasonDoesNotBlameTheCredential() {
        server.answer(401, FOREIGN_BOOKING);

        assertThat(camel.call("calcom:bookings/confirm?bookingUid=a").getException()).isInstanceOf(CalcomAuthenticationException.class)
                .hasMessageNotContaining("apiKey");
    }

    @Test
    void aRawPathWithoutVersionIsExplained() {
        server.answer(404, NO_ROUTE);

        assertThat(camel.call("calcom:raw/get?path=/me").getException()).hasMessageContaining("does not begin with /v2/");
        assertThat(camel.call("calcom:raw/get?path=/v2/me2").getException()).hasMessageNotContaining("does not begin with /v2/");
    }

    @Test
    void pollEnrichOfWhatIsNoListSaysEnrich() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:me").pollEnrich("calcom:me/get", 1000);
            }
        });

        assertThat(camel.call("direct:me").getException()).hasStackTraceContaining("with enrich instead of pollEnrich");
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom:me/get?apiKey=cal_a&b", "calcom:me/get?apiKey=cal_a&b=c", "calcom:me/get?proxyHost=p&proxyPassword=a&b" })
    void aKeyThatIsCutAtItsAmpersandHintsAtRaw(String uri) {
        assertThatThrownBy(() -> camel.getEndpoint(uri)).hasStackTraceContaining("Unknown parameter 'b'").hasStackTraceContaining("RAW(...)");
    }

    @Test
    void otherUnknownParametersDoNotHintAtRaw() {
        assertThatThrownBy(() -> camel.getEndpoint("calcom:me/get?pagin=all")).hasStackTraceContaining("'paging'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("RAW("));
    }

    @ParameterizedTest
    @CsvSource({ "me/get?apiKey=cal_a+b, apiKey", "me/get?authentication=platform-client&platformClientId=a&platformClientSecret=b+c, platformClientSecret" })
    void aKeyThatLosesItsPlusHintsAtRaw(String uri, String option) {
        assertThat(camel.call("calcom:" + uri.replace("cal_a+b", "RAW(cal_a+b)").replace("b+c", "RAW(b+c)")).getException()).isNull();
        assertThatThrownBy(() -> camel.getEndpoint("calcom:" + uri).createProducer().start()).hasStackTraceContaining("option " + option)
                .hasStackTraceContaining("RAW(...)");
    }

    @Test
    void aFeedWithAWrongKeyLogsOneLineForAllItsPolls() throws Exception {
        server.answer(401, UNKNOWN_KEY);
        try (LoggedLines log = new LoggedLines(Level.INFO)) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("calcom:bookings/changes?initialDelay=0&delay=20").to("mock:change");
                }
            });
            await().atMost(60, TimeUnit.SECONDS).until(() -> server.received().size() >= 6);
            camel.stop();
            List<String> polls = log.texts().stream().filter(line -> line.contains("Invalid API Key")).toList();

            assertThat(polls).hasSize(1).allSatisfy(line -> assertThat(line)
                    .contains("bookings/list failed: HTTP 401", "option apiKey", server.url()).doesNotContain("\n").endsWith(" null"));
        }
    }
}
