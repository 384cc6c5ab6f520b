package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneId;

/** A person with an account. */
public final class User {

    private final long id;
    private final Instant createdAt;
    private String username;
    private String email;
    private String name;
    private String bio;
    private String avatarUrl;
    private String locale = "en";
    private int timeFormat = 12;
    private String weekStart = "Sunday";
    private ZoneId timeZone;
    private Long defaultScheduleId;
    private ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    private Long organizationId;
    private String oAuthClientId;
    private Long invitedTo;
    private ObjectNode appearance = JsonNodeFactory.instance.objectNode();

    /** A user with the settings of a new account and without a schedule. */
    public User(long id, String username, String name, String email, ZoneId timeZone, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.name = name;
        this.email = email;
        this.timeZone = timeZone;
        this.createdAt = createdAt;
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** What its public pages are called by. */
    public String username() {
        return username;
    }

    /** Changes what its public pages are called by. */
    public void setUsername(String username) {
        this.username = username;
    }

    /** When it came to be. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Its mail address; no two users share one. */
    public String email() {
        return email;
    }

    /** Changes the mail address. */
    public void setEmail(String email) {
        this.email = email;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Changes the name. */
    public void setName(String name) {
        this.name = name;
    }

    /** Null if none was given. */
    public String bio() {
        return bio;
    }

    /** Changes the words about it; null for none. */
    public void setBio(String bio) {
        this.bio = bio;
    }

    /** Null if none was given. */
    public String avatarUrl() {
        return avatarUrl;
    }

    /** Changes the picture; null for none. */
    public void setAvatarUrl(String avatarUrl) {
        this.avatarUrl = avatarUrl;
    }

    /** The language of its pages, such as {@code en}; null if none was chosen. */
    public String locale() {
        return locale;
    }

    /** Changes the language; null for none. */
    public void setLocale(String locale) {
        this.locale = locale;
    }

    /** 12 or 24. */
    public int timeFormat() {
        return timeFormat;
    }

    /** Changes the time format to 12 or 24. */
    public void setTimeFormat(int timeFormat) {
        this.timeFormat = timeFormat;
    }

    /** The English name of a day. */
    public String weekStart() {
        return weekStart;
    }

    /** Changes the first day of the week, an English name. */
    public void setWeekStart(String weekStart) {
        this.weekStart = weekStart;
    }

    /** Where it is. */
    public ZoneId timeZone() {
        return timeZone;
    }

    /** Changes the zone. */
    public void setTimeZone(ZoneId timeZone) {
        this.timeZone = timeZone;
    }

    /** Null where none is set; may name a schedule that does not exist, as on the real server. */
    public Long defaultScheduleId() {
        return defaultScheduleId;
    }

    /** Changes the default schedule; null for none. */
    public void setDefaultScheduleId(Long defaultScheduleId) {
        this.defaultScheduleId = defaultScheduleId;
    }

    /** What its clients keep with it; answers do not show it. */
    public ObjectNode metadata() {
        return metadata;
    }

    /** Replaces what its clients keep with it. */
    public void setMetadata(ObjectNode metadata) {
        this.metadata = metadata;
    }

    /** The organization that it is a member of; null if there is none. */
    public Long organizationId() {
        return organizationId;
    }

    /** Makes it a member of an organization; null for none. */
    public void setOrganizationId(Long organizationId) {
        this.organizationId = organizationId;
    }

    /** The OAuth client that manages it; null for a user who is not managed. */
    public String oAuthClientId() {
        return oAuthClientId;
    }

    /** Puts it under the management of an OAuth client. */
    public void setOAuthClientId(String oAuthClientId) {
        this.oAuthClientId = oAuthClientId;
    }

    /** The organization that made the account; null for a user who made it. */
    public Long invitedTo() {
        return invitedTo;
    }

    /** Tells which organization made the account. */
    public void setInvitedTo(Long invitedTo) {
        this.invitedTo = invitedTo;
    }

    /** What an organization set for its pages, in the names of the API. Not to be changed. */
    public ObjectNode appearance() {
        return appearance;
    }

    /** Replaces what an organization set for its pages. */
    public void setAppearance(ObjectNode appearance) {
        this.appearance = appearance;
    }
}
