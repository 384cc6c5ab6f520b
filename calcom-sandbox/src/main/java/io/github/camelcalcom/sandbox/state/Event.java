/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A page on which guests register for an event. It belongs to a user or a team. Its settings are stored as a document with the names of the
 * API. Must be used on the sandbox's event loop.
 */
public final class Event {

    private final String uuid;
    private final Long ownerId;
    private final Long teamId;
    private final Instant createdAt;
    private ObjectNode settings;
    private Instant publishedAt;
    private Instant cancelledAt;
    private String cancellationReason;
    private String coverImageUrl;
    private long revision;
    private final List<EventCoHost> coHosts = new ArrayList<>();
    private final List<EventRegistration> registrations = new ArrayList<>();
    private final List<EventMessage> messages = new ArrayList<>();
    private final List<String> invited = new ArrayList<>();

    /**
     * Creates a draft.
     *
     * @param ownerId  user who owns it; null for an event of a team
     * @param teamId   team that owns it; null for an event of a user
     * @param settings all settings with the locations, each of which has an id
     */
    public Event(String uuid, Long ownerId, Long teamId, ObjectNode settings, Instant createdAt) {
        this.uuid = uuid;
        this.ownerId = ownerId;
        this.teamId = teamId;
        this.settings = settings;
        this.createdAt = createdAt;
    }

    /** Returns the identifier. */
    public String uuid() {
        return uuid;
    }

    /** Returns the owner; null for an event of a team. */
    public Long ownerId() {
        return ownerId;
    }

    /** Returns the team; null for an event of a user. */
    public Long teamId() {
        return teamId;
    }

    /** Returns the time of creation. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Returns all settings. Must not be modified. */
    public ObjectNode settings() {
        return settings;
    }

    /** Replaces all settings. */
    public void setSettings(ObjectNode changed) {
        settings = changed;
        revision++;
    }

    /** Returns the number of changes of the settings. */
    public long revision() {
        return revision;
    }

    /** Returns the start. */
    public Instant start() {
        return Instant.parse(settings.get("startTime").asText());
    }

    /** Returns the end. */
    public Instant end() {
        return Instant.parse(settings.get("endTime").asText());
    }

    /** Returns the locations, each of which has an id. Must not be modified. */
    public JsonNode locations() {
        return settings.path("locations");
    }

    /** Returns the location with an id. */
    public Optional<JsonNode> location(String id) {
        for (JsonNode location : locations()) {
            if (location.path("id").asText().equals(id)) {
                return Optional.of(location);
            }
        }
        return Optional.empty();
    }

    /** Whether a location has a price. */
    public boolean isPaid() {
        for (JsonNode location : locations()) {
            if (location.path("price").asLong() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the time of publication; null for a draft. */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** Publishes the draft. */
    public void publish(Instant at) {
        publishedAt = at;
    }

    /** Whether guests can register. */
    public boolean isOpen() {
        return publishedAt != null && cancelledAt == null;
    }

    /** Returns the time of cancellation; null if it was not cancelled. */
    public Instant cancelledAt() {
        return cancelledAt;
    }

    /** Returns the reason of the cancellation; null if none was given. */
    public String cancellationReason() {
        return cancellationReason;
    }

    /** Cancels the event. */
    public void cancel(Instant at, String reason) {
        cancelledAt = at;
        cancellationReason = reason;
    }

    /** Returns the address of the image on the page; null for none. */
    public String coverImageUrl() {
        return coverImageUrl;
    }

    /** Sets the address of the image on the page; null for none. */
    public void setCoverImageUrl(String url) {
        coverImageUrl = url;
    }

    /** Returns the co-hosts and invited co-hosts in order. The list can be modified. */
    public List<EventCoHost> coHosts() {
        return coHosts;
    }

    /** Whether the person with a mail address has accepted to be a co-host. */
    public boolean isCoHost(String email) {
        return coHosts.stream().anyMatch(coHost -> coHost.accepted() && coHost.email().equalsIgnoreCase(email));
    }

    /** Returns the registrations in the order of creation. The list can be modified. */
    public List<EventRegistration> registrations() {
        return registrations;
    }

    /** Replaces the registration with an id. Returns the new one; empty if there is none. */
    public Optional<EventRegistration> change(String registrationId, UnaryOperator<EventRegistration> change) {
        for (int i = 0; i < registrations.size(); i++) {
            if (registrations.get(i).id().equals(registrationId)) {
                registrations.set(i, change.apply(registrations.get(i)));
                return Optional.of(registrations.get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the number of registrations with a status. */
    public long count(EventRegistration.Status status) {
        return registrations.stream().filter(registration -> registration.status() == status).count();
    }

    /** Returns the maximum number of guests; empty if there is no limit. */
    public OptionalLong capacity() {
        return settings.path("capacity").isNumber() ? OptionalLong.of(settings.get("capacity").asLong()) : OptionalLong.empty();
    }

    /** Whether the event, or the location if one is given, has a place for another guest. */
    public boolean hasPlace(String locationId) {
        if (capacity().isPresent() && count(EventRegistration.Status.CONFIRMED) >= capacity().getAsLong()) {
            return false;
        }
        long most = locationId == null ? 0 : location(locationId).map(location -> location.path("capacity").asLong()).orElse(0L);
        return most == 0 || registrations.stream().filter(registration -> registration.status() == EventRegistration.Status.CONFIRMED
                && locationId.equals(registration.locationId())).count() < most;
    }

    /** Returns the mails to guests, oldest first. The list can be modified. */
    public List<EventMessage> messages() {
        return messages;
    }

    /** Returns the mail addresses of invited guests. The list can be modified. */
    public List<String> invited() {
        return invited;
    }
}
