/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.github.camelcalcom.model.When;
import io.github.camelcalcom.model.calendar.DestinationCalendar;
import io.github.camelcalcom.model.eventtype.SchedulingType;
import io.soabase.recordbuilder.core.RecordBuilder;

/** What a delivery reports: the payload of its envelope, or the whole delivery if it has no envelope. */
public sealed interface WebhookPayload extends CalcomRecord
        permits WebhookPayload.Meeting, WebhookPayload.NoShow, WebhookPayload.Form, WebhookPayload.BookingEvent, WebhookPayload.Other {

    /**
     * The start or the end of a meeting, which has no envelope. It is the booking as the server stores it.
     *
     * @param triggerEvent          the kind of event
     * @param createdAt             when the booking was created
     * @param id                    the number of the booking
     * @param uid                   the uid of the booking
     * @param idempotencyKey        the server's own key of the booking
     * @param userId                the number of the organizer
     * @param userPrimaryEmail      the e-mail address of the organizer
     * @param eventTypeId           the number of the event type
     * @param title                 the title
     * @param description           a text that describes it
     * @param customInputs          the answers to questions of an old kind
     * @param responses             the answers to the questions of the booking form, by their slug
     * @param startTime             the start
     * @param endTime               the end
     * @param location              the place
     * @param updatedAt             when it was changed last
     * @param status                the state of the booking, in capital letters
     * @param paid                  whether it is paid
     * @param destinationCalendarId the number of the calendar
     * @param cancellationReason    the reason for the cancellation
     * @param rejectionReason       the reason for the refusal
     * @param metadata              custom data by key; values must be texts
     * @param iCalUID               the uid of the event in iCalendar
     * @param iCalSequence          the number of the revision in iCalendar
     * @param fromReschedule        the uid of the booking that it replaces
     * @param rescheduled           whether another booking replaces it
     * @param rescheduledBy         the e-mail address of the person who rescheduled it
     * @param cancelledBy           the e-mail address of the person who cancelled it
     * @param recurringEventId      the id of the series
     * @param isRecorded            whether there is a recording
     * @param noShowHost            whether the host was marked as absent
     * @param rating                the rating by the attendee
     * @param ratingFeedback        the text of the rating
     * @param reassignReason        the reason for a reassignment
     * @param reassignById          the number of the user who reassigned it
     * @param dynamicEventSlugRef   the slug of the event type of several users
     * @param dynamicGroupSlugRef   the slug of several users
     * @param smsReminderNumber     the phone number for reminders
     * @param scheduledJobs         the jobs of the server that wait for it
     * @param oneTimePassword       a secret of the server
     * @param creationSource        how it was created
     * @param user                  the organizer
     * @param attendees             the attendees
     * @param payment               the payments
     * @param references            the counterparts in other services
     * @param eventType             the event type
     * @param appsStatus            the results of the calls of other services
     * @param userFieldsResponses   the answers to the custom questions, by their slug
     * @param additional            see {@link CalcomRecord#additional()}
     */
    @When(field = "triggerEvent")
    @RecordBuilder
    record Meeting(
            WebhookTrigger triggerEvent, Instant createdAt, Long id, String uid, String idempotencyKey, Long userId, String userPrimaryEmail,
            Long eventTypeId, String title, String description, Map<String, Object> customInputs, Map<String, Response> responses, Instant startTime,
            Instant endTime, String location, Instant updatedAt, String status, Boolean paid, Long destinationCalendarId, String cancellationReason,
            String rejectionReason, Map<String, Object> metadata, String iCalUID, Integer iCalSequence, String fromReschedule, Boolean rescheduled,
            String rescheduledBy, String cancelledBy, String recurringEventId, Boolean isRecorded, Boolean noShowHost, Integer rating,
            String ratingFeedback, String reassignReason, Long reassignById, String dynamicEventSlugRef, String dynamicGroupSlugRef,
            String smsReminderNumber, List<String> scheduledJobs, SecretText oneTimePassword, String creationSource, StoredUser user,
            List<StoredAttendee> attendees, List<Object> payment, List<Object> references, Object eventType, List<AppStatus> appsStatus,
            Map<String, Response> userFieldsResponses, Map<String, JsonNode> additional) implements WebhookPayload {

        public Meeting {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * A change of absences.
     *
     * @param message    a text about the change
     * @param attendees  the attendees
     * @param bookingUid the uid of the booking
     * @param bookingId  the number of the booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "message")
    record NoShow(
            String message, List<Absence> attendees, String bookingUid, Long bookingId, Map<String, JsonNode> additional) implements WebhookPayload {

        public NoShow {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public NoShow(String message, List<Absence> attendees, String bookingUid, Long bookingId) {
            this(message, attendees, bookingUid, bookingId, null);
        }
    }

    /**
     * The response to a routing form.
     *
     * @param formId     the id of the form
     * @param formName   the name of the form
     * @param teamId     the number of the team
     * @param responses  the answers by field
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "formId")
    record Form(
            String formId, String formName, Long teamId, Map<String, Response> responses,
            Map<String, JsonNode> additional) implements WebhookPayload {

        public Form {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Form(String formId, String formName, Long teamId, Map<String, Response> responses) {
            this(formId, formName, teamId, responses, null);
        }
    }

    /**
     * A change of a booking.
     *
     * @param bookingId                the number of the booking
     * @param uid                      the uid of the booking
     * @param title                    the title
     * @param type                     the slug of the event type
     * @param status                   the state of the booking, in capital letters
     * @param startTime                the start
     * @param endTime                  the end
     * @param length                   length in minutes
     * @param eventTypeId              the number of the event type
     * @param eventTitle               the title of the event type
     * @param eventDescription         the text that describes the event type
     * @param description              the text that describes the booking
     * @param additionalNotes          the notes of the attendee
     * @param location                 the place
     * @param organizer                the organizer
     * @param attendees                the attendees
     * @param team                     the team, with the other hosts
     * @param schedulingType           the distribution of bookings among hosts
     * @param responses                the answers to the questions of the booking form, by their slug
     * @param userFieldsResponses      the answers to the custom questions, by their slug
     * @param customInputs             the answers to questions of an old kind
     * @param metadata                 custom data by key; values must be texts
     * @param bookerUrl                the address of the booking pages
     * @param destinationCalendar      the calendars that the booking is written to
     * @param iCalUID                  the uid of the event in iCalendar
     * @param iCalSequence             the number of the revision in iCalendar
     * @param price                    the price in the smallest unit of the currency
     * @param currency                 the currency
     * @param requiresConfirmation     whether the event type requires a confirmation
     * @param oneTimePassword          a secret of the server
     * @param hashedLink               the private link that was used
     * @param videoCallData            the meeting
     * @param conferenceData           data for the calendar service
     * @param appsStatus               the results of the calls of other services
     * @param cancellationReason       the reason for the cancellation
     * @param cancelledBy              the e-mail address of the person who cancelled it
     * @param rejectionReason          the reason for the refusal
     * @param rescheduledBy            the e-mail address of the person who rescheduled it
     * @param rescheduleId             the number of the booking that it replaces
     * @param rescheduleUid            the uid of the booking that it replaces
     * @param rescheduleStartTime      the earlier start
     * @param rescheduleEndTime        the earlier end
     * @param recurringEvent           the frequency of a recurring booking
     * @param attendeeSeatId           the uid of the seat
     * @param seatsPerTimeSlot         number of seats
     * @param seatsShowAttendees       whether attendees see each other
     * @param seatsShowAvailabilityCount whether the number of free seats is shown
     * @param hideCalendarNotes        whether calendars show the booking without notes
     * @param hideCalendarEventDetails whether calendars show the booking without details
     * @param hideOrganizerEmail       whether the organizer's address is not shown
     * @param disableRescheduling      whether attendees may not reschedule
     * @param disableCancelling        whether attendees may not cancel
     * @param customReplyToEmail       the address for replies
     * @param organizationId           the number of the organization
     * @param additional               see {@link CalcomRecord#additional()}
     */
    @When(field = "startTime")
    @RecordBuilder
    record BookingEvent(
            Long bookingId, String uid, String title, String type, String status, OffsetDateTime startTime, OffsetDateTime endTime, Integer length,
            Long eventTypeId, String eventTitle, String eventDescription, String description, String additionalNotes, String location,
            Person organizer, List<Person> attendees, EventTeam team, SchedulingType schedulingType, Map<String, Response> responses,
            Map<String, Response> userFieldsResponses, Map<String, Object> customInputs, Map<String, Object> metadata, String bookerUrl,
            List<DestinationCalendar> destinationCalendar, String iCalUID, Integer iCalSequence, Integer price, String currency,
            Boolean requiresConfirmation, SecretText oneTimePassword, String hashedLink, VideoCall videoCallData, Object conferenceData,
            List<AppStatus> appsStatus, String cancellationReason, String cancelledBy, String rejectionReason, String rescheduledBy,
            Long rescheduleId, String rescheduleUid, OffsetDateTime rescheduleStartTime, OffsetDateTime rescheduleEndTime,
            RecurringEvent recurringEvent, String attendeeSeatId, Integer seatsPerTimeSlot, Boolean seatsShowAttendees,
            Boolean seatsShowAvailabilityCount, Boolean hideCalendarNotes, Boolean hideCalendarEventDetails, Boolean hideOrganizerEmail,
            Boolean disableRescheduling, Boolean disableCancelling, String customReplyToEmail, Long organizationId,
            Map<String, JsonNode> additional) implements WebhookPayload {

        public BookingEvent {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * Any other payload, for example that of a template.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Other(Map<String, JsonNode> additional) implements WebhookPayload {

        public Other {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Other() {
            this(null);
        }
    }

    /**
     * An organizer, attendee or member of a team.
     *
     * @param id            the number of the user
     * @param name          the name
     * @param firstName     the first name
     * @param lastName      the last name
     * @param email         the e-mail address
     * @param username      the user name
     * @param usernameInOrg the user name in the organization
     * @param timeZone      the time zone
     * @param phoneNumber   the phone number, with country code
     * @param language      the language
     * @param timeFormat    how times are shown
     * @param utcOffset     number of minutes by which the time zone is ahead of UTC
     * @param bookingId     the number of the booking
     * @param locale        the code of the language
     * @param noShow        whether the person was marked as absent
     * @param additional    see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record Person(
            Long id, String name, String firstName, String lastName, String email, String username, String usernameInOrg, ZoneId timeZone,
            String phoneNumber, Language language, String timeFormat, Integer utcOffset, Long bookingId, String locale, Boolean noShow,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public Person {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * The language of a person.
     *
     * @param locale     the code of the language
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Language(String locale, Map<String, JsonNode> additional) implements CalcomRecord {

        public Language {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Language(String locale) {
            this(locale, null);
        }
    }

    /**
     * An answer to a question.
     *
     * @param label      the text of the question, or the server's name of it
     * @param value      the answer; its type is that of the question
     * @param isHidden   whether the question is hidden
     * @param response   the answer, in the response to a routing form
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Response(String label, Object value, Boolean isHidden, Object response, Map<String, JsonNode> additional) implements CalcomRecord {

        public Response {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Response(String label, Object value, Boolean isHidden, Object response) {
            this(label, value, isHidden, response, null);
        }
    }

    /**
     * The organizer of a meeting.
     *
     * @param email      the e-mail address
     * @param name       the name
     * @param timeZone   the time zone
     * @param username   the user name
     * @param additional see {@link CalcomRecord#additional()}
     */
    record StoredUser(String email, String name, ZoneId timeZone, String username, Map<String, JsonNode> additional) implements CalcomRecord {

        public StoredUser {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public StoredUser(String email, String name, ZoneId timeZone, String username) {
            this(email, name, timeZone, username, null);
        }
    }

    /**
     * An attendee of a meeting.
     *
     * @param id          the number
     * @param email       the e-mail address
     * @param name        the name
     * @param timeZone    the time zone
     * @param phoneNumber the phone number, with country code
     * @param locale      the code of the language
     * @param bookingId   the number of the booking
     * @param noShow      whether the attendee was marked as absent
     * @param additional  see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record StoredAttendee(
            Long id, String email, String name, ZoneId timeZone, String phoneNumber, String locale, Long bookingId, Boolean noShow,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public StoredAttendee {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * Whether an attendee was absent.
     *
     * @param email      the e-mail address
     * @param noShow     whether the attendee was absent
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Absence(String email, Boolean noShow, Map<String, JsonNode> additional) implements CalcomRecord {

        public Absence {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Absence(String email, Boolean noShow) {
            this(email, noShow, null);
        }
    }

    /**
     * The result of the calls of another service.
     *
     * @param appName    the name of the service
     * @param type       the kind of service
     * @param success    number of successful calls
     * @param failures   number of failed calls
     * @param errors     the failures
     * @param warnings   the warnings
     * @param additional see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record AppStatus(
            String appName, String type, Integer success, Integer failures, List<Object> errors, List<Object> warnings,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public AppStatus {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * The meeting in a meeting service.
     *
     * @param type       the service
     * @param id         the id of the meeting
     * @param password   the password of the meeting
     * @param url        the address of the meeting
     * @param additional see {@link CalcomRecord#additional()}
     */
    record VideoCall(String type, String id, SecretText password, String url, Map<String, JsonNode> additional) implements CalcomRecord {

        public VideoCall {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public VideoCall(String type, String id, SecretText password, String url) {
            this(type, id, password, url, null);
        }
    }

    /**
     * The team of a booking.
     *
     * @param id         the number of the team
     * @param name       the name of the team
     * @param members    the hosts other than the organizer
     * @param additional see {@link CalcomRecord#additional()}
     */
    record EventTeam(Long id, String name, List<Person> members, Map<String, JsonNode> additional) implements CalcomRecord {

        public EventTeam {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public EventTeam(Long id, String name, List<Person> members) {
            this(id, name, members, null);
        }
    }

    /**
     * The frequency of a recurring booking.
     *
     * @param freq       the unit of the interval: 0 for a year, 1 for a month, 2 for a week
     * @param interval   number of units between two bookings
     * @param count      number of bookings
     * @param additional see {@link CalcomRecord#additional()}
     */
    record RecurringEvent(Integer freq, Integer interval, Integer count, Map<String, JsonNode> additional) implements CalcomRecord {

        public RecurringEvent {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public RecurringEvent(Integer freq, Integer interval, Integer count) {
            this(freq, interval, count, null);
        }
    }
}
