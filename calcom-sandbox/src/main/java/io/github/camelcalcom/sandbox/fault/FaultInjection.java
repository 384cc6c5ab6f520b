/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.bookings.PageChanges;
import io.github.camelcalcom.sandbox.bookings.PageStep;
import io.github.camelcalcom.sandbox.bookings.SeatRace;
import io.github.camelcalcom.sandbox.http.CallInterceptor;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.webhook.DeliverySchedule;
import io.github.camelcalcom.sandbox.webhook.OutgoingWebhook;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** Applies the rules of {@link SandboxFaults} in the server. Called on the sandbox's event loop. */
public final class FaultInjection implements CallInterceptor, DeliverySchedule, SeatRace, PageChanges {

    private final Rules<ServedCall, Fault> calls = new Rules<>();
    private final Rules<OutgoingWebhook, WebhookFault> webhooks = new Rules<>();
    private final Rules<Booking, SeatFault> seats = new Rules<>();
    private final Rules<PageStep, PageFault> pages = new Rules<>();
    private final AtomicReference<Random> ties = new AtomicReference<>();

    Rules<ServedCall, Fault> calls() {
        return calls;
    }

    Rules<OutgoingWebhook, WebhookFault> webhooks() {
        return webhooks;
    }

    Rules<Booking, SeatFault> seats() {
        return seats;
    }

    Rules<PageStep, PageFault> pages() {
        return pages;
    }

    /** Returns what orders ties; contains null if their order is stable. */
    AtomicReference<Random> unstableTies() {
        return ties;
    }

    @Override
    public void intercept(ServedCall call) {
        calls.faultOf(call).ifPresentOrElse(fault -> fault.applyTo(call), () -> NONE.intercept(call));
    }

    @Override
    public List<Delay> of(OutgoingWebhook webhook) {
        return webhooks.faultOf(webhook).map(WebhookFault::copies).orElseGet(() -> NORMAL.of(webhook));
    }

    @Override
    public boolean isLost(Booking booking) {
        return seats.faultOf(booking).isPresent();
    }

    @Override
    public void make(PageStep step) {
        pages.faultOf(step).ifPresent(fault -> fault.applyTo(step));
    }

    @Override
    public ToLongFunction<Booking> ties() {
        Random random = ties.get();
        if (random == null) {
            return PageChanges.super.ties();
        }
        long salt = random.nextLong();
        return booking -> new Random(salt ^ booking.id()).nextLong();
    }
}
