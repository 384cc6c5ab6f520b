package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.CallerLimit;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.webhook.WebhookSignature;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** The data of the console's pages as JSON, without secrets. Must be used on the sandbox's event loop. */
final class StateView {

    /** Maximum number of rows of a kind. */
    static final int MOST_ROWS = 200;

    private final SandboxState state;
    private final ApiServer api;
    private final SandboxFaults faults;

    StateView(SandboxState state, ApiServer api, SandboxFaults faults) {
        this.state = state;
        this.api = api;
        this.faults = faults;
    }

    /** Returns bookings, deliveries, faults and rate limits. If there are many rows, the last ones are shown, newest first. */
    ObjectNode overview() {
        ObjectNode overview = Json.object().put("now", Json.text(state.now()));
        overview.set("bookings", last(state.bookings().all(), this::booking));
        overview.set("deliveries", last(state.deliveries().all(), StateView::delivery));
        faults.rules().forEach(rule -> overview.withArray("faults").add(fault(rule)));
        api.limits(MOST_ROWS).forEach(limit -> overview.withArray("limits").add(limit(limit)));
        return overview;
    }

    private static <T> ObjectNode last(Collection<T> all, Function<T, ObjectNode> view) {
        ObjectNode rows = Json.object().put("total", all.size());
        ArrayNode newestFirst = rows.putArray("rows");
        all.stream().skip(Math.max(0, all.size() - MOST_ROWS)).forEach(row -> newestFirst.insert(0, view.apply(row)));
        return rows;
    }

    private ObjectNode booking(Booking booking) {
        ObjectNode row = Json.object().put("uid", booking.uid()).put("title", booking.title()).put("start", Json.text(booking.start()))
                .put("end", Json.text(booking.end())).put("status", booking.status().name().toLowerCase(Locale.ROOT))
                .put("host", state.users().find(booking.hostId()).map(User::name).orElse("user " + booking.hostId()))
                .put("eventTypeId", booking.eventTypeId()).put("attendeeCount", booking.attendees().size());
        if (!booking.attendees().isEmpty()) {
            Attendee booker = booking.attendees().get(0);
            row.put("attendeeName", booker.name()).put("attendeeEmail", booker.email());
        }
        return row;
    }

    /** Returns a delivery without its body and signature. */
    static ObjectNode delivery(Delivery delivery) {
        String signature = delivery.headers().getOrDefault(WebhookSignature.HEADER, WebhookSignature.WITHOUT_SECRET);
        return Json.object().put("number", delivery.number()).put("repeatOf", delivery.repeatOf()).put("attempt", delivery.attempt())
                .put("trigger", delivery.triggerEvent()).put("subscriber", Masking.of(delivery.url()))
                .put("sentAt", Json.text(delivery.sentAt())).put("status", delivery.status()).put("failure", Masking.of(delivery.failure()))
                .put("signed", !signature.equals(WebhookSignature.WITHOUT_SECRET));
    }

    private static ObjectNode fault(FaultRule rule) {
        return Json.object().put("description", rule.description()).put("fired", rule.fired()).put("matched", rule.matched())
                .put("spent", rule.isSpent());
    }

    private static ObjectNode limit(CallerLimit limit) {
        return Json.object().put("caller", limit.caller()).put("name", limit.name()).put("allowed", limit.allowed())
                .put("remaining", limit.remaining()).put("refused", limit.refused()).put("end", Json.text(limit.end()));
    }

    /** Returns the event types that can be booked: all except the templates of managed event types. */
    ObjectNode eventTypes() {
        ObjectNode answer = Json.object().put("now", Json.text(state.now()));
        ArrayNode rows = answer.putArray("eventTypes");
        state.eventTypes().stream().filter(eventType -> !eventType.isManaged()).map(this::eventType).forEach(rows::add);
        return answer;
    }

    private ObjectNode eventType(EventType eventType) {
        boolean isOfTeam = eventType.teamId() != null;
        String owner = isOfTeam ? state.teams().find(eventType.teamId()).map(Team::name).orElse("team " + eventType.teamId())
                : state.users().find(eventType.ownerId()).map(User::name).orElse("user " + eventType.ownerId());
        ObjectNode row = Json.object().put("id", eventType.id()).put("title", eventType.title())
                .put("owner", isOfTeam ? owner + " (team)" : owner).put("length", eventType.lengthInMinutes())
                .put("requiresConfirmation", eventType.requiresConfirmation()).put("recurs", eventType.recurrence().has("frequency"))
                .put("seats", eventType.seatsPerTimeSlot().orElse(0));
        eventType.lengthInMinutesOptions().forEach(row.putArray("lengths")::add);
        ArrayNode fields = row.putArray("fields");
        eventType.bookingFields().forEach(field -> {
            if (!field.path("isDefault").asBoolean() && field.path("required").asBoolean()) {
                fields.addObject().put("slug", field.path("slug").asText()).put("label", field.path("label").asText(field.path("slug").asText()))
                        .put("type", field.path("type").asText());
            }
        });
        return row;
    }
}
