/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.tools.support.ToolServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a meter registry in the Camel context, then it counts calls by tool and outcome, and a model cannot make up tags. */
@Timeout(600)
class ToolMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private long count(String tool, String outcome) {
        return registry.get("calcom.tools.calls").tags("tool", tool, "outcome", outcome).timer().count();
    }

    @Test
    void callsAreCounted() throws Exception {
        try (ToolServer server = ToolServer.start(CalcomSandbox.builder(), own -> own.camel.getRegistry().bind("metrics", registry))) {
            server.answer("get_me", "{}");
            server.answer("get_me", "{}");
            server.call("get_me", "{\"x\":1}");
            server.call("delete_schedule", ToolServer.text(Map.of("scheduleId", 1)));
            server.call("delete_schedule", ToolServer.text(Map.of("scheduleId", 987_654)));
            server.call("made_up_1", "{}");
            server.call("made_up_2", "{}");

            assertThat(count("get_me", "success")).isEqualTo(2);
            assertThat(count("get_me", "refused")).isEqualTo(1);
            assertThat(count("delete_schedule", "confirmation-required")).isEqualTo(1);
            assertThat(count("delete_schedule", "failed")).isEqualTo(1);
            assertThat(count("unknown", "refused")).isEqualTo(2);
            assertThat(registry.get("calcom.tools.calls").timers()).hasSize(5);
        }
    }
}
