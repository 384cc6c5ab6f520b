/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import io.github.camelcalcom.tools.call.ToolAnswer.Outcome;

/** Lets a call through only after a person has agreed to what it will do. Thread safe. */
final class ConsentCheck {

    private final CallDescription description;
    private final Confirmations confirmations;

    ConsentCheck(CallDescription description, Confirmations confirmations) {
        this.description = description;
        this.confirmations = confirmations;
    }

    /**
     * Returns null if the call may be made, otherwise the answer in its place. The subject is read again for each call, so that an agreement
     * does not hold for a booking that was moved in the meantime.
     *
     * @throws Exception as the component throws it, if the subject of the call does not exist or cannot be read
     */
    ToolAnswer check(ToolCall call, PreparedCall prepared) throws Exception {
        String line = description.of(prepared, call.managedUser());
        return switch (call.consent().ask(line)) {
            case AGREED -> null;
            case REFUSED -> new ToolAnswer("The person did not agree, and nothing was changed. Do not repeat the call. It would have been: " + line,
                    Outcome.DECLINED);
            case NOT_ASKED -> checkCode(call, prepared, line);
        };
    }

    private ToolAnswer checkCode(ToolCall call, PreparedCall prepared, String line) {
        String code = prepared.confirmation();
        if (code != null && confirmations.redeem(code, call.session(), prepared, line)) {
            return null;
        }
        String answer = Json.text(Json.object().put("status", "confirmation required: nothing was changed").put("whatWillHappen", line)
                .put("confirmation", confirmations.issue(call.session(), prepared, line))
                .put("next", (code == null ? "" : "The given confirmation is not valid for this call, has expired, or what will happen has changed. ")
                             + "Show whatWillHappen to the person. Only if the person agrees, repeat the call with the same arguments and this "
                             + "confirmation."));
        return new ToolAnswer(answer, Outcome.CONFIRMATION_REQUIRED);
    }
}
