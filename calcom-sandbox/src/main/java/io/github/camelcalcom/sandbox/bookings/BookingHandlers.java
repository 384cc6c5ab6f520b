/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.List;

/** Operations on single bookings and on lists of them. */
final class BookingHandlers implements OperationRegistry.Group {

    private static final ApiVersion[] LEGACY = {ApiVersion.V2024_04_15, ApiVersion.V2024_06_11, ApiVersion.V2024_06_14};
    private static final ApiVersion[] CURRENT = {ApiVersion.V2024_08_13, ApiVersion.V2026_02_25};
    private static final ApiVersion[] DECIDING_ON_SEATS = {ApiVersion.V2024_08_13, ApiVersion.V2026_02_25, ApiVersion.V2026_05_01};

    private final SandboxState state;
    private final BookingTable table;
    private final BookingViews views;
    private final BookingCreation creation;
    private final Rescheduling rescheduling;
    private final Cancellation cancellation;
    private final Absence absence;
    private final Reassignment reassignment;
    private final PageMaking pages;
    private final BookingContext context;

    /**
     * @param seatRace decides which cancellations of seats fail
     * @param pages    reads the pages of lists
     */
    BookingHandlers(BookingContext context, SeatRace seatRace, PageMaking pages) {
        this.state = context.state();
        this.table = context.table();
        this.views = context.views();
        SeatBooking seats = new SeatBooking(context);
        this.creation = new BookingCreation(context, seats);
        this.rescheduling = new Rescheduling(context, seats);
        this.cancellation = new Cancellation(context, seats, seatRace);
        this.context = context;
        this.absence = new Absence(context);
        this.reassignment = new Reassignment(context);
        this.pages = pages;
    }

    @Override
    public void register(OperationRegistry registry) {
        LegacyBookings legacy = new LegacyBookings(state, table, creation);
        registry.on("bookings/list").access(Access.PERMISSION)
                .handle(new BookingListing(state, views, pages)::list, CURRENT)
                .handle(new CursorListing(state, views, pages)::list, ApiVersion.V2026_05_01)
                .handle(new LegacyBookingListing(state, table)::list, LEGACY);
        registry.on("bookings/get").access(Access.PUBLIC).handle(this::get, CURRENT).handle(legacy::get, LEGACY);
        boolean hosted = registry.profile() != SandboxProfile.SELF_HOSTED;
        registry.on("bookings/create").access(Access.PUBLIC)
                .handleLater(call -> creation.create(call, hosted), CURRENT).handleLater(legacy::create, LEGACY);
        registry.on("bookings/reschedule").access(Access.PUBLIC).handleLater(call -> rescheduling.reschedule(call, hosted), CURRENT);
        registry.on("bookings/cancel").access(Access.PUBLIC).handleLater(cancellation::cancel, CURRENT);
        HostDecisions decisions = new HostDecisions(context, registry.profile() != SandboxProfile.HOSTED);
        registry.on("bookings/confirm").access(Access.PERMISSION).handleLater(decisions::confirm, CURRENT);
        registry.on("bookings/decline").access(Access.PERMISSION).handleLater(decisions::decline, CURRENT);
        registry.on("bookings/mark-absent").access(Access.PERMISSION).handleLater(absence::mark, CURRENT);
        registerParts(registry);
    }

    private void registerParts(OperationRegistry registry) {
        BookingDetails details = new BookingDetails(state, table);
        registry.on("bookings/references").access(Access.PERMISSION).handle(details::references, CURRENT);
        registry.on("bookings/calendar-links").access(Access.PERMISSION).handle(details::calendarLinks, CURRENT);
        registry.on("bookings/recordings").access(Access.PERMISSION).handle(details::recordings, CURRENT);
        registry.on("bookings/transcripts").access(Access.PERMISSION).handle(details::recordings, CURRENT);
        registry.on("bookings/conferencing-sessions").access(Access.PERMISSION).handle(details::conferencingSessions, CURRENT);
        registry.on("bookings/reassign").access(Access.PERMISSION).handle(reassignment::toNextHost, CURRENT);
        registry.on("bookings/reassign-to-user").access(Access.PERMISSION).handle(reassignment::toUser, CURRENT);
        Guests guests = new Guests(state, table, views);
        registry.on("booking-guests/add").access(Access.PERMISSION).handle(guests::addGuests, ApiVersion.V2024_08_13);
        registerNewer(registry, details, guests);
        new TeamBookingHandlers(state, views, details, pages).register(registry);
        registry.on("bookings/request-reschedule").access(Access.PERMISSION)
                .handleLater(cancellation::requestReschedule, ApiVersion.V2026_02_25);
        registry.on("bookings/routing-trace").access(Access.PERMISSION)
                .handle(new RoutedBookings(state, table)::trace, CURRENT);
        SeatDecisions seats = new SeatDecisions(context);
        registry.on("booking-seats/confirm").access(Access.PERMISSION).handleLater(seats::confirm, DECIDING_ON_SEATS);
        registry.on("booking-seats/decline").access(Access.PERMISSION).handleLater(seats::decline, DECIDING_ON_SEATS);
        new ModerationHandlers(state, table).register(registry);
    }

    /** Registers operations that the recorded self-hosted server does not have: it answers as for an unknown path. */
    private void registerNewer(OperationRegistry registry, BookingDetails details, Guests guests) {
        List<String> newer = List.of("bookings/get-by-seat", "bookings/update-location", "booking-attendees/add", "booking-attendees/list",
                "booking-attendees/get");
        newer.forEach(operation -> registry.on(operation).access(Access.PERMISSION));
        if (registry.profile() == SandboxProfile.SELF_HOSTED) {
            return;
        }
        registry.on("bookings/get-by-seat").handle(this::getBySeat, CURRENT);
        registry.on("bookings/update-location").handle(call -> details.updateLocation(call, views), ApiVersion.V2024_08_13);
        registry.on("booking-attendees/add").handle(guests::addAttendee, ApiVersion.V2024_08_13);
        registry.on("booking-attendees/list").handle(guests::list, ApiVersion.V2024_08_13);
        registry.on("booking-attendees/get").handle(guests::get, ApiVersion.V2024_08_13);
    }

    /** Returns a booking, or all bookings of a series. */
    private Answer get(Call call) {
        String uid = call.path("bookingUid");
        List<Booking> series = table.series(uid);
        return Answer.ok(series.isEmpty() ? views.shown(call, table.existing(uid)) : views.shown(call, series));
    }

    private Answer getBySeat(Call call) {
        String seatUid = call.path("seatUid");
        Booking booking = state.bookings().findFirst(found -> found.attendees().stream()
                        .anyMatch(attendee -> attendee.seat() != null && attendee.seat().uid().equals(seatUid)))
                .orElseThrow(() -> ApiException.notFound("Booking with seatUid=" + seatUid + " was not found in the database"));
        return Answer.ok(views.shown(call, booking));
    }
}
