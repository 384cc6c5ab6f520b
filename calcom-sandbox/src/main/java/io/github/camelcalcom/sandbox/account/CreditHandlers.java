/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.CreditCharge;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Operations on credits, which messages and calls consume. Every user has 1,000 credits each calendar month in UTC. As on the real server,
 * a charge is never refused and the balance does not fall below zero.
 */
final class CreditHandlers implements OperationRegistry.Group {

    private static final long MONTHLY = 1000;

    private static final Schema CHARGE = new Schema()
            .required("credits", Rule.min(1), Rule.integer())
            .required("creditFor", Rule.oneOf(List.of("SMS", "CAL_AI_PHONE_CALL", "AI_AGENT")))
            .optional("externalRef", Rule.string());

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    CreditHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("credits/available").handle(this::available);
        registry.on("credits/charge").handle(this::charge);
    }

    private Answer available(Call call) {
        ObjectNode data = Json.object().put("hasCredits", remaining(call) > 0);
        data.set("balance", balance(call));
        return Answer.ok(data);
    }

    /** Charges once for each reference. */
    private Answer charge(Call call) {
        ObjectNode input = CHARGE.accept(call.bodyToCheck());
        String reference = Json.textOrNull(input, "externalRef");
        boolean known = reference != null && state.creditCharges()
                .findFirst(charge -> charge.userId() == call.user().id() && reference.equals(charge.externalRef())).isPresent();
        if (!known) {
            state.creditCharges().put(new CreditCharge(state.creditCharges().nextId(), call.user().id(), input.get("credits").asLong(),
                    input.get("creditFor").asText(), reference, call.now()));
        }
        ObjectNode data = Json.object().put("charged", true);
        data.set("remainingBalance", balance(call));
        return Answer.ok(data);
    }

    private ObjectNode balance(Call call) {
        return Json.object().put("monthlyRemaining", remaining(call)).put("additional", 0);
    }

    private long remaining(Call call) {
        YearMonth month = month(call.now());
        long spent = state.creditCharges().stream()
                .filter(charge -> charge.userId() == call.user().id() && month(charge.at()).equals(month))
                .mapToLong(CreditCharge::credits).sum();
        return Math.max(0, MONTHLY - spent);
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }
}
