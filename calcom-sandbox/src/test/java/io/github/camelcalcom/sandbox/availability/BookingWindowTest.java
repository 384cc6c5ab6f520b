package io.github.camelcalcom.sandbox.availability;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

class BookingWindowTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void withoutALimitEverythingIsAllowed() throws Exception {
        assertThat(window("{\"disabled\":true}").allows(Instant.parse("2126-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void calendarDaysCountEveryDay() throws Exception {
        BookingWindow window = window("{\"type\":\"calendarDays\",\"value\":3}");
        assertThat(window.allows(Instant.parse("2026-11-26T23:00:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-11-27T00:00:00Z"))).isFalse();
    }

    @Test
    void businessDaysLeaveWeekendsOut() throws Exception {
        BookingWindow window = window("{\"type\":\"businessDays\",\"value\":6}");
        assertThat(window.allows(Instant.parse("2026-12-01T12:00:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-12-02T12:00:00Z"))).isFalse();
    }

    @Test
    void aRollingWindowCountsOpenDaysAndIsSearchedFromAMonthEarlier() throws Exception {
        BookingWindow window = window("{\"type\":\"calendarDays\",\"value\":6,\"rolling\":true}");
        assertThat(window.last()).as("six days on which the office is open").isEqualTo("2026-12-01");
        Instant wanted = Instant.parse("2027-01-11T00:00:00Z");
        assertThat(window.searchFrom(wanted, MONDAY)).isEqualTo(Instant.parse("2026-12-11T00:00:00Z"));
    }

    @Test
    void aRangeHoldsBothItsDates() throws Exception {
        BookingWindow window = window("{\"type\":\"range\",\"value\":[\"2026-12-01\",\"2026-12-02\"]}");
        assertThat(window.allows(Instant.parse("2026-11-30T23:59:00Z"))).isFalse();
        assertThat(window.allows(Instant.parse("2026-12-02T23:59:00Z"))).isTrue();
        assertThat(window.allows(Instant.parse("2026-12-03T00:00:00Z"))).isFalse();
    }

    private static BookingWindow window(String setting) throws JsonProcessingException {
        return BookingWindow.of(Json.MAPPER.readTree(setting), OpenHours.fallback(1, ZoneId.of("UTC")), MONDAY);
    }
}
