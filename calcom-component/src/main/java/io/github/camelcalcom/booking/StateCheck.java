package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

/** Looks at whether one request was executed. For one call: it may remember what it saw. */
@FunctionalInterface
interface StateCheck {

    /** Looks once. The future fails if the server cannot be asked. */
    CompletableFuture<Verdict> look();
}
