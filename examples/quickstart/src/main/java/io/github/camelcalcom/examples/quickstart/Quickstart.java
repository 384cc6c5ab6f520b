/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;

/**
 * Creates a booking, receives it by webhook and by feed, reschedules it and cancels it. Prints one line for each step and exits with 0 if all steps
 * succeeded.
 */
public final class Quickstart {

    private static final long PATIENCE_SECONDS = 20;

    private final ProducerTemplate camel;
    private final QuickstartRoutes routes;
    private final boolean webhooks;

    private Quickstart(ProducerTemplate camel, QuickstartRoutes routes, boolean webhooks) {
        this.camel = camel;
        this.routes = routes;
        this.webhooks = webhooks;
    }

    /**
     * @param  arguments {@code --book} to create a booking on a real account too; without it, no booking is created there
     * @throws Exception if a step fails, or its change or delivery does not arrive
     */
    public static void main(String[] arguments) throws Exception {
        boolean book = Arrays.asList(arguments).contains("--book");
        try (Server server = Server.fromEnvironment()) {
            run(server, book || server.isSandbox());
        }
    }

    /** Runs all steps against a server. */
    static void run(Server server, boolean book) throws Exception {
        System.out.println("server " + server);
        int port = Server.freePort();
        boolean webhooks = server.reachesHere();
        QuickstartRoutes routes = new QuickstartRoutes(webhooks);
        Main main = new Main();
        main.addInitialProperty("camel.component.calcom.apiUrl", server.url());
        main.addInitialProperty("camel.component.calcom.apiKey", server.apiKey());
        main.addInitialProperty("camel.server.enabled", Boolean.toString(webhooks));
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        main.addInitialProperty("quickstart.externalUrl", "http://127.0.0.1:" + port);
        main.configure().addRoutesBuilder(routes);
        main.start();
        try {
            Quickstart quickstart = new Quickstart(main.getCamelTemplate(), routes, webhooks);
            quickstart.steps(book);
        } finally {
            main.stop();
        }
    }

    private void steps(boolean book) throws Exception {
        Object eventTypeId = firstEventType();
        List<String> slots = slots(eventTypeId);
        System.out.println("slots " + slots.size() + " free, the first at " + slots.get(0));
        if (!book) {
            System.out.println("no booking was created; use --book to book the first slot");
            return;
        }
        awaitReadiness();
        String uid = uidOf(camel.requestBody("direct:book", Map.of(
                "start", slots.get(0), "eventTypeId", eventTypeId,
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.com", "timeZone", "UTC", "language", "en"))));
        System.out.println("booked " + uid);
        await("BOOKING_CREATED", "created", uid);

        String moved = uidOf(camel.requestBodyAndHeader("direct:reschedule",
                Map.of("start", slots.get(slots.size() - 1), "reschedulingReason", "A later slot"), "CamelCalcomBookingUid", uid));
        System.out.println("rescheduled " + uid + " to " + moved);
        await("BOOKING_RESCHEDULED", "rescheduled", moved);

        camel.requestBodyAndHeader("direct:cancel", Map.of("cancellationReason", "The quickstart is over"), "CamelCalcomBookingUid", moved);
        System.out.println("cancelled " + moved);
        await("BOOKING_CANCELLED", "cancelled", moved);
    }

    private Object firstEventType() {
        List<?> eventTypes = camel.requestBody("direct:event-types", null, List.class);
        if (eventTypes.isEmpty()) {
            throw new IllegalStateException("The account has no event type: create one in Cal.com first");
        }
        return ((Map<?, ?>) eventTypes.get(0)).get("id");
    }

    private List<String> slots(Object eventTypeId) {
        LocalDate tomorrow = LocalDate.ofInstant(Instant.now().truncatedTo(ChronoUnit.DAYS), ZoneOffset.UTC).plusDays(1);
        Map<?, ?> days = camel.requestBodyAndHeaders("direct:slots", null,
                Map.of("CamelCalcomEventTypeId", eventTypeId, "CamelCalcomStart", tomorrow, "CamelCalcomEnd", tomorrow.plusDays(7)), Map.class);
        List<String> slots = new ArrayList<>();
        for (Object day : days.values()) {
            for (Object slot : (List<?>) day) {
                slots.add(((Map<?, ?>) slot).get("start").toString());
            }
        }
        if (slots.isEmpty()) {
            throw new IllegalStateException("No slot is free in the next seven days");
        }
        return slots;
    }

    /** Waits for the subscription and the first poll, which run in the background. Earlier bookings would not be delivered. */
    private void awaitReadiness() {
        boolean ready = Tasks.foregroundTask()
                .withBudget(Budgets.iterationTimeBudget().withInterval(Duration.ofMillis(20))
                        .withMaxDuration(Duration.ofSeconds(PATIENCE_SECONDS)).build())
                .withName("await-readiness")
                .build().run(camel.getCamelContext(), () -> isFeedReady() && isSubscribed());
        if (!ready) {
            throw new IllegalStateException("Feed and webhook were not ready within " + PATIENCE_SECONDS + " s");
        }
    }

    private boolean isFeedReady() {
        return ((ScheduledPollConsumer) camel.getCamelContext().getRoute("feed").getConsumer()).isFirstPollDone();
    }

    private boolean isSubscribed() {
        return !webhooks || !camel.requestBody("direct:webhooks", null, List.class).isEmpty();
    }

    private static String uidOf(Object booking) {
        return ((Map<?, ?>) booking).get("uid").toString();
    }

    private void await(String trigger, String change, String uid) throws InterruptedException {
        List<String> expected = new ArrayList<>(List.of("feed " + change + ' ' + uid));
        if (webhooks) {
            expected.add("webhook " + trigger + ' ' + uid);
        }
        while (!expected.isEmpty()) {
            String event = routes.events().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("Not received within " + PATIENCE_SECONDS + " s: " + String.join(", ", expected));
            }
            System.out.println(event);
            expected.remove(event);
        }
    }
}
