/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.compatibility.quarkus;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

/** The built jar on Quarkus: an application books on the sandbox, and its feed delivers the booking. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class QuarkusSmokeTest {

    @Inject
    CamelContext context;
    @Inject
    ProducerTemplate camel;
    @Inject
    BookingRoutes routes;

    @Test
    void booksASlotAndSeesItInTheFeed() throws InterruptedException {
        Map<?, ?> eventType = (Map<?, ?>) camel.requestBody("direct:event-types", null, List.class).get(0);
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        Map<?, ?> days = camel.requestBodyAndHeaders("direct:slots", null, Map.of("CamelCalcomEventTypeId", eventType.get("id"),
                "CamelCalcomStart", tomorrow, "CamelCalcomEnd", tomorrow.plusDays(7)), Map.class);
        Map<?, ?> slot = (Map<?, ?>) ((List<?>) days.values().iterator().next()).get(0);

        Map<?, ?> booking = camel.requestBody("direct:book", Map.of("start", slot.get("start"), "eventTypeId", eventType.get("id"),
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.com", "timeZone", "UTC")), Map.class);

        String changed;
        do {
            changed = routes.changes().poll(5, TimeUnit.MINUTES);
            assertThat(changed).as("the next change of the feed").isNotNull();
        } while (!changed.equals(booking.get("uid")));
    }

    @Test
    void runsOnCamelOfQuarkus() {
        assertThat(context.getClass().getPackageName()).startsWith("org.apache.camel.quarkus");
    }
}
