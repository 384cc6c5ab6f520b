/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.support.VirtualTimers;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class CallTraceTest {

    private static final Operation ME = OperationResolver.resolve("me/get");

    private final VirtualTimers timers = new VirtualTimers();
    private final List<CallReport> reports = new ArrayList<>();

    @AfterEach
    void logAsBefore() {
        Configurator.setLevel(CalcomClient.class, Level.TRACE);
    }

    @Test
    void thereIsNoneWhereNobodyListensAndDebugIsOff() {
        Configurator.setLevel(CalcomClient.class, Level.INFO);
        assertThat(CallTrace.begin(null, ME, timers)).isNull();
        assertThat(CallTrace.begin(reports::add, ME, timers)).isNotNull();
        Configurator.setLevel(CalcomClient.class, Level.DEBUG);
        assertThat(CallTrace.begin(null, ME, timers)).isNotNull();
    }

    @Test
    void anEndIsToldOnce() {
        CallTrace trace = CallTrace.begin(reports::add, ME, timers);
        trace.asked();
        trace.sent();
        trace.end(null);
        trace.end(new IllegalStateException("too late"));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.failure()).isNull();
            assertThat(report.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aListenerThatFailsDisturbsNoCall() {
        CallTrace trace = CallTrace.begin(report -> {
            throw new IllegalStateException("a listener fails");
        }, ME, timers);
        assertThatCode(() -> trace.end(null)).doesNotThrowAnyException();
    }

    @Test
    void aListenerThatThrowsAnErrorDisturbsNeitherTheCallNorOtherListeners() {
        CallTrace trace = CallTrace.begin(CallListener.both(report -> {
            throw new NoClassDefFoundError("test");
        }, reports::add), ME, timers);
        assertThatCode(() -> trace.end(null)).doesNotThrowAnyException();
        assertThat(reports).hasSize(1);
    }
}
