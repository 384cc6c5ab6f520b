package io.github.camelcalcom.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;

/**
 * The calls that read what became of another one: of the same server, as the same caller. Their operations are made ready when they are
 * needed first. Thread safe; no method blocks or throws.
 */
public final class LookUps {

    private static final String BOOKING = "bookings/get";
    /** Cal.com has no longer events. */
    private static final Duration LONGEST_EVENT = Duration.ofHours(24);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final String BOOKINGS = "bookings/list";
    private static final int MOST_WITHOUT_TIME = 250;

    private final CalcomClient client;
    private final ApiProfile profile;
    private final String apiVersion;
    private final String basePath;
    private final Map<String, RequestTemplate> templates = new ConcurrentHashMap<>();

    /**
     * @param client     makes the calls
     * @param profile    which server it is
     * @param apiVersion the version that the endpoint sends instead of the catalogue's, or null. Bookings are read in it, since they
     *                   stand in for the endpoint's own answer; other resources do not have the same versions
     * @param basePath   what the server wants before the path of an operation; empty for most
     */
    public LookUps(CalcomClient client, ApiProfile profile, String apiVersion, String basePath) {
        this.client = client;
        this.profile = profile;
        this.apiVersion = apiVersion;
        this.basePath = basePath;
    }

    LookUps as(CalcomClient caller) {
        return new LookUps(caller, profile, apiVersion, basePath);
    }

    /** A booking by its uid; a list of bookings for the uid of a series. */
    CompletableFuture<CalcomResponse> booking(String uid) {
        return made(BOOKING, request -> client.call(request.parameter("bookingUid", uid)));
    }

    /**
     * Every booking that the caller sees and that starts at one of some instants; there may be others.
     *
     * @param eventTypeId   null for any event type
     * @param attendeeEmail null for any attendee
     */
    CompletableFuture<CalcomClient.ItemList> bookings(Object eventTypeId, String attendeeEmail, Instant firstStart, Instant lastStart) {
        return made(BOOKINGS, request -> client.list(request.parameter("eventTypeId", eventTypeId)
                .parameter("attendeeEmail", attendeeEmail).parameter("afterStart", firstStart.minus(MARGIN))
                .parameter("beforeEnd", lastStart.plus(LONGEST_EVENT).plus(MARGIN)), 0));
    }

    /**
     * The bookings of any time that the caller sees and that were made last; the list tells whether there are more. A server that pages by
     * cursor may give any of them.
     *
     * @param eventTypeId   null for any event type
     * @param attendeeEmail null for any attendee
     */
    CompletableFuture<CalcomClient.ItemList> newestBookings(Object eventTypeId, String attendeeEmail) {
        return made(BOOKINGS, request -> client.list(request.parameter("eventTypeId", eventTypeId)
                .parameter("attendeeEmail", attendeeEmail).parameter("sortCreated", "desc"), MOST_WITHOUT_TIME));
    }

    /** One of the caller's own event types; the server says that there is no such one if it is somebody else's. */
    CompletableFuture<Object> eventType(Object id) {
        return made("event-types/get", request -> client.call(request.parameter("eventTypeId", id)).result());
    }

    /** All of the caller's own event types. */
    CompletableFuture<List<Object>> eventTypes() {
        return made("event-types/list", request -> client.list(request, 0).items());
    }

    /** The caller. */
    CompletableFuture<Object> me() {
        return made("me/get", request -> client.call(request).result());
    }

    /**
     * The free slots of a day, in UTC.
     *
     * @param minutes the length of a slot where it can be chosen, else null
     */
    CompletableFuture<Object> slots(Object eventTypeId, LocalDate day, Object minutes) {
        return made("slots/list", request -> client.call(request.parameter("eventTypeId", eventTypeId).parameter("start", day)
                .parameter("end", day).parameter("duration", minutes)).result());
    }

    private <T> CompletableFuture<T> made(String uri, LookUp<T> lookUp) {
        try {
            return CompletableFuture.completedFuture(lookUp.make(new CalcomRequest(templates.computeIfAbsent(uri, this::template))));
        } catch (CalcomException | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @FunctionalInterface
    private interface LookUp<T> {

        T make(CalcomRequest request) throws CalcomException;
    }

    private RequestTemplate template(String uri) {
        return new RequestTemplate(OperationResolver.resolve(uri), profile, uri.equals(BOOKING) ? apiVersion : null, basePath);
    }
}
