package io.github.camelcalcom.sandbox.state;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
    private final Table<String, Change> eventTypeChanges = new Table<>(Change::id);
    private final Table<String, PrivateLink> privateLinks = new Table<>(PrivateLink::linkId);
    private final Bookings bookings = new Bookings();
    private final Table<String, Reservation> reservations = new Table<>(Reservation::uid);
    private final Table<Long, Delivery> deliveries = new Table<>(Delivery::number);
    private final Table<Long, Team> teams = new Table<>(Team::id);
    private final Memberships memberships = new Memberships();
    private final Table<Long, Profile> profiles = new Table<>(Profile::id);
    private final Table<String, Role> roles = new Table<>(Role::id);
    private final Table<Long, OutOfOffice> outOfOffices = new Table<>(OutOfOffice::id);
    private final Table<Long, VerifiedResource> verifiedEmails = new Table<>(VerifiedResource::id);
    private final Table<Long, VerifiedResource> verifiedPhones = new Table<>(VerifiedResource::id);
    private final Table<Long, Workflow> workflows = new Table<>(Workflow::id);
    private final Table<String, RoutingForm> routingForms = new Table<>(RoutingForm::id);
    private final Table<Long, RoutingFormResponse> routingFormResponses = new Table<>(RoutingFormResponse::id);
    private final Table<Long, Credential> credentials = new Table<>(Credential::id);
    private final Table<SelectedCalendar, SelectedCalendar> selectedCalendars = new Table<>(calendar -> calendar);
    private final Table<Long, DestinationCalendar> destinationCalendars = new Table<>(DestinationCalendar::userId);
    private final Table<String, DelegationCredential> delegationCredentials = new Table<>(DelegationCredential::id);
    private final Table<String, Attribute> attributes = new Table<>(Attribute::id);
    private final Table<String, AttributeOption> attributeOptions = new Table<>(AttributeOption::id);
    private final Table<String, AttributeAssignment> attributeAssignments = new Table<>(AttributeAssignment::id);
    private final Table<String, Change> assignmentChanges = new Table<>(Change::id);
    private final Table<String, OAuthClient> oAuthClients = new Table<>(OAuthClient::id);
    private final Table<String, OAuth2Client> oAuth2Clients = new Table<>(OAuth2Client::id);
    private final Table<String, AuthorizationCode> authorizationCodes = new Table<>(AuthorizationCode::code);
    private final Table<BookingLimits.Key, BookingLimits> bookingLimits = new Table<>(BookingLimits::key);
    private final Table<Long, PushSubscription> pushSubscriptions = new Table<>(PushSubscription::id);
    private final Table<Long, CreditCharge> creditCharges = new Table<>(CreditCharge::id);
    private final Tokens tokens = new Tokens();

    private long lastAvailabilityId;
    private long lastAttendeeId;
    private long lastWorkflowStepId;

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

    /** Who made and changed event types, by id, oldest first. */
    public Table<String, Change> eventTypeChanges() {
        return eventTypeChanges;
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
    public Bookings bookings() {
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

    /** Teams and organizations, by number. */
    public Table<Long, Team> teams() {
        return teams;
    }

    /** The organization with that number; empty also where a team has it. */
    public Optional<Team> organization(long id) {
        return teams.find(id).filter(Team::organization);
    }

    /** Who belongs to which team and organization. */
    public Memberships memberships() {
        return memberships;
    }

    /** By number. */
    public Table<Long, Profile> profiles() {
        return profiles;
    }

    /** Roles that teams and organizations made up, by id. */
    public Table<String, Role> roles() {
        return roles;
    }

    /** When users are out of office, by number. */
    public Table<Long, OutOfOffice> outOfOffices() {
        return outOfOffices;
    }

    /** Mail addresses that were verified, by number. */
    public Table<Long, VerifiedResource> verifiedEmails() {
        return verifiedEmails;
    }

    /** Phone numbers that were verified, by number. */
    public Table<Long, VerifiedResource> verifiedPhones() {
        return verifiedPhones;
    }

    /** By number. */
    public Table<Long, Workflow> workflows() {
        return workflows;
    }

    /** The next number of a step of any workflow. */
    public long nextWorkflowStepId() {
        return ++lastWorkflowStepId;
    }

    /** By id. */
    public Table<String, RoutingForm> routingForms() {
        return routingForms;
    }

    /** By number, oldest first. */
    public Table<Long, RoutingFormResponse> routingFormResponses() {
        return routingFormResponses;
    }

    /** Connections to outside services, by number. */
    public Table<Long, Credential> credentials() {
        return credentials;
    }

    /** Calendars that are looked at for conflicts. */
    public Table<SelectedCalendar, SelectedCalendar> selectedCalendars() {
        return selectedCalendars;
    }

    /** Where bookings are written to, by the number of the user. */
    public Table<Long, DestinationCalendar> destinationCalendars() {
        return destinationCalendars;
    }

    /** Which domains organizations let the server into, by id. */
    public Table<String, DelegationCredential> delegationCredentials() {
        return delegationCredentials;
    }

    /** What organizations note of their members, by id. */
    public Table<String, Attribute> attributes() {
        return attributes;
    }

    /** Values that attributes may have, by id. */
    public Table<String, AttributeOption> attributeOptions() {
        return attributeOptions;
    }

    /** Values that members have, by id. */
    public Table<String, AttributeAssignment> attributeAssignments() {
        return attributeAssignments;
    }

    /** Who changed the values of members, by id, oldest first. Their subjects are memberships. */
    public Table<String, Change> assignmentChanges() {
        return assignmentChanges;
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

    /** How many bookings users want at most. */
    public Table<BookingLimits.Key, BookingLimits> bookingLimits() {
        return bookingLimits;
    }

    /** Devices that want to be told of things, by number. */
    public Table<Long, PushSubscription> pushSubscriptions() {
        return pushSubscriptions;
    }

    /** Credits that were spent, by number. */
    public Table<Long, CreditCharge> creditCharges() {
        return creditCharges;
    }

    /** Access and refresh tokens of either kind. */
    public Tokens tokens() {
        return tokens;
    }

    /** The schedule of a host that holds for an event type: its own, else the user's default one; null if there is none. */
    public Schedule scheduleOf(EventType eventType, User host) {
        Long wanted = eventType.scheduleId().isPresent() ? Long.valueOf(eventType.scheduleId().getAsLong()) : host.defaultScheduleId();
        return wanted == null ? null : schedules.find(wanted).orElse(null);
    }
}
