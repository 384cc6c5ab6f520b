/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.vertx.core.Future;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The changes that a person can make with the console. Must be used on the sandbox's event loop. */
final class ConsoleActions {

    private static final Pattern REPETITION = Pattern.compile("deliveries/(\\d{1,18})/repeat");
    private static final Pattern REMOVAL = Pattern.compile("faults/(\\d{1,18})/remove");
    private static final Duration LONGEST_ADVANCE = Duration.ofDays(3660);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** The refusal of an action; the message says what would be right. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        private Refusal(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final SandboxConsole.Parts parts;

    ConsoleActions(SandboxConsole.Parts parts) {
        this.parts = parts;
    }

    /**
     * Performs an action.
     *
     * @param action path of the action without the console's prefix
     * @param body   an empty object for none
     * @return the answer
     * @throws Refusal if there is no such action, or if it is not possible
     */
    Future<JsonNode> perform(String action, JsonNode body) {
        Matcher repetition = REPETITION.matcher(action);
        if (repetition.matches()) {
            return repeat(Long.parseLong(repetition.group(1)));
        }
        Matcher removal = REMOVAL.matcher(action);
        if (removal.matches()) {
            return Future.succeededFuture(removeFault(Long.parseLong(removal.group(1))));
        }
        return switch (action) {
            case "clock" -> Future.succeededFuture(moveClock(body));
            case "reset" -> parts.reset().get().map(done -> Json.object());
            case "faults" -> Future.succeededFuture(addFault(body));
            case "faults/clear" -> Future.succeededFuture(clearFaults());
            default -> throw new Refusal(NOT_FOUND, "The console has no action at " + SandboxConsole.PREFIX + action);
        };
    }

    private Future<JsonNode> repeat(long number) {
        Delivery delivery = parts.state().deliveries().find(number).orElseThrow(() -> new Refusal(NOT_FOUND, "There is no delivery " + number));
        return parts.dispatcher().repeat(delivery).map(StateView::delivery);
    }

    /** Moves the clock by a duration, stops it, or lets it run. */
    private JsonNode moveClock(JsonNode body) {
        Instant now = parts.state().now();
        if (body.path("running").isBoolean()) {
            if (body.path("running").asBoolean()) {
                parts.clock().moveTo(now);
            } else {
                parts.clock().stopAt(now);
            }
        } else {
            parts.clock().advance(duration(body));
        }
        return Json.object().put("now", Json.text(parts.state().now())).put("stopped", parts.clock().isStopped());
    }

    private static Duration duration(JsonNode body) {
        try {
            Duration wanted = Duration.parse(body.path("advance").asText());
            if (wanted.abs().compareTo(LONGEST_ADVANCE) <= 0) {
                return wanted;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw invalidMove();
        }
        throw invalidMove();
    }

    private static Refusal invalidMove() {
        return new Refusal(BAD_REQUEST, "The body must be {\"advance\":\"PT15M\"}, a duration in ISO 8601 of at most "
                + LONGEST_ADVANCE.toDays() + " days, or {\"running\":false}");
    }

    private JsonNode addFault(JsonNode body) {
        try {
            FaultChoice choice = choice(body.path("fault").asText());
            FaultRule rule = choice.inject(parts.faults(), body.path("operation").asText(), body.path("value").asInt(), body.path("times").asInt());
            return StateView.fault(rule);
        } catch (IllegalArgumentException e) {
            throw new Refusal(BAD_REQUEST, e.getMessage());
        }
    }

    private static FaultChoice choice(String name) {
        return Arrays.stream(FaultChoice.values()).filter(choice -> choice.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + name + "'. Valid are: "
                        + Arrays.toString(FaultChoice.values())));
    }

    private JsonNode removeFault(long number) {
        FaultRule rule = parts.faults().rules().stream().filter(candidate -> candidate.number() == number).findFirst()
                .orElseThrow(() -> new Refusal(NOT_FOUND, "There is no fault " + number));
        parts.faults().remove(rule);
        return StateView.fault(rule);
    }

    private JsonNode clearFaults() {
        parts.faults().clear();
        return Json.object();
    }
}
