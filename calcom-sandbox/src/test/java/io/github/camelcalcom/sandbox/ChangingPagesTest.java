/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.PageFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of bookings that change while they are read, in the steps of the real server. */
class ChangingPagesTest {

    private static final String BY_UPDATE = "sortUpdatedAt=asc&take=4";

    private final List<String> uids = new ArrayList<>();
    private CalcomSandbox sandbox;
    private BookingClient alice;

    @BeforeEach
    void sixBookingsOneMinuteAfterTheOther() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        alice = new BookingClient(SandboxClient.of(sandbox));
        for (int i = 0; i < 6; i++) {
            uids.add(alice.book(1, "2026-11-24T" + (10 + i) + ":00:00Z", "Guest" + i).path("uid").asText());
            sandbox.clock().advance(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private FaultRule secondBookingChangesInStep(int number) {
        return sandbox.faults().onBookingPages().when(step -> step.number() == number).times(1)
                .inject(PageFault.of("the second booking changes", step -> step.change(step.uids().get(1))));
    }

    private static List<String> uidsOf(JsonNode answer) {
        List<String> found = new ArrayList<>();
        answer.path("data").forEach(booking -> found.add(booking.path("uid").asText()));
        return found;
    }

    @Test
    void aBookingThatChangesBeforeThePageIsSortedStandsAtItsEnd() {
        secondBookingChangesInStep(1);
        JsonNode page = alice.list(BY_UPDATE).json();

        assertThat(uidsOf(page)).containsExactly(uids.get(0), uids.get(2), uids.get(3), uids.get(1));
        assertThat(page.at("/data/3/updatedAt").asText()).isEqualTo("2026-11-23T09:06:00.000Z");
        assertThat(uidsOf(alice.list(BY_UPDATE).json())).containsExactly(uids.get(0), uids.get(2), uids.get(3), uids.get(4));
    }

    @Test
    void aBookingThatChangesAfterThePageWasSortedStaysInItsPlace() {
        secondBookingChangesInStep(2);
        JsonNode page = alice.list(BY_UPDATE).json();

        assertThat(uidsOf(page)).containsExactly(uids.get(0), uids.get(1), uids.get(2), uids.get(3));
        assertThat(page.at("/data/1/updatedAt").asText()).isEqualTo("2026-11-23T09:06:00.000Z");
    }

    @Test
    void bookingsThatChangedAtOneInstantMayComeInAnotherOrderInEachAnswer() {
        sandbox.faults().onBookingPages().times(1).inject(PageFault.of("all bookings change", step -> step.uids().forEach(step::change)));
        String all = "sortUpdatedAt=asc&take=10";
        alice.list(all);
        List<String> stable = uidsOf(alice.list(all).json());
        sandbox.faults().unstableTies(7);
        Set<List<String>> orders = new HashSet<>();
        for (int page = 0; page < 10; page++) {
            orders.add(uidsOf(alice.list(all).json()));
        }

        assertThat(stable).isEqualTo(uids);
        assertThat(orders).hasSizeGreaterThan(1).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(uids));
        sandbox.faults().clear();
        assertThat(uidsOf(alice.list(all).json())).isEqualTo(stable);
    }

    @Test
    void pagesByCursorKeepTheirOrderAndShowTheNewState() {
        secondBookingChangesInStep(1);
        JsonNode page = SandboxClient.of(sandbox).version("2026-05-01").get("/v2/bookings?limit=4").json();

        assertThat(uidsOf(page)).containsExactly(uids.get(5), uids.get(4), uids.get(3), uids.get(2));
        assertThat(page.at("/data/1/updatedAt").asText()).isEqualTo("2026-11-23T09:06:00.000Z");
        assertThat(page.at("/pagination/nextCursor").asText()).isNotEmpty();
    }

    @Test
    void theSeedDecidesWhichBookingsChange() {
        FaultRule rule = sandbox.faults().onBookingPages().probability(0.5, 42).inject(PageFault.changedBooking(42));
        for (int page = 0; page < 20; page++) {
            alice.list(BY_UPDATE);
        }

        assertThat(rule.matched()).isEqualTo(40);
        assertThat(rule.fired()).isBetween(10L, 30L);
        sandbox.faults().clear();
        assertThat(sandbox.faults().rules()).isEmpty();
    }
}
