/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.fault.FaultPoint;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.fault.WebhookFault;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.time.Delay;

import java.time.Duration;
import java.util.function.IntFunction;

/** The faults that a person can inject with the console. */
enum FaultChoice {

    JSON_ERROR("Answer with an error of the API, do not execute", Value.STATUS, status -> Fault.answerInstead(FaultAnswer.json(status))),
    HTML_ERROR("Answer with the HTML page of a proxy, do not execute", Value.STATUS, status -> Fault.answerInstead(FaultAnswer.html(status))),
    RATE_LIMIT("Answer 429, the rate limit is used up", Value.SECONDS, seconds -> Fault.answerInstead(FaultAnswer.throttled(120, seconds))),
    UNAUTHORIZED("Answer 401, the token is invalid", Value.NONE, none -> Fault.answerInstead(FaultAnswer.unauthorized())),
    RESET_BEFORE_EXECUTION("Reset the connection, do not execute", Value.NONE, none -> Fault.resetBeforeExecution()),
    RESET_AFTER_EXECUTION("Execute, then reset the connection", Value.NONE, none -> Fault.resetAfterExecution()),
    SILENCE_BEFORE_EXECUTION("Never answer, do not execute", Value.NONE, none -> Fault.silenceBeforeExecution()),
    SILENCE_AFTER_EXECUTION("Execute, but never answer", Value.NONE, none -> Fault.silenceAfterExecution()),
    DELAY_EXECUTION("Execute and answer late", Value.SECONDS, seconds -> Fault.delayExecution(Delay.of(Duration.ofSeconds(seconds)))),
    DELAY_ANSWER("Execute at once, answer late", Value.SECONDS, seconds -> Fault.delayAnswer(Delay.of(Duration.ofSeconds(seconds)))),
    ERROR_AFTER_EXECUTION("Execute, but answer with an error of the API", Value.STATUS,
            status -> Fault.answerAfterExecution(FaultAnswer.json(status))),
    TRUNCATED_BODY("Close the connection in the middle of the answer", Value.NONE, none -> Fault.truncatedBody()),
    CUT_JSON("Send half of the JSON", Value.NONE, none -> Fault.cutJson()),
    EMPTY_BODY("Send no body", Value.NONE, none -> Fault.emptyBody()),
    NOT_JSON("Send a body that is not JSON", Value.NONE, none -> Fault.notJson()),
    ERROR_IN_SUCCESS("Send an error with status 200", Value.NONE, none -> Fault.errorInSuccess()),
    WEBHOOK_LOST("Webhooks: do not send", Value.NONE, none -> WebhookFault.lost()),
    WEBHOOK_DOUBLED("Webhooks: send twice", Value.NONE, none -> WebhookFault.doubled()),
    WEBHOOK_DELAYED("Webhooks: send late", Value.SECONDS, seconds -> WebhookFault.delayed(Delay.of(Duration.ofSeconds(seconds))));

    /** The number that a fault needs. */
    private enum Value {

        NONE(0, 0, 0),
        STATUS(400, 599, 503),
        SECONDS(1, 3600, 10);

        private final int least;
        private final int most;
        private final int usual;

        Value(int least, int most, int usual) {
            this.least = least;
            this.most = most;
            this.usual = usual;
        }
    }

    private final String label;
    private final Value value;
    private final IntFunction<?> fault;

    FaultChoice(String label, Value value, IntFunction<?> fault) {
        this.label = label;
        this.value = value;
        this.fault = fault;
    }

    /** Returns the faults and the operations for the console's form. */
    static ObjectNode all() {
        ObjectNode all = Json.object();
        ArrayNode faults = all.putArray("faults");
        for (FaultChoice choice : values()) {
            faults.addObject().put("name", choice.name()).put("label", choice.label).put("value", choice.value.name())
                    .put("least", choice.value.least).put("most", choice.value.most).put("usual", choice.value.usual)
                    .put("webhook", choice.isOfWebhooks());
        }
        OperationCatalog catalog = OperationCatalog.instance();
        ArrayNode operations = all.putArray("operations");
        catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL).map(Operation::uri).distinct().sorted().forEach(operations::add);
        return all;
    }

    private boolean isOfWebhooks() {
        return name().startsWith("WEBHOOK_");
    }

    /**
     * Adds a rule.
     *
     * @param operation URI of an operation; empty for all operations, and for faults of webhooks
     * @param number    status or seconds; ignored by faults that need none
     * @param times     maximum number of faults; 0 for no limit
     * @throws IllegalArgumentException if an argument is invalid
     */
    FaultRule inject(SandboxFaults faults, String operation, int number, int times) {
        if (value != Value.NONE && (number < value.least || number > value.most)) {
            throw new IllegalArgumentException((value == Value.STATUS ? "The status" : "The number of seconds") + " must be between " + value.least
                    + " and " + value.most + " but is " + number);
        }
        if (times < 0) {
            throw new IllegalArgumentException("The number of times must be at least 1 but is " + times);
        }
        Object made = fault.apply(number);
        return made instanceof WebhookFault webhook ? limited(faults.onWebhooks(), times).inject(webhook)
                : limited(operation.isEmpty() ? faults.everywhere() : faults.on(operation), times).inject((Fault) made);
    }

    private static <C, F> FaultPoint<C, F> limited(FaultPoint<C, F> point, int times) {
        return times == 0 ? point : point.times(times);
    }
}
