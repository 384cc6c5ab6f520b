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
 * An event type of a user or a team.
 *
 * @param id                       the number
 * @param ownerId                  the number of the user who owns it; null for one of a team
 * @param lengthInMinutes          the length in minutes; only for event types with a choice of lengths
 * @param lengthInMinutesOptions   the lengths in minutes that the attendee can choose from
 * @param title                    the title
 * @param slug                     the short name in addresses
 * @param description              a text that describes it
 * @param locations                the places to choose from
 * @param bookingFields            the questions on the booking form
 * @param recurrence               frequency and number of recurring bookings
 * @param disableGuests            whether attendees may not add guests
 * @param slotInterval             minutes between the starts of slots
 * @param minimumBookingNotice     minimum number of minutes between booking and start
 * @param beforeEventBuffer        minutes kept free before a booking
 * @param afterEventBuffer         minutes kept free after a booking
 * @param metadata                 custom data by key; values must be texts
 * @param price                    the price in the smallest unit of the currency
 * @param currency                 the currency
 * @param lockTimeZoneToggleOnBookingPage whether attendees cannot choose their time zone
 * @param seatsPerTimeSlot         number of seats; superseded by seats
 * @param seatsShowAvailabilityCount whether free seats are counted; superseded by seats
 * @param forwardParamsSuccessRedirect whether the parameters of the booking page are forwarded
 * @param successRedirectUrl       the address to redirect to after a booking
 * @param isInstantEvent           whether it offers meetings that start at once
 * @param users                    the users of a personal event type
 * @param scheduleId               the number of the schedule
 * @param bookingLimitsCount       maximum number of bookings per day, week, month and year
 * @param bookingLimitsDuration    maximum number of booked minutes per day, week, month and year
 * @param bookerActiveBookingsLimit maximum number of future bookings of one attendee
 * @param onlyShowFirstAvailableSlot whether only the first slot of a day is offered
 * @param bookingWindow            the period in the future that can be booked
 * @param bookerLayouts            the views that the booking page offers
 * @param confirmationPolicy       which bookings wait for confirmation
 * @param requiresBookerEmailVerification whether attendees must verify their address
 * @param hideCalendarNotes        whether calendars show the booking without notes
 * @param color                    the colours of the event type on light and dark pages
 * @param seats                    number of attendees per booking, and their visibility to each other
 * @param offsetStart              number of minutes by which slots are shifted
 * @param customName               the name of bookings in calendars, with placeholders
 * @param destinationCalendar      the calendar that bookings are written to
 * @param useDestinationCalendarEmail whether the address of the calendar replaces the organizer's
 * @param hideCalendarEventDetails whether calendars show the booking without details
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
 * @param bookingUrl               the address of the booking page
 * @param teamId                   the number of the team
 * @param parentEventTypeId        the number of the managed event type that this one follows
 * @param hosts                    the members who host bookings
 * @param assignAllTeamMembers     whether every present and future member of the team is a host
 * @param schedulingType           the distribution of bookings among hosts
 * @param team                     the team
 * @param emailSettings            the standard mails that are not sent
 * @param rescheduleWithSameRoundRobinHost whether rescheduled bookings keep their host
 * @param rrHostSubsetEnabled      whether a booking may name a subset of the hosts
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record EventType(
        Long id, Long ownerId, Integer lengthInMinutes, List<Integer> lengthInMinutesOptions, String title, String slug, String description,
        List<EventTypeLocation> locations, List<BookingField> bookingFields, Recurrence recurrence, Boolean disableGuests, Integer slotInterval,
        Integer minimumBookingNotice, Integer beforeEventBuffer, Integer afterEventBuffer, Map<String, Object> metadata, Integer price,
        String currency, Boolean lockTimeZoneToggleOnBookingPage, Integer seatsPerTimeSlot, Boolean seatsShowAvailabilityCount,
        Boolean forwardParamsSuccessRedirect, String successRedirectUrl, Boolean isInstantEvent, List<EventTypeUser> users, Long scheduleId,
        BookingLimits bookingLimitsCount, BookingLimits bookingLimitsDuration, BookerLimit bookerActiveBookingsLimit,
        Boolean onlyShowFirstAvailableSlot, BookingWindow bookingWindow, BookerLayouts bookerLayouts, ConfirmationPolicy confirmationPolicy,
        Boolean requiresBookerEmailVerification, Boolean hideCalendarNotes, EventTypeColor color, Seats seats, Integer offsetStart,
        String customName, DestinationCalendarReference destinationCalendar, Boolean useDestinationCalendarEmail, Boolean hideCalendarEventDetails,
        Boolean hideOrganizerEmail, CalVideoSettings calVideoSettings, Boolean hidden, Boolean bookingRequiresAuthentication,
        Disabling disableCancelling, Disabling disableRescheduling, String interfaceLanguage, Boolean allowReschedulingPastBookings,
        Boolean allowReschedulingCancelledBookings, Boolean showOptimizedSlots, String bookingUrl, Long teamId, Long parentEventTypeId,
        List<EventTypeHost> hosts, Boolean assignAllTeamMembers, SchedulingType schedulingType, EventTypeTeam team, EmailSettings emailSettings,
        Boolean rescheduleWithSameRoundRobinHost, Boolean rrHostSubsetEnabled, Map<String, JsonNode> additional) implements CalcomRecord {

    public EventType {
        additional = CalcomJson.copy(additional);
    }
}
