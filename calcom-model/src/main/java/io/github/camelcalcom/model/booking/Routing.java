/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The response to a routing form that leads to a booking.
 *
 * @param responseId         the number of the response
 * @param queuedResponseId   the id of a response that is not stored before the booking
 * @param teamMemberIds      the numbers of the users who may be hosts
 * @param teamMemberEmail    the e-mail address of the user who is preferred as host
 * @param skipContactOwner   whether the owner of the contact in the CRM is not preferred
 * @param crmAppSlug         the CRM that named the owner of the contact
 * @param crmOwnerRecordType the kind of record in the CRM
 * @param additional         see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Routing(
        Long responseId, String queuedResponseId, List<Long> teamMemberIds, String teamMemberEmail, Boolean skipContactOwner, String crmAppSlug,
        String crmOwnerRecordType, Map<String, JsonNode> additional) implements CalcomRecord {

    public Routing {
        additional = CalcomJson.copy(additional);
    }
}
