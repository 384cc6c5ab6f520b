/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/** A list with more bookings than are sorted for a page. It is read from indexes and returns the same as a search of all bookings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongBookingListTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int BOOKINGS = 9_000;
    private static final List<String> ATTENDEES =
            List.of("olivia@example.com", "mia@example.com", "MIA@example.com", "stranger@example.com", "ann@example.net", "bob@example.net");

    private CalcomSandbox sandbox;
    private List<Booking> all;

    @BeforeAll
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).seed(LongBookingListTest::plant).start();
        sandbox.clock().stopAt(NOW);
        all = sandbox.bookings();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private static void plant(Seeding seeding) {
        List<Seeding.SeededUser> hosts = new ArrayList<>();
        for (String name : List.of("olivia", "mia", "stranger")) {
            hosts.add(seeding.user(name, name, name + "@example.com", "Europe/London").eventType("Half", "half", 30));
        }
        seeding.user("idle", "idle", "idle@example.com", "Europe/London");
        seeding.organization("Acme", hosts.get(0)).member(hosts.get(1));
        Random random = new Random(1);
        for (int i = 0; i < BOOKINGS; i++) {
            Instant start = NOW.plus(Duration.ofMinutes(30L * (random.nextInt(4_000) - 2_000)));
            hosts.get(random.nextInt(hosts.size())).booking("half", start, "Guest", ATTENDEES.get(random.nextInt(ATTENDEES.size())));
        }
    }

    private Predicate<Booking> visibleTo(String... usernames) {
        List<User> seen = sandbox.read(state -> state.users().stream().filter(user -> Set.of(usernames).contains(user.username())).toList());
        return booking -> seen.stream().anyMatch(user -> booking.hostId() == user.id()
                || booking.attendees().stream().anyMatch(attendee -> attendee.email().equalsIgnoreCase(user.email())));
    }

    @ParameterizedTest
    @CsvSource({ "olivia,olivia mia", "mia,mia", "stranger,stranger", "idle,idle" })
    void aListWithoutFiltersCountsWhatItsReaderSees(String reader, String seen) {
        List<Booking> expected = all.stream().filter(visibleTo(seen.split(" ")))
                .sorted(Comparator.comparing(Booking::start).thenComparingLong(Booking::id)).toList();
        assertPages(reader, "", expected);
    }

    @ParameterizedTest
    @CsvSource({ "past,sortStart,true", "past,sortStart,false", "past,sortEnd,true", "upcoming,sortStart,false", "upcoming,sortStart,true",
            "upcoming,sortEnd,false", "upcoming,sortCreated,true", "unconfirmed,sortStart,false", "cancelled,sortStart,true" })
    void aStatusIsCountedAndReadByTheTimeNow(String status, String sort, boolean descending) {
        Predicate<Booking> held = switch (status) {
            case "past" -> booking -> booking.end().isBefore(NOW);
            case "upcoming" -> booking -> !booking.end().isBefore(NOW);
            default -> booking -> false;
        };
        Comparator<Booking> order = Comparator.comparing(sort.equals("sortStart") ? Booking::start
                : sort.equals("sortEnd") ? Booking::end : Booking::createdAt);
        List<Booking> expected = all.stream().filter(visibleTo("olivia", "mia").and(held))
                .sorted((descending ? order.reversed() : order).thenComparingLong(Booking::id)).toList();
        assertPages("olivia", "&status=" + status + '&' + sort + '=' + (descending ? "desc" : "asc"), expected);
    }

    @ParameterizedTest
    @CsvSource({ "mia,mia,'',false", "mia,mia,past,false", "mia,mia,upcoming,true", "olivia,olivia mia,'',false", "olivia,olivia mia,past,false",
            "olivia,olivia mia,upcoming,true", "olivia,olivia mia,cancelled,false", "idle,idle,upcoming,true" })
    void cursorsLeadThroughAllOfThemOnce(String reader, String seen, String status, boolean ascending) {
        Comparator<Booking> order = status.isEmpty() ? Comparator.comparingLong(Booking::id)
                : Comparator.comparing(Booking::start).thenComparingLong(Booking::id);
        List<String> expected = all.stream().filter(visibleTo(seen.split(" ")))
                .filter(booking -> status.isEmpty() || !status.equals("cancelled")
                        && status.equals("past") == booking.end().isBefore(NOW))
                .sorted(ascending ? order : order.reversed()).map(Booking::uid).toList();
        SandboxClient client = SandboxClient.of(sandbox, reader).version("2026-05-01");
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = client.get("/v2/bookings?limit=100&cursor=" + cursor + (status.isEmpty() ? "" : "&status=" + status)).json();
            read.addAll(page.path("data").findValuesAsText("uid"));
            cursor = page.path("pagination").path("nextCursor").asText(null);
        }
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "olivia,olivia mia,past", "olivia,olivia mia,upcoming", "mia,mia,upcoming", "olivia,olivia mia,cancelled", "idle,idle,upcoming" })
    void theOldestVersionsReadThemByStart(String reader, String seen, String status) {
        List<Booking> expected = all.stream().filter(visibleTo(seen.split(" ")))
                .filter(booking -> !status.equals("cancelled") && status.equals("past") == booking.end().isBefore(NOW))
                .sorted(Comparator.comparing(Booking::start).thenComparingLong(Booking::id)).toList();
        SandboxClient client = SandboxClient.of(sandbox, reader).version("2024-06-14");
        for (int cursor : new int[] {0, expected.size() / 2, Math.max(0, expected.size() - 7)}) {
            JsonNode page = client.get("/v2/bookings?limit=20&filters%5Bstatus%5D=" + status + "&cursor=" + cursor).data();
            assertThat(page.path("totalCount").asInt(-1)).isEqualTo(expected.size());
            assertThat(page.path("bookings")).extracting(row -> row.path("uid").asText())
                    .isEqualTo(expected.stream().skip(cursor).limit(20).map(Booking::uid).toList());
            assertThat(page.path("nextCursor").asInt(-1)).isEqualTo(cursor + 20 < expected.size() ? cursor + 20 : -1);
        }
    }

    @ParameterizedTest
    @CsvSource({ "'',''", "past,''", "upcoming,''", "upcoming,2", "'',1", "'','1,2'" })
    void bookingsOfAnOrganizationAreThoseOfItsMembers(String status, String userIds) {
        List<String> seen = userIds.isEmpty() || userIds.contains(",") ? List.of("olivia", "mia") : List.of(userIds.equals("1") ? "olivia" : "mia");
        Comparator<Booking> order = Comparator.comparing(Booking::start);
        List<Booking> expected = all.stream().filter(exactlyVisibleTo(seen))
                .filter(booking -> status.isEmpty() || status.equals("past") == booking.end().isBefore(NOW))
                .sorted((status.equals("past") ? order.reversed() : order).thenComparingLong(Booking::id)).toList();
        assertPages("olivia", "/v2/organizations/" + organization() + "/bookings", (status.isEmpty() ? "" : "&status=" + status)
                + (userIds.isEmpty() ? "" : "&userIds=" + userIds), expected);
    }

    private long organization() {
        return sandbox.<Long>read(state -> state.teams().findFirst(team -> team.organization()).orElseThrow().id());
    }

    /** The real server compares mail addresses of members exactly. */
    private static Predicate<Booking> exactlyVisibleTo(List<String> usernames) {
        return booking -> usernames.stream().anyMatch(username -> booking.hostId() == 1 + List.of("olivia", "mia").indexOf(username)
                || booking.attendees().stream().anyMatch(attendee -> attendee.email().equals(username + "@example.com")));
    }

    private void assertPages(String reader, String query, List<Booking> expected) {
        assertPages(reader, "/v2/bookings", query, expected);
    }

    private void assertPages(String reader, String path, String query, List<Booking> expected) {
        SandboxClient client = SandboxClient.of(sandbox, reader).version("2024-08-13");
        for (int skip : new int[] {0, expected.size() / 2, Math.max(0, expected.size() - 7)}) {
            JsonNode page = client.get(path + "?take=20&skip=" + skip + query).json();
            assertThat(page.path("pagination").path("totalItems").asInt(-1)).isEqualTo(expected.size());
            assertThat(page.path("data").findValuesAsText("uid"))
                    .isEqualTo(expected.stream().skip(skip).limit(20).map(Booking::uid).toList());
        }
    }
}
