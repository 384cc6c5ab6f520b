/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A member of a team who hosts bookings.
 *
 * @param userId     the number of the user
 * @param name       the name
 * @param username   the user name
 * @param avatarUrl  the address of the picture
 * @param mandatory  whether the host takes part in every booking; round robin only
 * @param priority   the priority in the choice of hosts: {@code lowest}, {@code low}, {@code medium}, {@code high} or {@code highest}
 * @param weight     the weight in the choice of hosts
 * @param additional see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record EventTypeHost(
        Long userId, String name, String username, String avatarUrl, Boolean mandatory, String priority, Integer weight,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public EventTypeHost {
        additional = CalcomJson.copy(additional);
    }
}
