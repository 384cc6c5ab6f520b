/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.team;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * An invitation to a team.
 *
 * @param token      the token of the invitation
 * @param inviteLink the address at which it is accepted
 * @param additional see {@link CalcomRecord#additional()}
 */
public record TeamInvite(SecretText token, SecretText inviteLink, Map<String, JsonNode> additional) implements CalcomRecord {

    public TeamInvite {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public TeamInvite(SecretText token, SecretText inviteLink) {
        this(token, inviteLink, null);
    }
}
