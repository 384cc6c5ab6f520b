/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.safecall.SafeCallSettings;
import io.github.camelcalcom.safecall.SafeCalls;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.util.ObjectHelper;

/**
 * What an endpoint gives to its producer, consumer, webhook and push: what to do, with which options, and what the component owns meanwhile.
 *
 * @param endpoint      the endpoint as Camel knows it, to create exchanges and to find its route
 * @param operation     the operation of the URI
 * @param parameters    the operation's own parameters as the URI has them
 * @param configuration the options
 * @param runtimes      returns what the component owns; a component that was started again owns another one
 */
record EndpointScope(Endpoint endpoint, Operation operation, Map<String, Object> parameters, CalcomConfiguration configuration,
                     Supplier<CalcomRuntime> runtimes) {

    CamelContext context() {
        return endpoint.getCamelContext();
    }

    CalcomRuntime runtime() {
        return runtimes.get();
    }

    /** Returns the operation that is sent: for a consumer the one that it reads, for an upsert the one that creates. */
    Operation calledOperation() {
        return switch (operation.kind()) {
            case CALL -> operation;
            case UPSERT -> OperationResolver.resolve(operation.resource() + '/' + Operation.CREATE);
            default -> OperationResolver.resolve(operation.resource() + '/' + operation.reads());
        };
    }

    /** Returns the template of the requests of an operation for the configured server. */
    RequestTemplate template(Operation called) {
        return configuration.requestTemplates(null).template(called);
    }

    /** Whether each message has to name the managed user to call as. */
    boolean isManagedUserFromMessage() {
        return configuration.authenticationKind() == AuthenticationKind.MANAGED_USER && ObjectHelper.isEmpty(configuration.getManagedUserId());
    }

    /** @throws IllegalArgumentException if only a message could name the managed user to call as, and there is none */
    void requireManagedUser(String consumer) {
        if (isManagedUserFromMessage()) {
            throw new IllegalArgumentException("from(\"" + consumer + "\") has no message that could name the managed user: set the option"
                                               + " managedUserId");
        }
    }

    /**
     * Returns a client for polls.
     *
     * @param longestPause how long a call may wait for its turn, and before it is repeated; null for no limit of its own
     */
    CalcomClient pollingClient(Duration longestPause) {
        return runtime().client(configuration, CallPriority.LOW, longestPause);
    }

    /** Returns a client for the calls that a message or a registration asks for. */
    CalcomClient client() {
        return runtime().client(configuration, CallPriority.NORMAL);
    }

    /**
     * Returns the calls that must not take effect twice.
     *
     * @param client makes the calls and the look-ups
     */
    SafeCalls safeCalls(CalcomClient client) {
        return new SafeCalls(client, new SafeCallSettings(configuration.isIdempotentBookings(),
                Duration.ofMillis(configuration.getAmbiguityHorizon()), configuration.getMaxRetries()), runtime().bookingAttempts());
    }

    /**
     * Returns the managed users that a message may name.
     *
     * @throws IllegalArgumentException if no platform client is configured
     */
    ManagedUsers managedUsers() {
        return runtime().managedUsers(configuration);
    }
}
