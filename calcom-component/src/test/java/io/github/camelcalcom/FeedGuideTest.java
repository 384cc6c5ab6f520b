/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.feed.AtomicFileStateRepository;
import io.github.camelcalcom.support.PushedFeed;
import io.github.camelcalcom.support.SandboxTestSupport;
import org.apache.camel.BindToRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.awaitility.Awaitility.await;

/** The Java of the guide to the feed, apart from that of several nodes, is that of this class, and does here what the guide says. */
@Timeout(1_800)
class FeedGuideTest extends SandboxTestSupport {

    private final MemoryStateRepository states = new MemoryStateRepository();

    FeedGuideTest() {
        super(false);
    }

    @BeforeEach
    void configure() {
        camel.getRegistry().bind("states", states);
    }

    /** What a configuration class has. Not called here, since it would make a directory. */
    static final class States {

        @BindToRegistry("states")
        StateRepository<String, String> states() throws IOException {
            return new AtomicFileStateRepository(Path.of("data", "calcom"));   // one machine
            // return new JdbcStateRepository(dataSource);                     // several nodes; createTable() once
        }
    }

    @Test
    void aFeedKeepsItsState() throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?stateRepository=#states")
                    .log("${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
            }
        }).start();

        String name = sandbox.url().substring("http://".length()) + "/bookings/changes";
        await().atMost(300, TimeUnit.SECONDS).until(() -> states.getState(name) != null);
    }

    @Test
    void aFeedIsToldOfChanges() throws Exception {
        camel.getPropertiesComponent().addOverrideProperty("hooks.url", new PushedFeed(camel).url());
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?stateRepository=#states&pushPath=/calcom/feed&pushExternalUrl={{hooks.url}}")
                    .log("${header.CamelCalcomChange} ${header.CamelCalcomChangeBookingUid}");
            }
        }).start();

        await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls("webhooks/create").stream().anyMatch(call -> call.answered() == 201));
    }
}
