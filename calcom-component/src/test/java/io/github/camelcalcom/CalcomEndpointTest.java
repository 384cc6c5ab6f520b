/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong with an endpoint fails at start-up and says what would be right. */
class CalcomEndpointTest {

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:1");

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "calcom:bookins/list | Did you mean 'bookings'",
            "calcom:bookings/crate | Did you mean 'create'",
            "calcom:bookings | Unknown operation ''",
            "calcom:raw/head?path=/v2/me | delete, get, patch, post, put",
            "calcom:bookings/list?statsu=past | Did you mean 'status'",
            "calcom:bookings/list?apiKye=x | Did you mean 'apiKey'",
            "calcom:bookings/list?status=accepted | one of upcoming, recurring, past, cancelled, unconfirmed",
            "calcom:bookings/list?status=past,upcomming | Did you mean 'upcoming'?",
            "calcom:raw/get?path=/v2/me&output=model | output=model is not possible with calcom:raw/get",
            "calcom:bookings/list?take=many | an integer",
            "calcom:bookings/list?afterStart=tomorrow | ISO 8601",
            "calcom:bookings/list?cursor=x | self-hosted",
            "calcom:bookings/get?paging=all | answers a list",
            "calcom:bookings/list?paging=stream&output=raw | output=raw",
            "calcom:bookings/changes | from(\"calcom:bookings/changes\")",
            "calcom:webhooks/events | from(\"webhook:calcom:webhooks/events\")",
            "calcom:bookings/list?apiUrl=ftp://x | apiUrl",
            "calcom:bookings/list?maxConnections=0 | maxConnections",
            "calcom:bookings/list?apiProfile=hostd | hosted, self-hosted" })
    void badInputFailsAtStart(String uri, String advice) throws Exception {
        camel.addRoutes(to(uri));

        assertThatThrownBy(camel::start).hasStackTraceContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "calcom:bookings/create | to(\"calcom:bookings/create\")",
            "calcom:webhooks/events | from(\"webhook:calcom:webhooks/events\")",
            "calcom:bookings/changes?since=yesterday | now, beginning",
            "calcom:bookings/changes?sortUpdatedAt=asc | sortUpdatedAt",
            "calcom:bookings/changes?output=raw | map, model or json",
            "calcom:bookings/changes?changeTypes=removed | created, rescheduled",
            "calcom:bookings/changes?maxFailures=-1 | maxFailures",
            "calcom:bookings/changes?overlap=-1 | overlap",
            "calcom:bookings/list | from(\"calcom:bookings/changes\")",
            "calcom:org-bookings/changes | set the option orgId",
            "calcom:event-types/list?since=2026-11-23T10:00:00Z | expected now",
            "calcom:me/get | to(\"calcom:me/get\")" })
    void whatCannotBeConsumedFailsAtStart(String uri, String advice) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:none");
            }
        });

        assertThatThrownBy(camel::start).hasStackTraceContaining(advice);
    }

    @Test
    void withoutAKeyTheMessageSaysWhichOptionToSet() throws Exception {
        camel.calcom().getConfiguration().setApiKey(null);
        camel.addRoutes(to("calcom:bookings/list"));

        assertThatThrownBy(camel::start).hasStackTraceContaining("apiKey").hasStackTraceContaining("camel.component.calcom.api-key");
    }

    @Test
    void withoutAKeyPublicOperationsCanBeCalled() throws Exception {
        camel.calcom().getConfiguration().setApiKey(null);
        camel.addRoutes(to("calcom:slots/list"));

        camel.start();

        assertThat(camel.isStarted()).isTrue();
    }

    @Test
    void aKeyThatCouldBreakOutOfItsHeaderIsRefusedWithoutBeingShown() throws Exception {
        camel.calcom().getConfiguration().setApiKey("cal_secret\r\nx-other: 1");
        camel.addRoutes(to("calcom:bookings/list"));

        assertThatThrownBy(camel::start).hasStackTraceContaining("apiKey")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("cal_secret"));
    }

    @Test
    void theProfileFollowsTheServer() {
        CalcomConfiguration configuration = new CalcomConfiguration();

        assertThat(configuration.profile().label()).isEqualTo("hosted");
        configuration.setApiUrl("https://api.cal.eu/");
        assertThat(configuration.profile().label()).isEqualTo("hosted");
        configuration.setApiUrl("https://notcal.com/v2/");
        assertThat(configuration.profile().label()).isEqualTo("self-hosted");
        configuration.setApiProfile("hosted");
        assertThat(configuration.profile().label()).isEqualTo("hosted");
    }

    private static RouteBuilder to(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        };
    }
}
