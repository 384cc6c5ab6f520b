/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.client.RequestTemplates;
import io.github.camelcalcom.client.ServerAddress;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.support.FaultyProxy;

/**
 * A sandbox with two users behind a faulty proxy, and safe calls through it. The sandbox's time stands still at {@link #NOW}.
 */
final class SafeCallsFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    static final String START = "2027-03-22T10:00:00Z";
    static final String LATER = "2027-03-22T15:00:00Z";
    static final Duration HORIZON = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    final CalcomSandbox sandbox;
    final FaultyProxy proxy;
    /** Those of the component that all calls of this fixture belong to. */
    final BookingAttempts attempts = new BookingAttempts();
    private final Map<List<Object>, CalcomClient> clients = new ConcurrentHashMap<>();
    private final List<HttpTransport> transports = new CopyOnWriteArrayList<>();
    private Duration requestTimeout = Duration.ofSeconds(60);

    SafeCallsFixture() throws Exception {
        SandboxSeed users = seeding -> {
            SandboxSeed.standard().plant(seeding);
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London").eventType("30 minutes of Bob", "30min", 30);
        };
        sandbox = CalcomSandbox.builder().seed(users).bookingTime(Duration.ofMillis(1)).start();
        sandbox.clock().stopAt(NOW);
        proxy = new FaultyProxy(sandbox.port());
    }

    /** Calls that are made from now on give up a request after this time. */
    SafeCallsFixture withRequestTimeout(Duration timeout) {
        requestTimeout = timeout;
        return this;
    }

    /** Safe calls as alice, who owns the event types 1 and 2 and whatever else is made. */
    SafeCalls calls() {
        return calls(new SafeCallSettings(true, HORIZON, 3));
    }

    SafeCalls calls(SafeCallSettings settings) {
        return calls(settings, ApiProfile.SELF_HOSTED, FixedAuthentication.apiKey(sandbox.apiKey("alice")));
    }

    SafeCalls callsOfNobody() {
        return calls(new SafeCallSettings(true, HORIZON, 3), ApiProfile.SELF_HOSTED, FixedAuthentication.none());
    }

    /** Safe calls as alice to another server. */
    SafeCalls callsTo(String url) {
        return calls(new SafeCallSettings(true, HORIZON, 3),
                client(url, FixedAuthentication.apiKey(sandbox.apiKey("alice")), ApiProfile.SELF_HOSTED, null));
    }

    SafeCalls calls(SafeCallSettings settings, Waits.Time time) {
        CalcomClient client = client(proxy.url(), FixedAuthentication.apiKey(sandbox.apiKey("alice")), ApiProfile.SELF_HOSTED, null);
        return new SafeCalls(client.branch(), settings, attempts, time);
    }

    /** Safe calls as alice of another process, which claims the keys of messages in a store. */
    SafeCalls process(KeyClaimStore store, SafeCallSettings settings, Waits.Time time) {
        CalcomClient client = client(proxy.url(), FixedAuthentication.apiKey(sandbox.apiKey("alice")), ApiProfile.SELF_HOSTED, null);
        return new SafeCalls(client.branch(), settings, new BookingAttempts(store, ForkJoinPool.commonPool()), time);
    }

    /** Safe calls as alice of an endpoint that sends a version of its own. */
    SafeCalls callsInVersion(String apiVersion) {
        CalcomClient client = client(proxy.url(), FixedAuthentication.apiKey(sandbox.apiKey("alice")), ApiProfile.SELF_HOSTED, apiVersion);
        return calls(new SafeCallSettings(true, HORIZON, 3), client);
    }

    SafeCalls calls(SafeCallSettings settings, ApiProfile profile, Authentication authentication) {
        return calls(settings, client(proxy.url(), authentication, profile, null));
    }

    /** As those of one endpoint, which can be stopped by itself. */
    private SafeCalls calls(SafeCallSettings settings, CalcomClient client) {
        return new SafeCalls(client.branch(), settings, attempts);
    }

    private CalcomClient client(String url, Authentication authentication, ApiProfile profile, String apiVersion) {
        return clients.computeIfAbsent(Arrays.asList(url, authentication, requestTimeout, profile, apiVersion),
                key -> newClient(url, authentication, new RequestTemplates(profile, apiVersion, "")));
    }

    private CalcomClient newClient(String url, Authentication authentication, RequestTemplates templates) {
        ClientSettings settings = new ClientSettings(ServerAddress.of(url), null, null, 50, Duration.ofSeconds(60), requestTimeout,
                Duration.ofMinutes(5), 1 << 20);
        HttpTransport transport = new HttpTransport(settings);
        transports.add(transport);
        return new CalcomClient(transport, settings, CallPolicy.unguarded(RealTimers.create()), authentication, new CallScope(), templates);
    }

    /** Makes a call as alice without any fault, and gives its result. */
    JsonNode direct(String operation, Map<String, Object> parameters, Object body) {
        CalcomClient client = client(sandbox.url(), FixedAuthentication.apiKey(sandbox.apiKey("alice")), ApiProfile.SELF_HOSTED, null);
        try {
            return JSON.valueToTree(client.call(request(operation, parameters, body)).result());
        } catch (Exception e) {
            throw new IllegalStateException(operation + " failed", e);
        }
    }

    /** An event type of alice with some settings, such as {@code "seats":{...}}; gives its number. */
    long eventType(String slug, String settings) {
        return direct("event-types/create", Map.of(), json("{\"title\":\"" + slug + "\",\"slug\":\"" + slug + "\",\"lengthInMinutes\":30,"
                                                           + settings + "}")).path("id").asLong();
    }

    long seated() {
        return eventType("class", "\"seats\":{\"seatsPerTimeSlot\":3,\"showAttendeeInfo\":true,\"showAvailabilityCount\":true}");
    }

    long confirmed() {
        return eventType("asked", "\"confirmationPolicy\":{\"type\":\"always\",\"blockUnconfirmedBookingsInBooker\":false}");
    }

    long weekly() {
        return eventType("weekly", "\"recurrence\":{\"interval\":1,\"occurrences\":4,\"frequency\":\"weekly\"}");
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The body of a new booking. */
    static ObjectNode booking(long eventTypeId, String start, String name) {
        ObjectNode body = json("{}").put("start", start).put("eventTypeId", eventTypeId);
        body.putObject("attendee").put("name", name).put("email", name.toLowerCase(Locale.ROOT) + "@example.net")
                .put("timeZone", "Europe/Rome");
        return body;
    }

    static CalcomRequest request(String operation, Map<String, Object> parameters, Object body) {
        return request(ApiProfile.SELF_HOSTED, operation, parameters, body);
    }

    static CalcomRequest request(ApiProfile profile, String operation, Map<String, Object> parameters, Object body) {
        CalcomRequest request = new CalcomRequest(new RequestTemplate(OperationResolver.resolve(operation), profile, null, ""));
        parameters.forEach(request::parameter);
        return body == null ? request : request.body(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static CalcomRequest create(ObjectNode body) {
        return request("bookings/create", Map.of(), body);
    }

    static CalcomRequest act(String operation, String uid, Object body) {
        return request(operation, Map.of("bookingUid", uid), body);
    }

    /** Stops the endpoint that some calls belong to. */
    static void stop(SafeCalls endpoint) {
        endpoint.client().stop();
    }

    /** The answer of a call, which must come. */
    static JsonNode result(CompletableFuture<CalcomResponse> call) throws Exception {
        return JSON.valueToTree(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).result());
    }

    /** The failure of a call, which must come. */
    static Throwable failure(CompletableFuture<CalcomResponse> call) throws Exception {
        try {
            Object result = call.get(PATIENCE_SECONDS, TimeUnit.SECONDS).result();
            throw new AssertionError("The call succeeded: " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    List<Booking> bookings() {
        return sandbox.bookings();
    }

    List<Booking> openBookings() {
        return sandbox.bookings().stream().filter(booking -> booking.status().isOpen()).toList();
    }

    @Override
    public void close() {
        transports.forEach(HttpTransport::close);
        proxy.close();
        sandbox.close();
    }

    /** A message that may be delivered several times. */
    static final class Message implements CallContext {

        private volatile String key;
        private volatile boolean redelivered;
        private volatile CallAttempt attempt;

        Message key(String value) {
            key = value;
            return this;
        }

        Message again() {
            redelivered = true;
            return this;
        }

        @Override
        public String idempotencyKey() {
            return key;
        }

        @Override
        public boolean isRedelivered() {
            return redelivered;
        }

        /** The attempt of a new booking. */
        BookingAttempt booking() {
            return (BookingAttempt) attempt;
        }

        @Override
        public CallAttempt attempt() {
            return attempt;
        }

        @Override
        public void keep(CallAttempt value) {
            attempt = value;
        }
    }
}
