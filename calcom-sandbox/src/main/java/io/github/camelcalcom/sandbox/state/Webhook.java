/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A webhook subscription. It belongs to exactly one of user, team, event type and OAuth client.
 *
 * @param userId          user whose bookings trigger it; null for another owner
 * @param teamId          team or organization whose bookings trigger it; null for another owner
 * @param eventTypeId     event type whose bookings trigger it; null for another owner
 * @param oAuthClientId   OAuth client whose managed users' bookings trigger it; null for another owner
 * @param payloadTemplate null for the default payload
 * @param secret          secret that deliveries are signed with, null for unsigned ones
 * @param version         version of the payload, for example {@code 2021-10-20}
 * @param waits           time after the start of a meeting at which absent people are reported; null for none
 */
public record Webhook(
        String id, Long userId, Long teamId, Long eventTypeId, String oAuthClientId, String subscriberUrl, List<String> triggers, boolean active,
        String payloadTemplate, String secret, String version, Wait waits, Instant createdAt) {

    /**
     * A time after the start of a meeting.
     *
     * @param time number of units
     * @param unit {@code MINUTE}, {@code HOUR} or {@code DAY}
     */
    public record Wait(int time, String unit) {

        /** Returns the length. */
        public Duration length() {
            return ChronoUnit.valueOf(unit + 'S').getDuration().multipliedBy(time);
        }
    }

    public Webhook {
        triggers = List.copyOf(triggers);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", subscriberUrl=" + subscriberUrl + ", triggers=" + triggers + ", active=" + active + "]";
    }
}
