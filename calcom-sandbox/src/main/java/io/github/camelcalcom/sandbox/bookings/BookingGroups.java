package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.slots.ReservationHandlers;
import io.github.camelcalcom.sandbox.slots.SlotHandlers;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.github.camelcalcom.sandbox.webhook.MeetingAnnouncements;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;

import java.time.Duration;

/** Slots, reservations, bookings, and the webhooks that hear of them. */
public final class BookingGroups implements OperationRegistry.Group {

    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(200);

    private final SandboxState state;
    private final Timers timers;
    private final WebhookDispatcher dispatcher;
    private final Delay bookingTime;
    private final SeatRace seatRace;
    private final PageChanges pageChanges;

    /**
     * @param bookingTime how long making or moving a booking takes
     * @param seatRace    which cancellations of seats go wrong
     * @param pageChanges what changes while pages of bookings are made
     */
    public BookingGroups(SandboxState state, Timers timers, WebhookDispatcher dispatcher, Duration bookingTime, SeatRace seatRace,
            PageChanges pageChanges) {
        this.state = state;
        this.timers = timers;
        this.dispatcher = dispatcher;
        this.bookingTime = Delay.of(bookingTime);
        this.seatRace = seatRace;
        this.pageChanges = pageChanges;
    }

    /** Enters every handler, and begins to announce meetings. */
    @Override
    public void register(OperationRegistry registry) {
        HostCalendar calendar = new HostCalendar(state);
        new SlotHandlers(state, calendar).register(registry);
        new ReservationHandlers(state, calendar).register(registry);
        new BookingHandlers(state, calendar, dispatcher, () -> timers.after(bookingTime), seatRace,
                new PageMaking(state, pageChanges)).register(registry);
        timers.every(BETWEEN_ANNOUNCEMENTS, new MeetingAnnouncements(state, dispatcher)::run);
    }
}
