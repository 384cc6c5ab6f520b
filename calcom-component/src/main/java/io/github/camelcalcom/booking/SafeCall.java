package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;

/** A way to call an operation without doing twice what it does. Thread safe. */
interface SafeCall {

    /** Calls it; as {@link SafeCalls#call}. */
    CompletableFuture<CalcomResponse> call(CalcomRequest request, CallContext context);
}
