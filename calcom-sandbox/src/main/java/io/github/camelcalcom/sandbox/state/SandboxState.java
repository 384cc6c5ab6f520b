package io.github.camelcalcom.sandbox.state;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Everything that a sandbox knows, in memory. Only to be used on the sandbox's event loop, which makes every call atomic up to
 * its first asynchronous step.
 */
public final class SandboxState {

    private final Clock clock;
    private final Uids uids;
    private final Table<Long, User> users = new Table<>(User::id);
    private final Table<String, ApiKey> apiKeys = new Table<>(ApiKey::key);
    private final Table<Long, Schedule> schedules = new Table<>(Schedule::id);
    private final Table<Long, EventType> eventTypes = new Table<>(EventType::id);
    private final Table<String, Webhook> webhooks = new Table<>(Webhook::id);
    private final Table<String, PrivateLink> privateLinks = new Table<>(PrivateLink::linkId);
    private final Table<String, Booking> bookings = new Table<>(Booking::uid);
    private final Table<String, Reservation> reservations = new Table<>(Reservation::uid);
    private final Table<Long, Delivery> deliveries = new Table<>(Delivery::number);
    private final Table<Long, Organization> organizations = new Table<>(Organization::id);
    private final Table<String, OAuthClient> oAuthClients = new Table<>(OAuthClient::id);
    private final Table<String, OAuth2Client> oAuth2Clients = new Table<>(OAuth2Client::id);
    private final Table<String, AuthorizationCode> authorizationCodes = new Table<>(AuthorizationCode::code);
    private final Tokens tokens = new Tokens();

    private long lastAvailabilityId;
    private long lastAttendeeId;

    /** An empty state. */
    public SandboxState(Clock clock, Uids uids) {
        this.clock = clock;
        this.uids = uids;
    }

    /** The sandbox's time, in milliseconds as the real server keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where new identifiers come from. */
    public Uids uids() {
        return uids;
    }

    /** By number. */
    public Table<Long, User> users() {
        return users;
    }

    /** By the key as it is sent. */
    public Table<String, ApiKey> apiKeys() {
        return apiKeys;
    }

    /** By number. */
    public Table<Long, Schedule> schedules() {
        return schedules;
    }

    /** The next number of a row of hours in a schedule. */
    public long nextAvailabilityId() {
        return ++lastAvailabilityId;
    }

    /** The next number of an attendee of any booking. */
    public long nextAttendeeId() {
        return ++lastAttendeeId;
    }

    /** By number. */
    public Table<Long, EventType> eventTypes() {
        return eventTypes;
    }

    /** By id, of users and of event types. */
    public Table<String, Webhook> webhooks() {
        return webhooks;
    }

    /** By the id in their addresses. */
    public Table<String, PrivateLink> privateLinks() {
        return privateLinks;
    }

    /** By uid, oldest first. */
    public Table<String, Booking> bookings() {
        return bookings;
    }

    /** By uid; expired ones stay. */
    public Table<String, Reservation> reservations() {
        return reservations;
    }

    /** Webhook requests in the order in which they were sent. */
    public Table<Long, Delivery> deliveries() {
        return deliveries;
    }

    /** By number. */
    public Table<Long, Organization> organizations() {
        return organizations;
    }

    /** Clients of platform organizations, by id. */
    public Table<String, OAuthClient> oAuthClients() {
        return oAuthClients;
    }

    /** Clients of the OAuth2 token endpoint, by id. */
    public Table<String, OAuth2Client> oAuth2Clients() {
        return oAuth2Clients;
    }

    /** By the code as it is sent. */
    public Table<String, AuthorizationCode> authorizationCodes() {
        return authorizationCodes;
    }

    /** Access and refresh tokens of either kind. */
    public Tokens tokens() {
        return tokens;
    }

    /** The schedule that holds for a user's event type: its own, else the user's default one; null if there is none. */
    public Schedule scheduleOf(EventType eventType) {
        Long wanted = eventType.scheduleId().isPresent()
                ? Long.valueOf(eventType.scheduleId().getAsLong())
                : users.find(eventType.ownerId()).map(User::defaultScheduleId).orElse(null);
        return wanted == null ? null : schedules.find(wanted).orElse(null);
    }
}
