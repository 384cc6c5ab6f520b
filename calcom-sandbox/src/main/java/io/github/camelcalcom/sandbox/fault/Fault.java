/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Response;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.sandbox.time.Delay;
import io.vertx.core.buffer.Buffer;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A fault of a call. A call that is not executed leaves only an entry in the log of calls: it changes nothing, triggers no webhook, and
 * does not count towards rate limits. A call that is executed runs as without the fault, so it can still be refused. Immutable.
 */
public final class Fault {

    private final String name;
    private final Consumer<ServedCall> effect;

    private Fault(String name, Consumer<ServedCall> effect) {
        this.name = name;
        this.effect = effect;
    }

    /**
     * Creates a custom fault.
     *
     * @param name   name in the log of calls
     * @param effect complete handling of the call; runs on the sandbox's event loop and must not block
     */
    public static Fault of(String name, Consumer<ServedCall> effect) {
        return new Fault(Objects.requireNonNull(name, "name"), Objects.requireNonNull(effect, "effect"));
    }

    /** Resets the connection without executing the call. */
    public static Fault resetBeforeExecution() {
        return new Fault("reset before execution", ServedCall::reset);
    }

    /** Closes the connection in order without an answer, as for an idle connection. The call is not executed. */
    public static Fault closeBeforeExecution() {
        return new Fault("close before execution", ServedCall::close);
    }

    /** Never answers and does not execute the call. The connection stays open until the client closes it. */
    public static Fault silenceBeforeExecution() {
        return new Fault("silence before execution", call -> { });
    }

    /** Executes the call, then resets the connection without an answer. */
    public static Fault resetAfterExecution() {
        return new Fault("reset after execution", call -> call.execute().onSuccess(response -> call.reset()));
    }

    /** Executes the call, then closes the connection in order without an answer. */
    public static Fault closeAfterExecution() {
        return new Fault("close after execution", call -> call.execute().onSuccess(response -> call.close()));
    }

    /** Executes the call but never answers. The connection stays open until the client closes it. */
    public static Fault silenceAfterExecution() {
        return new Fault("silence after execution", ServedCall::execute);
    }

    /** Executes the call after a delay, even if the client has disconnected, and never answers. */
    public static Fault executeLater(Delay delay) {
        return new Fault("execution later by " + delay, call -> call.pause(delay).onSuccess(over -> call.execute()));
    }

    /** Resets the connection at once, and executes the call after a delay. */
    public static Fault resetThenExecuteLater(Delay delay) {
        return new Fault("reset, then execution later by " + delay, call -> {
            call.reset();
            call.pause(delay).onSuccess(over -> call.execute());
        });
    }

    /** Executes the call after a delay, and answers. */
    public static Fault delayExecution(Delay delay) {
        return new Fault("execution delayed by " + delay,
                call -> call.pause(delay).compose(over -> call.execute()).onSuccess(call::answer));
    }

    /** Executes the call at once, and answers after a delay. */
    public static Fault delayAnswer(Delay delay) {
        return new Fault("answer delayed by " + delay,
                call -> call.execute().onSuccess(response -> call.pause(delay).onSuccess(over -> call.answer(response))));
    }

    /** Sends another answer and does not execute the call. */
    public static Fault answerInstead(FaultAnswer answer) {
        return new Fault(answer + " instead of execution", call -> call.answer(answer.to(call)));
    }

    /** Executes the call, but sends another answer. */
    public static Fault answerAfterExecution(FaultAnswer answer) {
        return altered(answer + " after execution", (call, response) -> answer.to(call));
    }

    /** Announces the full length of the real answer, but closes the connection in the middle of its body. */
    public static Fault truncatedBody() {
        return new Fault("truncated body",
                call -> call.execute().onSuccess(response -> call.answerPart(response, response.body().length() / 2)));
    }

    /** Sends half of the JSON of the real answer in a complete HTTP message. */
    public static Fault cutJson() {
        return altered("cut JSON", (call, response) -> response.withBody(response.body().getBuffer(0, response.body().length() / 2)));
    }

    /** Sends the real answer without its body. */
    public static Fault emptyBody() {
        return altered("empty body", (call, response) -> response.withBody(Buffer.buffer()));
    }

    /** Sends the real answer with a body that is not JSON but has the same content type. */
    public static Fault notJson() {
        return altered("not JSON", (call, response) -> response.withBody(Buffer.buffer("upstream connect error")));
    }

    /** Sends the real answer with another content type. */
    public static Fault contentType(String value) {
        return altered("content type " + value, (call, response) -> response.withHeader("Content-Type", value));
    }

    /** Executes the call, but sends status 200 with the envelope of an error. */
    public static Fault errorInSuccess() {
        ApiException error = ApiException.of(500, "Internal Server Error");
        return altered("error in a success", (call, response) -> Response.of(error, call).withStatus(200));
    }

    private static Fault altered(String name, BiFunction<ServedCall, Response, Response> alteration) {
        return new Fault(name, call -> call.execute().onSuccess(response -> call.answer(alteration.apply(call, response))));
    }

    void applyTo(ServedCall call) {
        call.noteFault(name);
        effect.accept(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
