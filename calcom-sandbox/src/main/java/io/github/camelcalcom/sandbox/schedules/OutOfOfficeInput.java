/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads out-of-office entries from requests. They always cover whole days in UTC, regardless of the given time of day. */
final class OutOfOfficeInput {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> REASONS = List.of("unspecified", "vacation", "travel", "sick", "public_holiday");
    private static final Rule DATE = new Rule("isDate", "%s must be a Date instance", value -> !value.isMissingNode() && !value.isNull());

    private static final Schema CREATE = common(new Schema().required("start", DATE).required("end", DATE));
    private static final Schema UPDATE = common(new Schema().optional("start", DATE).optional("end", DATE));

    private OutOfOfficeInput() {
    }

    private static Schema common(Schema schema) {
        return schema.optional("notes", Rule.string()).optional("toUserId", Rule.integer()).optional("reason", Rule.oneOf(REASONS));
    }

    static ObjectNode checkedForCreate(JsonNode body) {
        return checked(CREATE, body);
    }

    static ObjectNode checkedForUpdate(JsonNode body) {
        return checked(UPDATE, body);
    }

    /** Dates are parsed before anything else is checked. */
    private static ObjectNode checked(Schema schema, JsonNode body) {
        date(body.path("start"));
        date(body.path("end"));
        ObjectNode input = schema.accept(body);
        if (input.hasNonNull("start")) {
            input.set("start", Json.instant(date(input.get("start")).truncatedTo(ChronoUnit.DAYS)));
        }
        if (input.hasNonNull("end")) {
            input.set("end", Json.instant(date(input.get("end")).truncatedTo(ChronoUnit.DAYS).plus(DAY).minusMillis(1)));
        }
        return input;
    }

    private static Instant date(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!Rule.isoDate().holds().test(value)) {
            throw ApiException.badRequest("Invalid Date.");
        }
        return IsoInstant.parse(value.asText());
    }
}
