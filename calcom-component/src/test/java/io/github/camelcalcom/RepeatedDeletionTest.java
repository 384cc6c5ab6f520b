/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.support.SandboxTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A deletion that the server executed without a usable answer, and that the component repeats: what the server refuses then is done. */
class RepeatedDeletionTest extends SandboxTestSupport {

    RepeatedDeletionTest() {
        super(true);
    }

    @BeforeEach
    void configure() {
        camel.calcom().getConfiguration().setRetryDelay(20);
    }

    /** The server answers the repeated request 404, and for a schedule 400. */
    static Stream<Arguments> deletions() {
        Map<String, Object> webhook = Map.of("active", true, "subscriberUrl", "https://example.com/hook", "triggers", List.of("BOOKING_CREATED"));
        Map<String, Object> schedule = Map.of("name", "Evenings", "timeZone", "Europe/London", "isDefault", false);
        Map<String, Object> eventType = Map.of("title", "Short", "slug", "short", "lengthInMinutes", 10);
        return Stream.of(Arguments.of("webhooks", "webhookId", webhook), Arguments.of("schedules", "scheduleId", schedule),
                Arguments.of("event-types", "eventTypeId", eventType)).flatMap(deletion -> Stream.of(Fault.resetAfterExecution(),
                        Fault.closeAfterExecution(), Fault.answerAfterExecution(FaultAnswer.html(504)), Fault.truncatedBody())
                        .map(fault -> Arguments.of(deletion.get()[0], deletion.get()[1], deletion.get()[2], fault)));
    }

    @ParameterizedTest
    @MethodSource("deletions")
    void aDeletionThatWasExecutedWithoutAnAnswerSucceeds(String resource, String parameter, Map<String, Object> thing, Fault fault) {
        String id = create(resource, thing);
        sandbox.faults().on(resource + "/delete").times(1).inject(fault);

        Exchange exchange = camel.call("calcom:" + resource + "/delete?" + parameter + "=" + id);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_STATUS_CODE)).isEqualTo(204);
        assertThat(sandbox.calls(resource + "/delete")).hasSize(2);
    }

    @Test
    void aRawAnswerIsEmpty() throws Exception {
        String id = create("webhooks", Map.of("active", true, "subscriberUrl", "https://example.com/hook", "triggers", List.of("BOOKING_CREATED")));
        sandbox.faults().on("webhooks/delete").times(1).inject(Fault.resetAfterExecution());

        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:raw").errorHandler(noErrorHandler()).to("calcom:webhooks/delete?output=raw&webhookId=" + id)
                        .process(exchange -> assertThat(exchange.getMessage().getBody(InputStream.class).readAllBytes()).isEmpty());
            }
        });

        assertThat(camel.call("direct:raw").getException()).isNull();
    }

    @Test
    void whatIsMissingAtTheFirstAttemptIsNotFound() {
        Exchange exchange = camel.call("calcom:webhooks/delete?webhookId=none");

        assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class);
    }

    /** The server did not execute a request that it refused for its limit, or that it never got. */
    @ParameterizedTest
    @MethodSource("withoutExecution")
    void whatIsMissingAfterAnAttemptThatWasNotExecutedIsNotFound(Fault fault) {
        sandbox.faults().on("webhooks/delete").times(1).inject(fault);

        Exchange exchange = camel.call("calcom:webhooks/delete?webhookId=none");

        assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class);
        assertThat(sandbox.calls("webhooks/delete")).hasSize(2);
    }

    static Stream<Fault> withoutExecution() {
        return Stream.of(Fault.answerInstead(FaultAnswer.throttled(120, 1)));
    }

    @Test
    void aReadThatIsMissingAfterALostAnswerIsNotFound() {
        sandbox.faults().on("webhooks/get").times(1).inject(Fault.resetAfterExecution());

        assertThat(camel.call("calcom:webhooks/get?webhookId=none").getException()).isInstanceOf(CalcomNotFoundException.class);
    }

    @Test
    void anUpdateOfWhatIsMissingAfterALostAnswerIsNotFound() {
        sandbox.faults().on("webhooks/update").times(1).inject(Fault.resetAfterExecution());

        Exchange exchange = camel.call("calcom:webhooks/update?webhookId=none", Map.of("active", false), Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class);
    }

    private String create(String resource, Map<String, Object> thing) {
        Exchange created = camel.call("calcom:" + resource + "/create", thing, Map.of());
        assertThat(created.getException()).isNull();
        return created.getMessage().getBody(Map.class).get("id").toString();
    }
}
