/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.Weekday;
import io.github.camelcalcom.model.booking.AttendeeRequest;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.booking.BookingRequest;
import io.github.camelcalcom.model.booking.BookingRequestPlainBuilder;
import io.github.camelcalcom.model.booking.BookingStatus;
import io.github.camelcalcom.model.booking.CancelRequest;
import io.github.camelcalcom.model.eventtype.EventType;
import io.github.camelcalcom.model.schedule.Schedule;
import io.github.camelcalcom.model.schedule.ScheduleRequest;
import io.github.camelcalcom.model.schedule.Slot;
import io.github.camelcalcom.model.user.Profile;
import io.github.camelcalcom.model.webhook.WebhookPayload;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.SandboxTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given {@code output=model}, when an endpoint delivers a result, a change or an event, then the body is a record. */
@Timeout(1_800)
class OutputModelTest extends SandboxTestSupport {

    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    OutputModelTest() {
        super(true);
    }

    @Override
    protected void seed(SandboxBuilder builder) {
        builder.seed(SandboxSeed.platform());
    }

    @BeforeEach
    void moveClock() {
        sandbox.clock().moveTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    private static BookingRequest booking(int hoursLater) {
        return BookingRequestPlainBuilder.builder().start(START.plusSeconds(3_600L * hoursLater)).eventTypeId(1L)
                .attendee(new AttendeeRequest("Ada", "ada@example.com", ZoneId.of("Europe/London"), null, null)).build();
    }

    private List<?> list(String uri) {
        return result(uri, null, Map.of(), List.class);
    }

    private <T> T result(String uri, Object body, Map<String, Object> headers, Class<T> type) {
        Exchange exchange = camel.call(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(type);
        return type.cast(exchange.getMessage().getBody());
    }

    @Test
    void aResultIsARecord() {
        Booking booking = result("calcom:bookings/create?output=model", booking(0), Map.of(), Booking.class);

        assertThat(booking.uid()).isEqualTo(sandbox.bookings().get(0).uid());
        assertThat(booking.start()).isEqualTo(START);
        assertThat(booking.status()).isEqualTo(BookingStatus.ACCEPTED);
        assertThat(booking.attendees()).singleElement().satisfies(attendee -> assertThat(attendee.timeZone()).isEqualTo(ZoneId.of("Europe/London")));
        assertThat(result("calcom:me/get?output=model", null, Map.of(), Profile.class).username()).isEqualTo("alice");
    }

    @Test
    void aListIsAListOfRecordsAndAStreamIsAnIteratorOfThem() throws Exception {
        for (int hour = 0; hour < 3; hour++) {
            result("calcom:bookings/create?output=model", booking(hour), Map.of(), Booking.class);
        }

        assertThat(list("calcom:bookings/list?output=model")).hasSize(3).hasOnlyElementsOfType(Booking.class);
        assertThat(list("calcom:bookings/list?output=model&paging=all&take=2")).hasSize(3)
                .hasOnlyElementsOfType(Booking.class);
        List<Object> streamed = new ArrayList<>();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream").to("calcom:bookings/list?output=model&paging=stream&take=2").split(body()).streaming()
                        .process(exchange -> streamed.add(exchange.getMessage().getBody()));
            }
        });
        assertThat(camel.call("direct:stream").getException()).isNull();
        assertThat(streamed).hasSize(3).hasOnlyElementsOfType(Booking.class);
        assertThat(list("calcom:event-types/list?output=model")).isNotEmpty().hasOnlyElementsOfType(EventType.class);
    }

    @Test
    void slotsAreAMapOfListsByDate() {
        Map<?, ?> slots = result("calcom:slots/list?output=model&eventTypeId=1&start=2026-12-01&end=2026-12-02", null, Map.of(), Map.class);

        assertThat(slots.containsKey(LocalDate.parse("2026-12-01"))).isTrue();
        assertThat((List<?>) slots.get(LocalDate.parse("2026-12-01"))).isNotEmpty().hasOnlyElementsOfType(Slot.class);
    }

    @Test
    void aBodyThatIsARecordIsSentAsAMapIs() {
        Booking booking = result("calcom:bookings/create?output=model", booking(0), Map.of(), Booking.class);

        Booking cancelled = result("calcom:bookings/cancel?output=model", new CancelRequest.Whole("ill", null),
                Map.of(CalcomConstants.BOOKING_UID, booking.uid()), Booking.class);

        assertThat(cancelled.status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(cancelled.cancellationReason()).isEqualTo("ill");
    }

    @Test
    void aBookingThatIsARecordIsMadeOnceAlsoIfTheResponseIsLost() {
        sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());

        Booking booking = result("calcom:bookings/create?output=model&ambiguityHorizon=60000", booking(0), Map.of(), Booking.class);

        assertThat(sandbox.bookings()).singleElement().satisfies(made -> assertThat(made.uid()).isEqualTo(booking.uid()));
        assertThat(sandbox.calls("bookings/list")).as("look-ups").isNotEmpty();
    }

    @Test
    void messagesWithTheSameKeyMakeOneBooking() {
        Map<String, Object> key = Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-4711");

        Booking first = result("calcom:bookings/create?output=model", booking(0), key, Booking.class);
        Booking second = result("calcom:bookings/create?output=model", booking(0), key, Booking.class);

        assertThat(first.uid()).isEqualTo(second.uid());
        assertThat(sandbox.bookings()).hasSize(1);
    }

    @Test
    void anOperationWithoutARecordFailsAtStart() {
        assertThatThrownBy(() -> camel.call("calcom:verified-resources/list-emails?output=model")).rootCause()
                .hasMessage("output=model is not possible with calcom:verified-resources/list-emails: there is no record for its result"
                            + " VerifiedEmail; use map or json");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void anOperationWithoutAResultIsPossible() {
        Schedule schedule = result("calcom:schedules/create?output=model", new ScheduleRequest("Nights", ZoneId.of("Asia/Tokyo"),
                List.of(new Schedule.Availability(List.of(Weekday.FRIDAY), LocalTime.of(20, 0), LocalTime.of(23, 30))), false, null), Map.of(),
                Schedule.class);
        assertThat(schedule.availability()).containsExactly(
                new Schedule.Availability(List.of(Weekday.FRIDAY), LocalTime.of(20, 0), LocalTime.of(23, 30)));

        Exchange deleted = camel.call("calcom:schedules/delete?output=model&scheduleId=" + schedule.id());

        assertThat(deleted.getException()).isNull();
        assertThat(deleted.getMessage().getBody()).isNull();
    }

    @Test
    void aChangeIsARecord() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        result("calcom:bookings/create?output=model", booking(0), Map.of(), Booking.class);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?since=beginning&output=model&initialDelay=0")
                        .process(exchange -> bodies.add(exchange.getMessage().getBody()));
                from("calcom:event-types/list?since=beginning&output=model&initialDelay=0")
                        .process(exchange -> bodies.add(exchange.getMessage().getBody()));
            }
        });

        await().atMost(300, TimeUnit.SECONDS).until(() -> bodies.stream().anyMatch(Booking.class::isInstance)
                && bodies.stream().anyMatch(EventType.class::isInstance));
        assertThat(bodies).hasOnlyElementsOfType(CalcomRecord.class);
    }

    @Test
    void anEventIsARecord() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        int port = FreePort.find();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("undertow").host("127.0.0.1").port(port);
                from("webhook:calcom:webhooks/events?output=model&webhookAutoRegister=false&webhookPath=/hook&webhookComponentName=undertow"
                     + "&signingSecrets=topsecret").process(exchange -> bodies.add(exchange.getMessage().getBody()));
            }
        });

        for (String delivery : List.of("BOOKING_CREATED-plain", "MEETING_STARTED-scheduled", "BOOKING_NO_SHOW_UPDATED-attendee")) {
            assertThat(RecordedDelivery.named(delivery).sendTo("http://127.0.0.1:" + port + "/hook").statusCode()).isEqualTo(200);
        }

        assertThat(bodies).satisfiesExactly(
                body -> assertThat(((WebhookPayload.BookingEvent) body).uid()).isEqualTo("5KDAGGixVRq6N7yWAz1fD2"),
                body -> assertThat(body).isInstanceOf(WebhookPayload.Meeting.class),
                body -> assertThat(body).isInstanceOf(WebhookPayload.NoShow.class));
    }
}
