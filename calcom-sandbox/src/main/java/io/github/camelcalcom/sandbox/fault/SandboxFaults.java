package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.bookings.PageStep;
import io.github.camelcalcom.sandbox.http.ServedCall;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.webhook.OutgoingWebhook;
import io.github.camelcalcom.sandbox.webhook.Trigger;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The faults that a sandbox has on request. Rules are asked in the order in which they were added, and the first one that has a fault
 * for a call wins. Requests without a route meet none. A sandbox starts without rules. Thread safe.
 *
 * <pre>{@code
 * sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());
 * sandbox.faults().random(42, 0.2, List.of(Fault.answerInstead(FaultAnswer.json(503)), Fault.truncatedBody()));
 * }</pre>
 */
public final class SandboxFaults {

    private final FaultInjection injection;

    /** The rules that an injection follows. */
    public SandboxFaults(FaultInjection injection) {
        this.injection = injection;
    }

    /**
     * Calls of one operation.
     *
     * @param operation its URI, such as {@code bookings/create}
     * @throws IllegalArgumentException if no operation has that URI, naming the nearest one
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
     * Calls of all operations of a resource.
     *
     * @param resource such as {@code bookings}
     * @throws IllegalArgumentException if there is no such resource, naming the nearest one
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

    /** Calls of all operations. */
    public FaultPoint<ServedCall, Fault> everywhere() {
        return new FaultPoint<>(injection.calls(), "all operations", call -> true);
    }

    /**
     * A mixture for long runs: any call meets one of the faults by chance.
     *
     * @param seed        decides which call meets which fault
     * @param probability that a call meets one
     */
    public FaultRule random(long seed, double probability, List<Fault> faults) {
        return everywhere().probability(probability, seed).injectAnyOf(faults);
    }

    /** Webhook requests of every kind; each receiver's counts for itself. */
    public FaultPoint<OutgoingWebhook, WebhookFault> onWebhooks() {
        return new FaultPoint<>(injection.webhooks(), "webhooks", webhook -> true);
    }

    /** Webhook requests about one kind of event. */
    public FaultPoint<OutgoingWebhook, WebhookFault> onWebhooks(Trigger trigger) {
        return new FaultPoint<>(injection.webhooks(), "webhooks " + trigger, webhook -> webhook.trigger() == trigger);
    }

    /** Cancellations of one seat that would succeed. */
    public FaultPoint<Booking, SeatFault> onSeatCancellation() {
        return new FaultPoint<>(injection.seats(), "cancellations of a seat", booking -> true);
    }

    /**
     * The times between the steps in which pages of bookings are made: two for each page. The real server makes pages without a transaction,
     * so that a booking which changes meanwhile shows its new {@code updatedAt} in its old place, or at the end of the page. So
     * {@code onBookingPages().probability(0.3, 42).inject(PageFault.changedBooking(42))} makes pages as a server does whose bookings change.
     */
    public FaultPoint<PageStep, PageFault> onBookingPages() {
        return new FaultPoint<>(injection.pages(), "steps of pages of bookings", step -> true);
    }

    /** The rules that hold, those about calls first, in the order in which they are asked: a copy of the list. */
    public List<FaultRule> rules() {
        return Stream.of(injection.calls(), injection.webhooks(), injection.seats(), injection.pages()).flatMap(Rules::stream).toList();
    }

    /** Forgets all rules. What a fault has begun goes on, such as an execution that was put off. */
    public void clear() {
        injection.calls().clear();
        injection.webhooks().clear();
        injection.seats().clear();
        injection.pages().clear();
    }
}
