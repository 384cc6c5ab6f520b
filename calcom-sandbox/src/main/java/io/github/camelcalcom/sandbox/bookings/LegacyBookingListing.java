/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.eventtypes.LegacyEventTypeViews;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists bookings in the format of the versions up to 2024-06-14: rows of the real server's database. */
final class LegacyBookingListing {

    private static final int DEFAULT_LIMIT = 100;

    /** If there are more bookings, they are not sorted but read in order. */
    private static final int MOST_TO_SORT = 2_000;

    private final SandboxState state;
    private final BookingTable table;

    LegacyBookingListing(SandboxState state, BookingTable table) {
        this.state = state;
        this.table = table;
    }

    /** Returns the caller's bookings of one status, the upcoming ones unless {@code filters[status]} selects another. */
    Answer list(Call call) {
        String status = call.query("filters[status]").filter(ListRules.STATUSES::contains).orElse("upcoming");
        int limit = number(call, "limit", DEFAULT_LIMIT);
        int from = number(call, "cursor", 0);
        VisibleBookings visible = new VisibleBookings(call.user(), state);
        StatusFilter wanted = new StatusFilter(List.of(status), call.now());
        int count = visible.count(wanted);
        ObjectNode data = Json.object();
        ArrayNode rows = data.putArray("bookings");
        byStart(visible, wanted, count, call.now()).skip(from).limit(limit).forEach(booking -> rows.add(row(booking)));
        data.set("recurringInfo", recurringInfo(call.user()));
        data.put("totalCount", count).put("nextCursor", from + limit < count ? Integer.valueOf(from + limit) : null);
        return Answer.ok(data);
    }

    /** Returns the wanted bookings, the earliest start first. Sorts few bookings, and reads many in the order of the indexes. */
    private Stream<Booking> byStart(VisibleBookings visible, StatusFilter wanted, int count, Instant now) {
        if (count <= MOST_TO_SORT) {
            return visible.stream(wanted).sorted(Comparator.comparing(Booking::start).thenComparingLong(Booking::id));
        }
        Instant first = wanted.isAheadOnly() ? now.minus(state.bookings().longest()) : Instant.MIN;
        return visible.byStartAfter(first, Long.MIN_VALUE).filter(wanted);
    }

    private static int number(Call call, String name, int otherwise) {
        return call.query(name).filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf).orElse(otherwise);
    }

    private ObjectNode row(Booking booking) {
        User host = table.host(booking);
        ObjectNode row = Json.object().put("id", booking.id()).put("title", booking.title()).put("userPrimaryEmail", host.email())
                .put("description", booking.description());
        row.putObject("customInputs");
        row.put("startTime", Json.text(booking.start())).put("createdAt", Json.text(booking.createdAt()))
                .put("updatedAt", Json.text(booking.updatedAt())).put("endTime", Json.text(booking.end()));
        row.set("metadata", booking.metadata());
        Optional<EventType> eventType = state.eventTypes().find(booking.eventTypeId());
        boolean seated = eventType.filter(found -> found.seatsPerTimeSlot().isPresent()).isPresent();
        row.put("uid", booking.uid()).set("responses", seated ? Json.MAPPER.nullNode() : responses(booking));
        row.put("recurringEventId", booking.recurringBookingUid()).put("location", booking.location())
                .put("status", booking.status().name()).put("paid", false).put("fromReschedule", booking.move().fromUid());
        row.put("rescheduled", booking.move().toUid() == null ? null : Boolean.TRUE);
        boolean movedAway = booking.move().toUid() != null;
        row.put("rescheduledBy", movedAway ? booking.move().by() : null).putNull("cancelledBy").put("isRecorded", false)
                .put("cancellationReason", booking.cancellationReason()).put("rejectionReason", booking.rejectionReason())
                .putNull("routedFromRoutingFormReponse");
        row.set("eventType", eventType.map(LegacyBookingListing::eventType).orElseGet(LegacyBookingListing::deletedEventType));
        row.set("references", references(booking));
        row.putArray("payment");
        row.putObject("user").put("id", host.id()).put("name", host.name()).put("email", host.email()).put("avatarUrl", host.avatarUrl())
                .put("username", host.username()).put("timeZone", host.timeZone().name());
        row.set("attendees", attendees(booking));
        row.set("seatsReferences", seats(booking));
        row.putArray("assignmentReason");
        return row.putNull("report").put("rescheduler", movedAway ? null : booking.move().by());
    }

    private static ObjectNode responses(Booking booking) {
        ObjectNode responses = booking.responses().deepCopy();
        return booking.move().reason() == null ? responses : responses.put("rescheduledReason", booking.move().reason());
    }

    private static ObjectNode eventType(EventType eventType) {
        ObjectNode view = Json.object().put("slug", eventType.slug()).put("id", eventType.id()).put("title", eventType.title())
                .put("eventName", Json.textOrNull(eventType.settings(), "customName")).put("price", 0);
        if (eventType.recurrence().isObject()) {
            view.putObject("recurringEvent").put("interval", eventType.recurrence().path("interval").asInt())
                    .put("count", eventType.recurrence().path("occurrences").asInt());
        } else {
            view.putNull("recurringEvent");
        }
        ObjectNode metadata = view.put("currency", "usd").putObject("metadata");
        if (!eventType.lengthInMinutesOptions().isEmpty()) {
            metadata.set("multipleDuration", eventType.settings().get("lengthInMinutesOptions"));
        }
        view.put("disableGuests", false).set("bookingFields", LegacyEventTypeViews.bookingFields(eventType));
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        view.put("seatsPerTimeSlot", seated ? Integer.valueOf(eventType.seatsPerTimeSlot().getAsInt()) : null)
                .put("seatsShowAttendees", seated && eventType.showsAttendees()).put("seatsShowAvailabilityCount", true);
        view.putNull("eventTypeColor").putNull("customReplyToEmail").put("allowReschedulingPastBookings", false)
                .put("hideOrganizerEmail", false).put("disableCancelling", false).put("disableRescheduling", false)
                .putNull("minimumRescheduleNotice").putNull("teamId").putNull("parentId").putNull("schedulingType").putArray("hosts");
        view.put("length", eventType.lengthInMinutes()).putNull("team").putArray("hostGroups");
        if (eventType.settings().path("color").isObject()) {
            view.putObject("eventTypeColor").put("darkEventTypeColor", eventType.settings().path("color").path("darkThemeHex").asText())
                    .put("lightEventTypeColor", eventType.settings().path("color").path("lightThemeHex").asText());
        }
        return view;
    }

    private static ObjectNode deletedEventType() {
        ObjectNode view = Json.object().putNull("recurringEvent").putNull("eventTypeColor").put("price", 0).put("currency", "usd");
        view.putObject("metadata");
        return view;
    }

    private static ArrayNode references(Booking booking) {
        ArrayNode references = Json.array();
        if (Locations.isVideo(booking) && booking.status() == BookingStatus.ACCEPTED) {
            boolean wasCancelled = booking.cancellationReason() != null;
            if (wasCancelled) {
                references.add(reference(booking).put("deleted", true));
            }
            references.add(reference(booking));
        }
        return references;
    }

    private static ObjectNode reference(Booking booking) {
        ObjectNode reference = Json.object().put("id", booking.id()).put("type", "daily_video").put("uid", "")
                .put("bookingId", booking.id());
        for (String name : List.of("meetingId", "meetingPassword", "meetingUrl", "deleted", "externalCalendarId", "credentialId",
                "thirdPartyRecurringEventId", "domainWideDelegationCredentialId", "delegationCredentialId")) {
            reference.putNull(name);
        }
        return reference;
    }

    private ArrayNode attendees(Booking booking) {
        ArrayNode rows = Json.array();
        for (Attendee attendee : booking.attendees()) {
            rows.addObject().put("id", attendee.id()).put("email", attendee.email()).put("name", attendee.name())
                    .put("timeZone", attendee.timeZone()).put("bookingId", booking.id()).put("locale", attendee.language())
                    .put("phoneNumber", attendee.phoneNumber()).put("noShow", attendee.absent())
                    .set("user", account(attendee.email()));
        }
        return rows;
    }

    private ObjectNode account(String email) {
        Optional<User> user = state.users().findFirst(found -> found.email().equals(email));
        return Json.object().put("name", user.map(User::name).orElse(null)).put("email", email)
                .put("avatarUrl", user.map(User::avatarUrl).orElse(null)).put("username", user.map(User::username).orElse(null));
    }

    private static ArrayNode seats(Booking booking) {
        ArrayNode seats = Json.array();
        booking.attendees().stream().filter(attendee -> attendee.seat() != null).forEach(attendee -> seats.addObject()
                .put("referenceUid", attendee.seat().uid()).putObject("attendee").put("email", attendee.email()));
        return seats;
    }

    /** Returns the series of which the caller hosts bookings. */
    private ArrayNode recurringInfo(User host) {
        Map<String, List<Booking>> series = state.bookings().ofSeriesOfHost(host.id()).ascending()
                .collect(Collectors.groupingBy(Booking::recurringBookingUid, LinkedHashMap::new, Collectors.toList()));
        ArrayNode infos = Json.array();
        for (String uid : series.keySet()) {
            List<Booking> bookings = series.get(uid).stream().sorted(Comparator.comparing(Booking::start)).toList();
            ObjectNode info = infos.addObject().put("recurringEventId", uid).put("count", bookings.size())
                    .put("firstDate", Json.text(bookings.get(0).start()));
            ObjectNode byStatus = info.putObject("bookings");
            for (BookingStatus status : List.of(BookingStatus.ACCEPTED, BookingStatus.CANCELLED, BookingStatus.REJECTED,
                    BookingStatus.PENDING)) {
                ArrayNode starts = byStatus.putArray(status.name());
                bookings.stream().filter(booking -> booking.status() == status).forEach(booking -> starts.add(Json.text(booking.start())));
            }
            byStatus.putArray("AWAITING_HOST");
        }
        return infos;
    }
}
