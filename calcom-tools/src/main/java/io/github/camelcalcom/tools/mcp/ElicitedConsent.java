/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.util.List;
import java.util.Map;

import io.github.camelcalcom.tools.call.Consent;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the person through the client of the protocol, if the client can show a form. The model has no part in the answer. */
record ElicitedConsent(McpSyncServerExchange client) implements Consent {

    private static final Logger LOG = LoggerFactory.getLogger(ElicitedConsent.class);
    private static final String AGREE = "agree";
    private static final Map<String, Object> FORM = Map.of("type", "object", "required", List.of(AGREE), "properties", Map.of(AGREE,
            Map.of("type", "boolean", "title", "I agree", "description", "Whether the call is made")));

    @Override
    public Decision ask(String line) {
        if (!canShowForm(client.getClientCapabilities())) {
            return Decision.NOT_ASKED;
        }
        try {
            McpSchema.ElicitResult answer = client.createElicitation(
                    McpSchema.ElicitFormRequest.builder("An assistant wants to make this change in Cal.com: " + line, FORM).build());
            boolean agreed = answer.action() == McpSchema.ElicitResult.Action.ACCEPT && answer.content() != null
                    && Boolean.TRUE.equals(answer.content().get(AGREE));
            return agreed ? Decision.AGREED : Decision.REFUSED;
        } catch (RuntimeException e) {
            LOG.warn("The person could not be asked, so the call is not made: {}", e.getMessage());
            return Decision.REFUSED;
        }
    }

    /** A client that names no mode of elicitation supports forms; one that names only addresses does not. */
    private static boolean canShowForm(McpSchema.ClientCapabilities capabilities) {
        return capabilities != null && capabilities.elicitation() != null
                && (capabilities.elicitation().form() != null || capabilities.elicitation().url() == null);
    }
}
