package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.slots.ReservationHandlers;
import io.github.camelcalcom.sandbox.slots.SlotHandlers;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.webhook.MeetingAnnouncements;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import java.time.Duration;

/** Slots, reservations, bookings, and the webhooks that hear of them. */
public final class BookingGroups implements OperationRegistry.Group {

    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(200);

    private final SandboxState state;
    private final Vertx vertx;
    private final SandboxProfile profile;
    private final Duration bookingTime;
    private final Duration webhookTimeout;

    /**
     * @param bookingTime    how long making or moving a booking takes
     * @param webhookTimeout how long receivers of webhooks may take
     */
    public BookingGroups(SandboxState state, Vertx vertx, SandboxProfile profile, Duration bookingTime, Duration webhookTimeout) {
        this.state = state;
        this.vertx = vertx;
        this.profile = profile;
        this.bookingTime = bookingTime;
        this.webhookTimeout = webhookTimeout;
    }

    /** Enters every handler, and begins to announce meetings. */
    @Override
    public void register(OperationRegistry registry) {
        HostCalendar calendar = new HostCalendar(state);
        WebhookDispatcher dispatcher = new WebhookDispatcher(state, vertx, webhookTimeout, profile != SandboxProfile.SELF_HOSTED);
        new SlotHandlers(state, calendar).register(registry);
        new ReservationHandlers(state, calendar).register(registry);
        new BookingHandlers(state, calendar, dispatcher, this::pause).register(registry);
        MeetingAnnouncements announcements = new MeetingAnnouncements(state, dispatcher);
        vertx.setPeriodic(BETWEEN_ANNOUNCEMENTS.toMillis(), timer -> announcements.run());
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        if (bookingTime.toMillis() < 1) {
            over.complete();
        } else {
            vertx.setTimer(bookingTime.toMillis(), timer -> over.complete());
        }
        return over.future();
    }
}
