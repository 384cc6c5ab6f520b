/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given an operation that the API answers with a redirect, the redirect is its success: it reaches the route, and is not followed. */
class CallbackTest extends ScriptedServerTestSupport {

    private static final String TARGET = "https://app.example/settings?connected=zoom";

    CallbackTest() {
        super(true);
    }

    @BeforeEach
    void redirect() {
        server.answer(request -> request.response().setStatusCode(301).putHeader("location", TARGET).end());
    }

    static Stream<String> redirecting() {
        return OperationCatalog.instance().resources().stream().flatMap(resource -> OperationCatalog.instance().operations(resource).stream())
                .filter(operation -> operation.result().shape() == Operation.Result.Shape.REDIRECT).map(Operation::uri);
    }

    @ParameterizedTest
    @MethodSource("redirecting")
    void statusAndTargetReachTheRoute(String uri) {
        Exchange exchange = camel.call("calcom:" + uri + "?" + (uri.startsWith("oauth/") ? "" : "state=s&") + required(uri), uri.startsWith("oauth/") ? Map.of() : null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(TARGET);
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_LOCATION)).isEqualTo(TARGET);
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_STATUS_CODE)).isEqualTo(301);
        assertThat(server.received()).hasSize(1);
    }

    private static String required(String uri) {
        String[] names = uri.split("/");
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : OperationCatalog.instance().find(names[0], names[1]).orElseThrow().parameters()) {
            if (parameter.required() && !parameter.name().equals("state")) {
                String value = switch (parameter.name()) {
                    case "app" -> "zoom";
                    case "calendar" -> "google";
                    default -> "1";
                };
                query.append(parameter.name()).append('=').append(value).append('&');
            }
        }
        // the endpoint of a platform client has no code
        return uri.startsWith("oauth/") ? query.substring(0, query.length() - 1) : query + "error=access_denied";
    }

    @ParameterizedTest
    @ValueSource(strings = { "me/get", "stripe/connect" })
    void anyOtherRedirectIsAFailure(String uri) {
        Exchange exchange = camel.call("calcom:" + uri);

        assertThat(exchange.getException()).isInstanceOf(CalcomException.class).hasMessageContaining("redirect");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CalcomConstants.RESPONSE_LOCATION);
    }

    @Test
    void theTargetOfAnEarlierCallIsNotTakenForThatOfALaterOne() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:both").to("calcom:gcal/save?state=s&code=c")
                        .process(exchange -> server.answer(200, "{\"status\":\"success\",\"data\":{}}")).to("calcom:me/get");
            }
        });

        assertThat(camel.call("direct:both").getMessage().getHeaders()).doesNotContainKey(CalcomConstants.RESPONSE_LOCATION);
    }
}
