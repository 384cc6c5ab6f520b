/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

/** Operations that verify the mail address of a booker by a code, see {@link VerificationCodes}. Event types may require the code. */
final class BookerEmailHandlers implements OperationRegistry.Group {

    private static final Schema EMAIL = new Schema().required("email", Rule.email());
    private static final Schema SEND = new Schema().required("email", Rule.email())
            .optional("username", Rule.string()).optional("language", Rule.string()).optional("isVerifyingEmail", Rule.bool());
    private static final Schema VERIFY = new Schema().required("email", Rule.email()).required("code", Rule.string());

    @Override
    public void register(OperationRegistry registry) {
        registry.on("booking-email-verification/check").access(Access.PUBLIC).handle(this::check);
        registry.on("booking-email-verification/send-code").access(Access.PUBLIC).handle(this::send);
        registry.on("booking-email-verification/verify-code").access(Access.PUBLIC).handle(this::verify);
    }

    private Answer check(Call call) {
        ObjectNode query = Json.object();
        call.query("email").ifPresent(email -> query.put("email", email));
        EMAIL.accept(query);
        return Answer.ok(BooleanNode.FALSE);
    }

    private Answer send(Call call) {
        SEND.accept(call.bodyToCheck());
        return Answer.ok(Json.object().put("sent", true));
    }

    private Answer verify(Call call) {
        ObjectNode input = VERIFY.accept(call.bodyToCheck());
        if (!VerificationCodes.of(input.get("email").asText(), call.now()).equals(input.get("code").asText())) {
            throw ApiException.trpcBadRequest();
        }
        return Answer.ok(Json.object().put("verified", true));
    }
}
