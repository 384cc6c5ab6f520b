/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Parameter.Location;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParameterNamesTest {

    /** Options of endpoints and of Camel's scheduled polling: a parameter with such a name could not be set. */
    private static final Set<String> OPTIONS = Set.of("delay", "initialDelay", "greedy", "repeatCount", "runLoggingLevel", "scheduler",
            "schedulerProperties", "scheduledExecutorService", "startScheduler", "timeUnit", "useFixedDelay", "backoffErrorThreshold",
            "backoffIdleThreshold", "backoffMultiplier", "sendEmptyMessageWhenIdle", "pollStrategy", "exceptionHandler", "exchangePattern",
            "bridgeErrorHandler", "lazyStartProducer", "autowiredEnabled", "apiKey", "apiUrl", "apiProfile", "apiVersion", "output",
            "paging", "maxItems", "connectTimeout", "requestTimeout", "maxConnections", "maxResponseSize", "since", "overlap", "priority",
            "maxMessagesPerPoll", "resource", "operation", "authentication", "body");

    @Test
    void noParameterIsACredentialOrTheVersion() {
        assertThat(parameters())
                .noneMatch(parameter -> parameter.location() == Location.HEADER)
                .noneMatch(parameter -> parameter.name().toLowerCase(Locale.ROOT).startsWith("x-cal"))
                .noneMatch(parameter -> parameter.name().equalsIgnoreCase("authorization"));
    }

    @Test
    void noParameterIsNamedLikeAnOption() {
        assertThat(parameters().map(Parameter::name)).doesNotContainAnyElementsOf(OPTIONS);
    }

    private static Stream<Parameter> parameters() {
        OperationCatalog catalog = OperationCatalog.instance();
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .flatMap(operation -> operation.parameters().stream());
    }
}
