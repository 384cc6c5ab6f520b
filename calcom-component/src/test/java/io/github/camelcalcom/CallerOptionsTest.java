/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.SecretLeaks;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A caller that cannot be fails when the route starts: the message names the option and what would be right, and no secret. */
class CallerOptionsTest {

    private static final String PLATFORM = "platformClientId=platform-1&platformClientSecret=s3cret-platform";

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:1");

    @BeforeEach
    void nobodyIsConfigured() {
        camel.calcom().getConfiguration().setApiKey(null);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "authentication=api-keys&apiKey=cal_test_1 | 'api-keys'; option authentication; Did you mean 'api-key'",
            "authentication=basic | 'basic'; auto, api-key, oauth2, managed-user, platform-client, none",
            "authentication=api-key | api-key; option apiKey; camel.component.calcom.api-key",
            "apiKey=cal_test_1&PLATFORM | by apiKey and by platformClientSecret; authentication=api-key or platform-client",
            "apiKey=cal_test_1&managedUserId=7&PLATFORM | by apiKey and by managedUserId; authentication=api-key or managed-user",
            "apiKey=cal_test_1&oauthAccessToken=s3cret-access | by apiKey and by oauthAccessToken; authentication=api-key or oauth2",
            "authentication=oauth2&oauthClientId=app-1 | oauth2; option oauthRefreshToken; camel.component.calcom.oauth-refresh-token",
            "authentication=oauth2&oauthRefreshToken=s3cret-refresh | oauth2; option oauthClientId; camel.component.calcom.oauth-client-id",
            "oauthRefreshToken=s3cret-refresh | oauth2; option oauthClientId",
            "oauthClientId=app-1 | oauth2; option oauthRefreshToken",
            "oauthClientId=app-1&oauthClientSecret=s3cret-app&apiKey=cal_test_1 | oauth2; option oauthRefreshToken",
            "authentication=platform-client&platformClientSecret=s3cret-platform | platform-client; option platformClientId",
            "platformClientSecret=s3cret-platform | platform-client; option platformClientId",
            "authentication=managed-user | managed-user; option platformClientId",
            "authentication=managed-user&platformClientId=platform-1 | managed-user; option platformClientSecret",
            "managedUserId=7&apiKey=cal_test_1 | managed-user; option platformClientId",
            "managedUserId=7&platformClientId=platform-1 | managed-user; option platformClientSecret",
            "managedUserId=mia&PLATFORM | 'mia'; managedUserId; CamelCalcomManagedUserId; number",
            "managedUserId=7/force-refresh&PLATFORM | '7/force-refresh'; managedUserId; number",
            "tokenRefreshAhead=-1&managedUserId=7&PLATFORM | tokenRefreshAhead; -1",
            "authentication=none | needs credentials; apiKey" })
    void whatMakesNoCallerFailsAtStart(String options, String advice) throws Exception {
        start("direct:start", "calcom:me/get?" + options, advice);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "oauthClientId=app-1 | oauth2; option oauthRefreshToken",
            "managedUserId=7 | managed-user; option platformClientId",
            "managedUserId=7&platformClientId=platform-1 | managed-user; option platformClientSecret",
            "platformClientSecret=s3cret-platform | platform-client; option platformClientId" })
    void halfACallerIsNotTakenForNobodyWhereTheOperationIsPublic(String options, String advice) throws Exception {
        start("direct:start", "calcom:bookings/create?" + options, advice);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "calcom:bookings/changes?authentication=managed-user&PLATFORM | from(\"calcom:bookings/changes\"); option managedUserId",
            "webhook:calcom:webhooks/events?webhookExternalUrl=https://hooks.example.com&authentication=managed-user&PLATFORM"
                    + " | webhook:calcom:webhooks/events; option managedUserId" })
    void whatHasNoMessageNeedsItsManagedUserAsAnOption(String from, String advice) throws Exception {
        start(from, "mock:none", advice);
    }

    private void start(String from, String to, String advice) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from.replace("PLATFORM", PLATFORM)).to(to.replace("PLATFORM", PLATFORM));
            }
        });

        Throwable failure = catchThrowable(camel::start);

        assertThat(failure).as("the start fails").isNotNull();
        String said = Stream.iterate(failure, each -> each != null, Throwable::getCause).map(Throwable::toString)
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(Arrays.stream(advice.split(";")).map(String::strip).toList());
        assertThat(said).doesNotContainPattern(SecretLeaks.PLANTED);
    }
}
