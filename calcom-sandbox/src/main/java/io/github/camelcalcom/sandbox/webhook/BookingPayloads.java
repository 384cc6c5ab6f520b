/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The payloads of webhooks for one booking. As on the real server, they differ between triggers in their fields, in the format of instants,
 * and in the values that are null.
 */
public final class BookingPayloads {

    private static final Map<String, String> SCHEDULING_TYPES =
            Map.of("collective", "COLLECTIVE", "roundRobin", "ROUND_ROBIN", "managed", "MANAGED");
    static final String VIDEO_LOCATION = "integrations:daily";

    /** The real server derives it from the uid before it has one, so that it is always the same. */
    private static final String CONFERENCE_REQUEST = "2db644eb-37a5-581a-99fa-ebe6ce513834";

    private final Booking booking;
    private final EventType eventType;
    private final User host;
    private final BookingTeam team;

    /** Creates the payloads of a booking with its event type, host and team. */
    public BookingPayloads(Booking booking, EventType eventType, User host, BookingTeam team) {
        this.team = team;
        this.booking = booking;
        this.eventType = eventType;
        this.host = host;
    }

    /**
     * Returns the payload for a booking that was created, requested or moved.
     *
     * @param attendees attendees of the event: all of them, or the one of the seat
     * @param password  secret of the links in a confirmation mail; null if no confirmation is needed
     * @param previous  booking that was moved; null for none
     */
    public ObjectNode booked(List<Attendee> attendees, String password, Booking previous) {
        boolean seated = eventType.seatsPerTimeSlot().isPresent();
        ObjectNode payload = Json.object().put("bookerUrl", team.bookerUrl()).put("title", title(attendees))
                .put("startTime", PayloadParts.shortInstant(booking.start())).put("endTime", PayloadParts.shortInstant(booking.end()))
                .put("additionalNotes", notes()).put("type", eventType.slug()).put("description", eventType.description())
                .put("eventTypeId", eventType.id()).put("hideCalendarNotes", false).put("hideCalendarEventDetails", false)
                .put("hideOrganizerEmail", false).put("schedulingType", schedulingType(eventType));
        putSeats(payload);
        payload.put("seatsShowAttendees", !seated || eventType.showsAttendees()).put("seatsShowAvailabilityCount", true)
                .putNull("customReplyToEmail").put("disableRescheduling", false).put("disableCancelling", false);
        payload.set("organizer", organizer(team, PayloadParts.organizer(host, booking.start())));
        payload.set("attendees", PayloadParts.newAttendees(guests(team, attendees), booking.start()));
        payload.set("customInputs", Json.object());
        payload.set("responses", newResponses(attendees));
        payload.set("userFieldsResponses", PayloadParts.customFields(eventType, booking.responses()));
        payload.put("location", booking.location());
        if (team.team() == null) {
            payload.putNull("destinationCalendar");
        } else {
            payload.putArray("destinationCalendar");
        }
        boolean waits = booking.status() == BookingStatus.PENDING;
        if (!waits || previous == null) {
            payload.put("iCalUID", booking.icsUid());
        }
        payload.put("iCalSequence", booking.icsSequence()).put("requiresConfirmation", waits)
                .put("oneTimePassword", password).putNull("hashedLink");
        if (booking.recurringBookingUid() != null && previous == null) {
            payload.set("recurringEvent", recurrence());
        }
        putTeam(payload, team);
        payload.put("uid", booking.uid());
        if (seated) {
            payload.put("attendeeSeatId", attendees.get(0).seat().uid());
        }
        putConference(payload, waits, previous, seated);
        return finish(payload, previous, seated);
    }

    private void putConference(ObjectNode payload, boolean waits, Booking previous, boolean seated) {
        boolean moved = previous != null && !seated;
        boolean video = VIDEO_LOCATION.equals(booking.location());
        boolean joined = seated && previous == null && booking.attendees().size() > 1;
        if ((moved || joined) && video) {
            payload.putObject("videoCallData").put("type", "daily_video").putNull("id").putNull("password").putNull("url");
        }
        if (moved && booking.move().by() != null) {
            payload.put("rescheduledBy", booking.move().by());
        }
        if (video && !joined && (!waits || previous != null)) {
            payload.putObject("conferenceData").putObject("createRequest")
                    .put("requestId", CONFERENCE_REQUEST);
        }
        if (moved) {
            ArrayNode apps = payload.putArray("appsStatus");
            if (video && !waits) {
                apps.addObject().put("appName", "daily-video").put("type", "daily_video").put("success", 0).put("failures", 1)
                        .putArray("errors");
            }
        }
    }

    private ObjectNode finish(ObjectNode payload, Booking previous, boolean seated) {
        putEventType(payload, 0);
        payload.put("bookingId", booking.id());
        if (previous != null && seated) {
            payload.put("rescheduleUid", previous.uid());
        } else if (previous != null) {
            payload.put("rescheduleId", previous.id()).put("rescheduleUid", previous.uid())
                    .put("rescheduleStartTime", PayloadParts.shortInstant(previous.start()))
                    .put("rescheduleEndTime", PayloadParts.shortInstant(previous.end()));
        }
        payload.set("metadata", metadata());
        return payload.put("status", booking.status().name());
    }

    /** The link of a meeting is also the address of its video call. */
    private ObjectNode metadata() {
        boolean link = booking.location() != null && booking.location().startsWith("http");
        return link ? booking.metadata().deepCopy().put("videoCallUrl", booking.location()) : booking.metadata();
    }

    /** Returns the payload for a booking that the host confirmed or declined. */
    public ObjectNode decided() {
        ObjectNode payload = Json.object().put("type", eventType.slug()).put("title", booking.title())
                .put("description", booking.description()).put("bookerUrl", team.bookerUrl());
        payload.set("userFieldsResponses", PayloadParts.customFields(eventType, booking.responses()));
        payload.set("responses", PayloadParts.responses(eventType, booking.responses()));
        payload.set("customInputs", Json.object());
        payload.put("startTime", Json.text(booking.start())).put("endTime", Json.text(booking.end()));
        payload.set("organizer", PayloadParts.organizer(host, booking.start()));
        payload.set("attendees", PayloadParts.knownAttendees(guests(team, booking.attendees()), booking.start()));
        payload.put("location", booking.location()).put("uid", booking.uid()).putArray("destinationCalendar");
        payload.set("requiresConfirmation", requiresConfirmation());
        payload.put("hideOrganizerEmail", false).put("hideCalendarNotes", false).put("hideCalendarEventDetails", false)
                .put("eventTypeId", eventType.id()).putNull("customReplyToEmail").putNull("organizationId").put("additionalNotes", notes());
        putTeam(payload, team);
        if (booking.status() == BookingStatus.REJECTED && booking.rejectionReason() != null) {
            payload.put("rejectionReason", booking.rejectionReason());
        } else if (booking.status() != BookingStatus.REJECTED) {
            putConference(payload, false, null, false);
        }
        putEventType(payload, 0);
        return payload.put("bookingId", booking.id()).put("status", booking.status().name());
    }

    /**
     * Returns the payload for a cancelled booking or seat.
     *
     * <p>For one of several seats the responses are those of the first seat, with the other attendees as guests, as on the real server.
     *
     * @param attendees attendees of the cancelled booking or seat
     * @param reason    null if none was given
     */
    public ObjectNode cancelled(List<Attendee> attendees, String reason) {
        ObjectNode payload = Json.object().put("bookerUrl", team.bookerUrl()).put("title", booking.title()).put("length", minutes())
                .put("type", eventType.slug()).put("additionalNotes", booking.description())
                .put("description", eventDescription(booking.description() == null)).put("eventTypeId", eventType.id());
        payload.set("customInputs", Json.object());
        payload.set("userFieldsResponses", PayloadParts.customFields(eventType, booking.responses()));
        payload.set("responses", PayloadParts.responses(eventType, cancelledAnswers()));
        payload.put("startTime", PayloadParts.offsetInstant(booking.start())).put("endTime", PayloadParts.offsetInstant(booking.end()));
        payload.set("organizer", organizer(team, PayloadParts.organizer(host, booking.start())));
        ArrayNode views = PayloadParts.knownAttendees(guests(team, attendees), booking.start());
        if (attendees.size() == 1 && attendees.get(0).seat() != null && booking.attendees().size() > 1) {
            Attendee seat = attendees.get(0);
            ((ObjectNode) views.get(0)).put("id", seat.id()).put("bookingId", booking.id()).put("locale", seat.language())
                    .put("noShow", seat.absent());
        }
        payload.set("attendees", views);
        payload.put("uid", booking.uid()).put("bookingId", booking.id()).put("location", booking.location())
                .putArray("destinationCalendar");
        if (reason != null) {
            payload.put("cancellationReason", reason);
        }
        putSeats(payload);
        payload.put("seatsShowAttendees", eventType.seatsPerTimeSlot().isPresent() && eventType.showsAttendees())
                .put("iCalUID", booking.icsUid()).put("iCalSequence", booking.icsSequence() + 1).put("hideOrganizerEmail", false)
                .putNull("customReplyToEmail").putNull("organizationId").put("eventTitle", eventType.title())
                .put("eventDescription", eventDescription(true))
                .<ObjectNode>set("requiresConfirmation", requiresConfirmation()).putNull("price").put("currency", "usd");
        putTeam(payload, team);
        for (JsonNode member : payload.path("team").path("members")) {
            ((ObjectNode) member).putNull("phoneNumber").remove(List.of("id", "firstName", "lastName"));
        }
        return payload.put("status", BookingStatus.CANCELLED.name());
    }

    /** Returns the payload for attendees who were marked as absent or present. */
    public ObjectNode noShow(List<Attendee> changed) {
        List<String> messages = changed.stream()
                .map(attendee -> attendee.email() + (attendee.absent() ? " marked as no-show" : " unmarked as no-show")).toList();
        ObjectNode payload = Json.object().put("message", messages.size() == 1 ? messages.get(0) : "No-show status updated for attendees");
        payload.putArray("attendees").addAll(changed.stream()
                .map(attendee -> (JsonNode) Json.object().put("email", attendee.email()).put("noShow", attendee.absent())).toList());
        return payload.put("bookingUid", booking.uid()).put("bookingId", booking.id());
    }

    /** The database of the real server has a flag without a value for event types that never had a policy. */
    private JsonNode requiresConfirmation() {
        return eventType.requiresConfirmation() ? BooleanNode.TRUE : NullNode.getInstance();
    }

    /** Each seat has its own booker in the title. */
    private String title(List<Attendee> attendees) {
        String title = booking.title();
        String first = booking.attendees().isEmpty() ? "" : booking.attendees().get(0).name();
        int position = first.isEmpty() ? -1 : title.lastIndexOf(first);
        return eventType.seatsPerTimeSlot().isEmpty() || attendees.isEmpty() || position < 0 ? title
                : title.substring(0, position) + attendees.get(0).name() + title.substring(position + first.length());
    }

    private ObjectNode newResponses(List<Attendee> attendees) {
        ObjectNode responses = Json.object();
        JsonNode answers = answers(attendees);
        responses.set("attendeePhoneNumber", PayloadParts.response("phone_number", answers.get("attendeePhoneNumber"), true));
        responses.setAll(PayloadParts.responses(eventType, answers));
        ObjectNode location = Json.object().put("value", booking.location()).put("optionValue", "");
        responses.set("location", PayloadParts.response("location", location, false));
        return responses;
    }

    /** With seats, returns the answers of the first seat, completed as the server does. */
    private JsonNode cancelledAnswers() {
        List<Attendee> attendees = booking.attendees();
        JsonNode answers = answers(attendees);
        if (attendees.isEmpty() || attendees.get(0).seat() == null) {
            return answers;
        }
        ObjectNode filled = (ObjectNode) answers;
        filled.putObject("location").put("value", booking.location()).put("optionValue", booking.location());
        filled.put("notes", answers.path("notes").asText(""));
        filled.set("guests", Json.array(attendees.stream().skip(1).map(Attendee::email).toList()));
        return filled;
    }

    private JsonNode answers(List<Attendee> attendees) {
        if (attendees.isEmpty() || attendees.get(0).seat() == null) {
            return booking.responses();
        }
        return attendees.get(0).seat().responses().deepCopy().put("email", attendees.get(0).email());
    }

    private void putSeats(ObjectNode payload) {
        if (eventType.seatsPerTimeSlot().isPresent()) {
            payload.put("seatsPerTimeSlot", eventType.seatsPerTimeSlot().getAsInt());
        } else {
            payload.putNull("seatsPerTimeSlot");
        }
    }

    private void putEventType(ObjectNode payload, int price) {
        payload.put("eventTitle", eventType.title()).put("eventDescription", eventDescription(true)).put("price", price)
                .put("currency", "usd").put("length", minutes());
    }

    private ObjectNode recurrence() {
        List<String> frequencies = List.of("yearly", "monthly", "weekly");
        return Json.object().put("freq", frequencies.indexOf(eventType.recurrence().path("frequency").asText()))
                .put("interval", eventType.recurrence().path("interval").asInt(1));
    }

    private String eventDescription(boolean nullable) {
        return nullable && eventType.description().isEmpty() ? null : eventType.description();
    }

    private String notes() {
        return booking.description() == null ? "" : booking.description();
    }

    private long minutes() {
        return Duration.between(booking.start(), booking.end()).toMinutes();
    }

    /** Returns the payload for a meeting that started or ended: its row in the real server's database. */
    public ObjectNode meeting() {
        return new MeetingPayload(booking, eventType, host).build();
    }

    /** Returns the database's name of the scheduling type; null for an event type of a user. */
    private static String schedulingType(EventType eventType) {
        return SCHEDULING_TYPES.get(eventType.schedulingType());
    }

    /** Returns the attendees who are not members of the team, which payloads list separately. */
    private static List<Attendee> guests(BookingTeam team, List<Attendee> attendees) {
        return team.members().isEmpty() ? attendees : attendees.stream().filter(attendee -> !team.isMember(attendee.email())).toList();
    }

    /** Adds the username in the organization to the organizer. */
    private static ObjectNode organizer(BookingTeam team, ObjectNode organizer) {
        return team.organization() == null ? organizer : organizer.put("usernameInOrg", organizer.path("username").asText());
    }

    /** Adds the team and the organization to a payload, if there are any. */
    private static void putTeam(ObjectNode payload, BookingTeam team) {
        if (team.organization() != null) {
            payload.put("organizationId", team.organization().id());
        }
        if (team.team() == null) {
            return;
        }
        ObjectNode view = payload.putObject("team");
        ArrayNode members = view.putArray("members");
        team.members().forEach(member -> {
            ObjectNode node = members.addObject().put("id", member.id()).put("email", member.email()).put("name", member.name())
                    .put("firstName", "").put("lastName", "").put("timeZone", member.timeZone().name());
            node.set("language", Json.object().put("locale", member.locale()));
        });
        view.put("name", team.team().name()).put("id", team.team().id());
    }
}
