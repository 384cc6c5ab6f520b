/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.bookings.PageStep;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.webhook.OutgoingWebhook;
import io.github.camelcalcom.sandbox.webhook.Trigger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Injects faults into a sandbox. Rules are evaluated in the order in which they were added; the first rule that has a fault for a call
 * applies. Requests without a route have no faults. A new sandbox has no rules. Thread safe.
 *
 * <pre>{@code
 * sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());
 * sandbox.faults().random(42, 0.2, List.of(Fault.answerInstead(FaultAnswer.json(503)), Fault.truncatedBody()));
 * }</pre>
 */
public final class SandboxFaults {

    private final FaultInjection injection;

    /** Creates the rules of an injection. */
    public SandboxFaults(FaultInjection injection) {
        this.injection = injection;
    }

    /**
     * Selects calls of one operation.
     *
     * @param operation URI of the operation, for example {@code bookings/create}
     * @throws IllegalArgumentException if no operation has that URI; the message names the nearest one
     */
    public FaultPoint<ServedCall, Fault> on(String operation) {
        Operation wanted = find(operation);
        return new FaultPoint<>(injection.calls(), operation, call -> call.operation().path().equals(wanted.path())
                && call.operation().method().equals(wanted.method()));
    }

    private static Operation find(String uri) {
        OperationCatalog catalog = OperationCatalog.instance();
        Set<String> uris = catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL).map(Operation::uri).collect(Collectors.toSet());
        if (!uris.contains(uri)) {
            throw unknown("operation", uri, uris);
        }
        String resource = uri.substring(0, uri.indexOf('/'));
        return catalog.find(resource, uri.substring(resource.length() + 1)).orElseThrow();
    }

    /**
     * Selects calls of all operations of a resource.
     *
     * @param resource for example {@code bookings}
     * @throws IllegalArgumentException if there is no such resource; the message names the nearest one
     */
    public FaultPoint<ServedCall, Fault> onResource(String resource) {
        Set<String> resources = OperationCatalog.instance().resources();
        if (!resources.contains(resource)) {
            throw unknown("resource", resource, resources);
        }
        return new FaultPoint<>(injection.calls(), "all of " + resource, call -> call.operation().resource().equals(resource));
    }

    private static IllegalArgumentException unknown(String kind, String name, Set<String> names) {
        return new IllegalArgumentException("There is no " + kind + " '" + name + "'."
                + NearestName.of(name, names).map(nearest -> " Did you mean '" + nearest + "'?").orElse(""));
    }

    /** Selects calls of all operations. */
    public FaultPoint<ServedCall, Fault> everywhere() {
        return new FaultPoint<>(injection.calls(), "all operations", call -> true);
    }

    /**
     * Adds a mixture of faults for long tests: every call can get one of the faults.
     *
     * @param seed        determines which call gets which fault
     * @param probability probability of a fault for each call
     */
    public FaultRule random(long seed, double probability, List<Fault> faults) {
        return everywhere().probability(probability, seed).injectAnyOf(faults);
    }

    /**
     * Lets the sandbox deviate from the documentation as the hosted service does. Deviations that concern the same call are combined, unless
     * one of them replaces the answer.
     *
     * <pre>{@code
     * sandbox.faults().deviate(LiveDeviation.BOOKING_LIST_TIMES_OUT, LiveDeviation.NULL_VALUES);
     * sandbox.faults().deviate(LiveDeviation.valueOf(name));
     * }</pre>
     */
    public FaultRule deviate(LiveDeviation... deviations) {
        List<LiveDeviation> wanted = List.copyOf(new LinkedHashSet<>(List.of(deviations)));
        return everywhere().when(call -> wanted.stream().anyMatch(deviation -> deviation.concerns(call))).inject(LiveDeviation.all(wanted));
    }

    /** Selects webhook requests of every trigger. The request to each receiver counts separately. */
    public FaultPoint<OutgoingWebhook, WebhookFault> onWebhooks() {
        return new FaultPoint<>(injection.webhooks(), "webhooks", webhook -> true);
    }

    /** Selects webhook requests of one trigger. */
    public FaultPoint<OutgoingWebhook, WebhookFault> onWebhooks(Trigger trigger) {
        return new FaultPoint<>(injection.webhooks(), "webhooks " + trigger, webhook -> webhook.trigger() == trigger);
    }

    /** Selects cancellations of one seat that would succeed. */
    public FaultPoint<Booking, SeatFault> onSeatCancellation() {
        return new FaultPoint<>(injection.seats(), "cancellations of a seat", booking -> true);
    }

    /**
     * Selects the moments between the steps in which a page of bookings is read, two for each page. The real server reads a page without a
     * transaction: a booking that changes in between shows its new {@code updatedAt} in its old place, or at the end of the page.
     *
     * <pre>{@code
     * sandbox.faults().onBookingPages().probability(0.3, 42).inject(PageFault.changedBooking(42));
     * }</pre>
     */
    public FaultPoint<PageStep, PageFault> onBookingPages() {
        return new FaultPoint<>(injection.pages(), "steps of pages of bookings", step -> true);
    }

    /**
     * Orders bookings that are equal in what a list by {@code take} and {@code skip} is sorted by differently in each answer, as a database may.
     * Lists of more than 2,000 bookings keep their order.
     *
     * @param seed determines the orders
     */
    public void unstableTies(long seed) {
        injection.unstableTies().set(new Random(seed));
    }

    /** Returns the current rules in the order of evaluation, those for calls first. The list is a copy. */
    public List<FaultRule> rules() {
        return kinds().flatMap(Rules::stream).toList();
    }

    private Stream<Rules<?, ?>> kinds() {
        return Stream.of(injection.calls(), injection.webhooks(), injection.seats(), injection.pages());
    }

    /** Removes one rule. Has no effect if it was removed before. Effects of its faults that have started continue. */
    public void remove(FaultRule rule) {
        kinds().forEach(rules -> rules.remove(rule));
    }

    /** Removes all rules, and makes the order of ties stable. Effects of faults that have started continue, for example a delayed execution. */
    public void clear() {
        kinds().forEach(Rules::clear);
        injection.unstableTies().set(null);
    }
}
