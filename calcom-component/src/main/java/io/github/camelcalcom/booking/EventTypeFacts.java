package io.github.camelcalcom.booking;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.error.Causes;

/**
 * What must be known about an event type before a booking of it may be made again.
 *
 * @param own          whether it belongs to the caller, who then sees all of its bookings
 * @param refusesTwice null if the server itself refuses a second booking of the same time; else why it may not
 * @param occurrences  how many bookings a series has unless the caller says; 0 if the event does not recur
 */
record EventTypeFacts(boolean own, String refusesTwice, int occurrences) {

    private static final EventTypeFacts FOREIGN = new EventTypeFacts(false, "it is not the caller's own", 0);

    /**
     * Reads the event type of a new booking. A passing failure of a look-up fails the future; that the caller may not read it tells
     * that it is not the caller's own.
     */
    static CompletableFuture<EventTypeFacts> read(LookUps lookUps, JsonFields booking) {
        return find(lookUps, booking).handle((eventType, failure) -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(eventType);
            }
            Throwable cause = Causes.unwrapped(failure);
            return FailureKind.of(cause).isPassing() ? CompletableFuture.<EventTypeFacts>failedFuture(cause)
                    : CompletableFuture.completedFuture(FOREIGN);
        }).thenCompose(result -> result);
    }

    private static CompletableFuture<EventTypeFacts> find(LookUps lookUps, JsonFields booking) {
        Object id = booking.value("eventTypeId");
        if (id != null) {
            return lookUps.eventType(id).thenCombine(lookUps.me(), (eventType, me) -> of(new JsonFields(eventType), new JsonFields(me)));
        }
        String slug = booking.text("eventTypeSlug");
        String username = booking.text("username");
        // the same user name may be another person's in another organization
        if (slug == null || username == null || booking.value("organizationSlug") != null) {
            return CompletableFuture.completedFuture(FOREIGN);
        }
        return lookUps.me().thenCompose(profile -> {
            JsonFields me = new JsonFields(profile);
            String own = me.text("username");
            if (own == null || !own.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT))) {
                return CompletableFuture.completedFuture(FOREIGN);
            }
            return lookUps.eventTypes().thenApply(list -> list.stream().map(JsonFields::new)
                    .filter(eventType -> slug.equals(eventType.text("slug"))).findFirst()
                    .map(eventType -> of(eventType, me)).orElse(FOREIGN));
        });
    }

    private static EventTypeFacts of(JsonFields eventType, JsonFields me) {
        Object owner = eventType.value("ownerId");
        if (owner == null || !Objects.equals(owner, me.value("id"))) {
            return FOREIGN;
        }
        boolean recurs = isOn(eventType, "recurrence");
        int occurrences = recurs && eventType.object("recurrence").value("occurrences") instanceof Number count ? count.intValue() : 0;
        return new EventTypeFacts(true, reason(eventType, recurs), occurrences);
    }

    private static String reason(JsonFields eventType, boolean recurs) {
        if (recurs) {
            return "it recurs";
        }
        if (isOn(eventType, "seats") || eventType.value("seatsPerTimeSlot") != null) {
            return "it has seats";
        }
        if (!eventType.object("confirmationPolicy").isTrue("disabled")) {
            return "it needs confirmation";
        }
        boolean oneHost = eventType.value("schedulingType") == null && eventType.value("teamId") == null
                && !eventType.isTrue("isInstantEvent") && count(eventType, "hosts") <= 1 && count(eventType, "users") <= 1;
        return oneHost ? null : "it has several hosts";
    }

    private static boolean isOn(JsonFields eventType, String setting) {
        return eventType.value(setting) != null && !eventType.object(setting).isTrue("disabled");
    }

    private static int count(JsonFields eventType, String list) {
        return eventType.value(list) instanceof List<?> values ? values.size() : 0;
    }
}
