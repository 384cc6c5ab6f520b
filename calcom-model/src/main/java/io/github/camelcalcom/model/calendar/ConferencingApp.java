/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A meeting service that is connected to an account.
 *
 * @param id                     the number
 * @param type                   the kind of service
 * @param key                    the data of the service
 * @param userId                 the number of the user
 * @param teamId                 the number of the team
 * @param appId                  the service
 * @param subscriptionId         the id of the subscription
 * @param paymentStatus          the state of the payment
 * @param billingCycleStart      the day of the month on which the subscription begins
 * @param invalid                whether it can no longer be used
 * @param delegationCredentialId the id of the organization's service account
 * @param additional             see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record ConferencingApp(
        Long id, String type, Object key, Long userId, Long teamId, String appId, String subscriptionId, String paymentStatus,
        Integer billingCycleStart, Boolean invalid, String delegationCredentialId, Map<String, JsonNode> additional) implements CalcomRecord {

    public ConferencingApp {
        additional = CalcomJson.copy(additional);
    }
}
