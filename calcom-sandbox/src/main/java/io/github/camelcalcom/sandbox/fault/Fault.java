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
 * What goes wrong with a call. A call that is not executed leaves no trace but an entry in the log of calls: no change, no webhook, no
 * count of the rate limiter. One that is executed is executed as without the fault, and whatever it would have been refused for it is
 * still refused for. Immutable.
 */
public final class Fault {

    private final String name;
    private final Consumer<ServedCall> effect;

    private Fault(String name, Consumer<ServedCall> effect) {
        this.name = name;
        this.effect = effect;
    }

    /**
     * A fault of one's own.
     *
     * @param name   what the log of calls calls it
     * @param effect all that is done about the call; runs on the sandbox's event loop and must not block
     */
    public static Fault of(String name, Consumer<ServedCall> effect) {
        return new Fault(Objects.requireNonNull(name, "name"), Objects.requireNonNull(effect, "effect"));
    }

    /** The connection is reset; nothing is executed. */
    public static Fault resetBeforeExecution() {
        return new Fault("reset before execution", ServedCall::reset);
    }

    /** The connection is closed in order without an answer, as an idle one is; nothing is executed. */
    public static Fault closeBeforeExecution() {
        return new Fault("close before execution", ServedCall::close);
    }

    /** There is never an answer and nothing is executed; the connection stays open until the client leaves. */
    public static Fault silenceBeforeExecution() {
        return new Fault("silence before execution", call -> { });
    }

    /** The call is executed, then the connection is reset without an answer. */
    public static Fault resetAfterExecution() {
        return new Fault("reset after execution", call -> call.execute().onSuccess(response -> call.reset()));
    }

    /** The call is executed, then the connection is closed in order without an answer. */
    public static Fault closeAfterExecution() {
        return new Fault("close after execution", call -> call.execute().onSuccess(response -> call.close()));
    }

    /** The call is executed but never answered; the connection stays open until the client leaves. */
    public static Fault silenceAfterExecution() {
        return new Fault("silence after execution", ServedCall::execute);
    }

    /** The call is executed only after a while, whether the client is still there or not, and never answered. */
    public static Fault executeLater(Delay delay) {
        return new Fault("execution later by " + delay, call -> call.pause(delay).onSuccess(over -> call.execute()));
    }

    /** The connection is reset at once, and the call executed after a while all the same. */
    public static Fault resetThenExecuteLater(Delay delay) {
        return new Fault("reset, then execution later by " + delay, call -> {
            call.reset();
            call.pause(delay).onSuccess(over -> call.execute());
        });
    }

    /** The call is executed and answered, but later. */
    public static Fault delayExecution(Delay delay) {
        return new Fault("execution delayed by " + delay,
                call -> call.pause(delay).compose(over -> call.execute()).onSuccess(call::answer));
    }

    /** The call is executed at once, its answer comes later. */
    public static Fault delayAnswer(Delay delay) {
        return new Fault("answer delayed by " + delay,
                call -> call.execute().onSuccess(response -> call.pause(delay).onSuccess(over -> call.answer(response))));
    }

    /** Something is answered and nothing executed. */
    public static Fault answerInstead(FaultAnswer answer) {
        return new Fault(answer + " instead of execution", call -> call.answer(answer.to(call)));
    }

    /** The call is executed and something else answered. */
    public static Fault answerAfterExecution(FaultAnswer answer) {
        return altered(answer + " after execution", (call, response) -> answer.to(call));
    }

    /** The real answer is announced with its full length, but the connection closed in the middle of its body. */
    public static Fault truncatedBody() {
        return new Fault("truncated body",
                call -> call.execute().onSuccess(response -> call.answerPart(response, response.body().length() / 2)));
    }

    /** The real answer comes with half of its JSON, in an HTTP message that is complete. */
    public static Fault cutJson() {
        return altered("cut JSON", (call, response) -> response.withBody(response.body().getBuffer(0, response.body().length() / 2)));
    }

    /** The real answer comes without its body. */
    public static Fault emptyBody() {
        return altered("empty body", (call, response) -> response.withBody(Buffer.buffer()));
    }

    /** The real answer's body is a text that is no JSON, under its content type. */
    public static Fault notJson() {
        return altered("not JSON", (call, response) -> response.withBody(Buffer.buffer("upstream connect error")));
    }

    /** The real answer comes with another content type. */
    public static Fault contentType(String value) {
        return altered("content type " + value, (call, response) -> response.withHeader("Content-Type", value));
    }

    /** The call is executed; the answer has status 200 but the envelope of an error. */
    public static Fault errorInSuccess() {
        ApiException error = ApiException.of(500, "Internal Server Error");
        return altered("error in a success", (call, response) -> Response.of(error, call).withStatus(200));
    }

    private static Fault altered(String name, BiFunction<ServedCall, Response, Response> alteration) {
        return new Fault(name, call -> call.execute().onSuccess(response -> call.answer(alteration.apply(call, response))));
    }

    void befall(ServedCall call) {
        call.noteFault(name);
        effect.accept(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
