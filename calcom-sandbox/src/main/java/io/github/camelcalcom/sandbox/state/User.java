/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/** A user with an account. */
public final class User {

    private static final String DEFAULT_LOCALE = "en";

    private final long id;
    private final Instant createdAt;
    private String username;
    private String email;
    private String name;
    private String bio;
    private String avatarUrl;
    private String locale = DEFAULT_LOCALE;
    private int timeFormat = 12;
    private String weekStart = "Sunday";
    private NamedZone timeZone;
    private Long defaultScheduleId;
    private ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    private Long organizationId;
    private String oAuthClientId;
    private Long invitedTo;
    private ObjectNode appearance = JsonNodeFactory.instance.objectNode();

    /** Creates a user with the settings of a new account and without a schedule. */
    public User(long id, String username, String name, String email, NamedZone timeZone, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.name = name;
        this.email = email;
        this.timeZone = timeZone;
        this.createdAt = createdAt;
    }

    /** Returns the id. */
    public long id() {
        return id;
    }

    /** Returns the name in the addresses of public pages. */
    public String username() {
        return username;
    }

    /** Sets the name in the addresses of public pages. */
    public void setUsername(String username) {
        this.username = username;
    }

    /** Returns the time of creation. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Returns the mail address, which is unique. */
    public String email() {
        return email;
    }

    /** Sets the mail address. */
    public void setEmail(String email) {
        this.email = email;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Sets the name. */
    public void setName(String name) {
        this.name = name;
    }

    /** Returns the description; null if none was given. */
    public String bio() {
        return bio;
    }

    /** Sets the description; null for none. */
    public void setBio(String bio) {
        this.bio = bio;
    }

    /** Returns the address of the picture; null if none was given. */
    public String avatarUrl() {
        return avatarUrl;
    }

    /** Sets the address of the picture; null for none. */
    public void setAvatarUrl(String avatarUrl) {
        this.avatarUrl = avatarUrl;
    }

    /** Returns the language, for example {@code en}; null if none was selected. */
    public String locale() {
        return locale == null ? DEFAULT_LOCALE : locale;
    }

    /** Returns the language that was set; null if there is none. */
    public String chosenLocale() {
        return locale;
    }

    /** Sets the language; null for none. */
    public void setLocale(String locale) {
        this.locale = locale;
    }

    /** Returns the time format: 12 or 24. */
    public int timeFormat() {
        return timeFormat;
    }

    /** Sets the time format: 12 or 24. */
    public void setTimeFormat(int timeFormat) {
        this.timeFormat = timeFormat;
    }

    /** Returns the first day of the week, an English name. */
    public String weekStart() {
        return weekStart;
    }

    /** Sets the first day of the week, an English name. */
    public void setWeekStart(String weekStart) {
        this.weekStart = weekStart;
    }

    /** Returns the time zone. */
    public NamedZone timeZone() {
        return timeZone;
    }

    /** Sets the time zone. */
    public void setTimeZone(NamedZone timeZone) {
        this.timeZone = timeZone;
    }

    /** Returns the default schedule; null if none is set. As on the real server, the schedule may not exist. */
    public Long defaultScheduleId() {
        return defaultScheduleId;
    }

    /** Sets the default schedule; null for none. */
    public void setDefaultScheduleId(Long defaultScheduleId) {
        this.defaultScheduleId = defaultScheduleId;
    }

    /** Returns the metadata of clients, which answers do not contain. */
    public ObjectNode metadata() {
        return metadata;
    }

    /** Replaces the metadata of clients. */
    public void setMetadata(ObjectNode metadata) {
        this.metadata = metadata;
    }

    /** Returns the organization of the user; null if there is none. */
    public Long organizationId() {
        return organizationId;
    }

    /** Sets the organization; null for none. */
    public void setOrganizationId(Long organizationId) {
        this.organizationId = organizationId;
    }

    /** Returns the OAuth client that manages the user; null for a user who is not managed. */
    public String oAuthClientId() {
        return oAuthClientId;
    }

    /** Sets the OAuth client that manages the user. */
    public void setOAuthClientId(String oAuthClientId) {
        this.oAuthClientId = oAuthClientId;
    }

    /** Returns the organization that created the account; null if the user did. */
    public Long invitedTo() {
        return invitedTo;
    }

    /** Sets the organization that created the account. */
    public void setInvitedTo(Long invitedTo) {
        this.invitedTo = invitedTo;
    }

    /** Returns the appearance of the user's pages as an organization set it, under the names in the API. Must not be modified. */
    public ObjectNode appearance() {
        return appearance;
    }

    /** Replaces the appearance of the user's pages. */
    public void setAppearance(ObjectNode appearance) {
        this.appearance = appearance;
    }
}
