package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;

/** Changes what can be read, and keeps with the message what is open about it before anything is sent. Thread safe. */
final class BookingChange implements SafeCall {

    private final CallEnvironment environment;
    private final StateRule rule;

    BookingChange(CallEnvironment environment, StateRule rule) {
        this.environment = environment;
        this.rule = rule;
    }

    @Override
    public CompletableFuture<CalcomResponse> call(CalcomRequest request, CallContext context) {
        Object caller = environment.client().caller();
        ChangeAttempt attempt = context.attempt() instanceof ChangeAttempt kept && kept.isOf(caller, request) ? kept
                : new ChangeAttempt(caller, request);
        context.keep(attempt);
        StateResolution resolution = new StateResolution(environment, request, rule, attempt);
        resolution.start(context.isRedelivered());
        return resolution.outcome;
    }
}
