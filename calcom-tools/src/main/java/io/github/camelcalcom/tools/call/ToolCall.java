/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.Objects;

/**
 * A call of a tool, as a model requests it.
 *
 * @param tool        the name of the tool
 * @param arguments   the arguments: a map, JSON as text or as bytes in UTF-8, or null for none
 * @param session     identifies the conversation. Repeated bookings and agreements are recognized within a session
 * @param consent     asks the person for whom the model acts
 * @param managedUser the id of the managed user to call as, or null for the caller of the component. Never an argument of the model
 */
public record ToolCall(String tool, Object arguments, String session, Consent consent, Object managedUser) {

    public ToolCall {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(consent, "consent");
    }

    /** Returns a call whose agreement, if required, is given by code. */
    public static ToolCall of(String tool, Object arguments) {
        return new ToolCall(tool, arguments, "", Consent.BY_CODE, null);
    }

    /** Without the arguments, which may be long or personal. */
    @Override
    public String toString() {
        return "ToolCall[" + tool + ']';
    }
}
