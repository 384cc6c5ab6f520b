/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of the operations that create and update event types of users and teams. For an update, a field that is absent keeps its value.
 *
 * @param title                    the title
 * @param slug                     the short name in addresses
 * @param lengthInMinutes          the length in minutes; only for event types with a choice of lengths
 * @param lengthInMinutesOptions   the lengths in minutes that the attendee can choose from
 * @param description              a text that describes it
 * @param locations                the places to choose from
 * @param bookingFields            the questions on the booking form
 * @param disableGuests            whether attendees may not add guests
 * @param slotInterval             minutes between the starts of slots
 * @param minimumBookingNotice     minimum number of minutes between booking and start
 * @param beforeEventBuffer        minutes kept free before a booking
 * @param afterEventBuffer         minutes kept free after a booking
 * @param scheduleId               the number of the schedule
 * @param bookingLimitsCount       maximum number of bookings per day, week, month and year
 * @param bookingLimitsDuration    maximum number of booked minutes per day, week, month and year
 * @param bookerActiveBookingsLimit maximum number of future bookings of one attendee
 * @param onlyShowFirstAvailableSlot whether only the first slot of a day is offered
 * @param bookingWindow            the period in the future that can be booked
 * @param offsetStart              number of minutes by which slots are shifted
 * @param bookerLayouts            the views that the booking page offers
 * @param confirmationPolicy       which bookings wait for confirmation
 * @param recurrence               frequency and number of recurring bookings
 * @param requiresBookerEmailVerification whether attendees must verify their address
 * @param hideCalendarNotes        whether calendars show the booking without notes
 * @param lockTimeZoneToggleOnBookingPage whether attendees cannot choose their time zone
 * @param color                    the colours of the event type on light and dark pages
 * @param seats                    number of attendees per booking, and their visibility to each other
 * @param customName               the name of bookings in calendars, with placeholders
 * @param destinationCalendar      the calendar that bookings are written to
 * @param useDestinationCalendarEmail whether the address of the calendar replaces the organizer's
 * @param hideCalendarEventDetails whether calendars show the booking without details
 * @param successRedirectUrl       the address to redirect to after a booking
 * @param hideOrganizerEmail       whether the organizer's address is not shown
 * @param calVideoSettings         permissions of hosts and guests in Cal Video
 * @param hidden                   whether it is hidden on public pages
 * @param bookingRequiresAuthentication whether only signed-in hosts, admins and owners may book
 * @param disableCancelling        whether attendees may not cancel
 * @param disableRescheduling      whether, or from how many minutes before the start, attendees may not reschedule bookings
 * @param interfaceLanguage        the language of the booking page; empty for that of the browser
 * @param allowReschedulingPastBookings whether past bookings may be rescheduled
 * @param allowReschedulingCancelledBookings whether rescheduling a cancelled booking creates a new one
 * @param showOptimizedSlots       whether slots are arranged so that more fit
 * @param emailSettings            the standard mails that are not sent
 * @param skipAttendeeEmailDeliverabilityCheck whether addresses of attendees are not checked for delivery; organizations only
 * @param privateNoteEnabled       whether hosts get a private note with each booking
 * @param privateNoteMode          whether the private note is in a copy of the calendar event or an event of its own
 * @param privateNoteTemplate      the text of the private note, with placeholders
 * @param schedulingType           the distribution of bookings among hosts; for event types of teams
 * @param hosts                    the members who host bookings; for event types of teams
 * @param assignAllTeamMembers     whether every present and future member of the team is a host
 * @param rescheduleWithSameRoundRobinHost whether rescheduled bookings keep their host
 * @param allowRRHostChoiceOnReschedule whether the attendee may choose the round-robin host when rescheduling a booking
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record EventTypeRequest(
        String title, String slug, Integer lengthInMinutes, List<Integer> lengthInMinutesOptions, String description,
        List<EventTypeLocation> locations, List<BookingField> bookingFields, Boolean disableGuests, Integer slotInterval,
        Integer minimumBookingNotice, Integer beforeEventBuffer, Integer afterEventBuffer, Long scheduleId, BookingLimits bookingLimitsCount,
        BookingLimits bookingLimitsDuration, BookerLimit bookerActiveBookingsLimit, Boolean onlyShowFirstAvailableSlot, BookingWindow bookingWindow,
        Integer offsetStart, BookerLayouts bookerLayouts, ConfirmationPolicy confirmationPolicy, Recurrence recurrence,
        Boolean requiresBookerEmailVerification, Boolean hideCalendarNotes, Boolean lockTimeZoneToggleOnBookingPage, EventTypeColor color,
        Seats seats, String customName, DestinationCalendarReference destinationCalendar, Boolean useDestinationCalendarEmail,
        Boolean hideCalendarEventDetails, String successRedirectUrl, Boolean hideOrganizerEmail, CalVideoSettings calVideoSettings, Boolean hidden,
        Boolean bookingRequiresAuthentication, Disabling disableCancelling, Disabling disableRescheduling, String interfaceLanguage,
        Boolean allowReschedulingPastBookings, Boolean allowReschedulingCancelledBookings, Boolean showOptimizedSlots, EmailSettings emailSettings,
        Boolean skipAttendeeEmailDeliverabilityCheck, Boolean privateNoteEnabled, String privateNoteMode, String privateNoteTemplate,
        SchedulingType schedulingType, List<EventTypeHost> hosts, Boolean assignAllTeamMembers, Boolean rescheduleWithSameRoundRobinHost,
        Boolean allowRRHostChoiceOnReschedule, Map<String, JsonNode> additional) implements CalcomRecord {

    public EventTypeRequest {
        additional = CalcomJson.copy(additional);
    }
}
