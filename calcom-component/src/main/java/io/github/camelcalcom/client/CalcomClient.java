/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.List;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomException;

/**
 * Calls operations of one server as one caller, on the calling thread. Thread safe. A call waits for the server's limit and for its answer,
 * at most for {@link ClientSettings#totalTimeout()}. An interrupt ends a wait, but not blocking socket I/O; that ends with its timeout.
 */
public class CalcomClient {

    private final Transport transport;
    private final ClientSettings settings;
    private final CallPolicy policy;
    private final Authentication authentication;
    private final CallScope scope;
    private final RequestTemplates templates;
    private final CallListener listener;
    private final ListReadings readings;

    /** @param transport is not closed with this client: others may use it as well */
    public CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication) {
        this(transport, settings, policy, authentication, new CallScope(),
                RequestTemplates.of(settings.server()));
    }

    /**
     * @param transport is not closed with this client: others may use it as well
     * @param scope     with whose end this client stops
     * @param templates the operations of the server
     */
    public CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
            RequestTemplates templates) {
        this(transport, settings, policy, authentication, scope, templates, null, new ListReadings(policy.timers()));
    }

    private CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
            RequestTemplates templates, CallListener listener, ListReadings readings) {
        this.transport = transport;
        this.settings = settings;
        this.policy = policy;
        this.authentication = authentication;
        this.scope = scope;
        this.templates = templates;
        this.listener = listener;
        this.readings = readings;
    }

    /**
     * A call of an operation, to be given its parameters and body and then made.
     *
     * @param  operation                such as {@code bookings/list}
     * @throws IllegalArgumentException if there is none of this name, naming the nearest, or if only a route can consume it
     */
    public CalcomRequest request(String operation) {
        return new CalcomRequest(templates.template(operation));
    }

    /**
     * As {@link #request}, but in the version of the catalogue, whatever version the client is configured for: versions differ between
     * resources.
     */
    public CalcomRequest documentedRequest(String operation) {
        return new CalcomRequest(templates.documented().template(operation));
    }

    /** A client that speaks to the same server in the same way, as another caller, and is stopped with this one. Cheap. */
    public CalcomClient as(Authentication caller) {
        return new CalcomClient(transport, settings, policy, caller, scope, templates, listener, readings);
    }

    /** The same client, which can be stopped by itself and is stopped with this one. Cheap. */
    public CalcomClient branch() {
        return new CalcomClient(transport, settings, policy, authentication, scope.branch(), templates, listener, readings);
    }

    /**
     * The same client with less time for each call, its waits included. Cheap.
     *
     * @param timeout greater than 0; has no effect if it is longer than {@link ClientSettings#totalTimeout()}
     */
    public CalcomClient within(Duration timeout) {
        return timeout.compareTo(settings.totalTimeout()) >= 0 ? this
                : new CalcomClient(transport, settings.within(timeout), policy, authentication, scope, templates, listener, readings);
    }

    /** Returns the same client with an additional listener of its calls; null for none. Cheap. */
    public CalcomClient observedBy(CallListener observer) {
        return observer == null ? this
                : new CalcomClient(transport, settings, policy, authentication, scope, templates, CallListener.both(listener, observer),
                        readings);
    }

    /** The same client, which reports to other readings which lists it reads completely. Cheap. */
    public CalcomClient reportingTo(ListReadings others) {
        return new CalcomClient(transport, settings, policy, authentication, scope, templates, listener, others);
    }

    /** Returns the lists that are read completely with this client and those that it was derived from. */
    public ListReadings readings() {
        return readings;
    }

    /**
     * Sends nothing any more. Calls that wait for the server's limit, or to be tried again, fail at once, and so does every later one; what
     * was sent still completes.
     */
    public void stop() {
        scope.close();
    }

    /** Has something run, once, when this client is stopped, on the thread that does it; at once if it is. */
    public void whenStopped(Runnable action) {
        scope.onClose(action);
    }

    /** Whether {@link #stop()} was called for this client or for the client that it was derived from. */
    public boolean isStopped() {
        return scope.isClosed();
    }

    /** Returns the caller and the server. It is equal for clients of the same caller at the same server. */
    public Object caller() {
        return new Caller(settings.server(), authentication);
    }

    /** The name of {@link #caller()} without a secret in it, the same in each process with the same server and credential. */
    public String callerName() {
        return settings.server().name() + '/' + authentication.name();
    }

    /** Whether the calls are made without credentials, so that the server knows no caller. */
    public boolean isAnonymous() {
        return authentication.kind() == AuthenticationKind.NONE;
    }

    /** How this client speaks to its server. */
    public ClientSettings settings() {
        return settings;
    }

    /**
     * Makes one call.
     *
     * @throws CalcomException          if it failed; it says whether the server may have executed it
     * @throws IllegalArgumentException if a parameter is missing or not possible; nothing was sent then
     * @throws IllegalStateException    on an event-loop thread
     */
    public CalcomResponse call(CalcomRequest request) throws CalcomException {
        CalcomRequest older = templates.listFallback() == null ? null : request.older();
        return older == null ? read(request) : call(request, older);
    }

    /** Makes a call once more, in its older version, if the newest one is not answered in time. */
    private CalcomResponse call(CalcomRequest request, CalcomRequest older) throws CalcomException {
        long start = policy.timers().nanoTime();
        try {
            return read(start(request).notRepeatedIfLate());
        } catch (CalcomException e) {
            Duration left = settings.totalTimeout().minusNanos(policy.timers().nanoTime() - start);
            if (!Failures.isLate(e) || left.toMillis() <= 0 || isStopped()) {
                throw e;
            }
            templates.listFallback().note(request.template().operation(), older.template(), e);
            try {
                return within(left).read(older).in(older.template());
            } catch (CalcomException second) {
                e.addSuppressed(second);
                throw e;
            }
        }
    }

    private CalcomResponse read(CalcomRequest request) throws CalcomException {
        return read(start(request));
    }

    private CalcomResponse read(Call call) throws CalcomException {
        return call.run((head, credential) -> call.reader(head, credential).read(settings.maxResponseSize()));
    }

    /**
     * Makes one call and hands over the body of its answer unparsed. The stream must be closed.
     *
     * @throws CalcomException          as {@link #call} does
     * @throws IllegalArgumentException as {@link #call} does
     */
    public ResponseStream open(CalcomRequest request) throws CalcomException {
        Call call = start(request);
        return call.run(new Call.Reader<>() {

            @Override
            public ResponseStream read(TransportResponse head, Credential credential) throws CalcomException {
                if (call.isRefusedBy(head)) {
                    call.reader(head, credential).read(settings.maxResponseSize());
                    throw new IllegalStateException("An answer with status " + head.statusCode() + " was read as a success");
                }
                return new ResponseStream(request.template().operation(), head);
            }

            @Override
            public boolean streams() {
                return true;
            }
        });
    }

    private Call start(CalcomRequest request) {
        return new Call(transport, settings, policy, authentication, scope, listener, request);
    }

    /**
     * Reads a list to its end.
     *
     * @param  maxItems        maximum number of items to read, 0 for all
     * @return                 the items and whether more were left behind
     * @throws CalcomException as {@link #call} does, for the first page that cannot be read
     */
    public ItemList list(CalcomRequest request, int maxItems) throws CalcomException {
        PageSequence pages = new PageSequence(request, maxItems);
        List<Object> items = new JsonList();
        try (ListProgress progress = readings.begin(request.template().operation().uri())) {
            CalcomResponse response;
            boolean full;
            do {
                response = call(pages.next());
                List<Object> page = pages.accept(response);
                items.addAll(page);
                progress.read(response, page.size(), maxItems);
                full = maxItems > 0 && items.size() >= maxItems;
            } while (!full && pages.next() != null);
            boolean more = pages.next() != null || maxItems > 0 && items.size() > maxItems;
            return new ItemList(full ? new JsonList(items.subList(0, maxItems)) : items, more, response, progress);
        }
    }

    /**
     * Opens a list that is read page by page while it is iterated. The first page is read at once. The iterator must be closed unless it is
     * read to its end.
     *
     * @param  maxItems        maximum number of items to hand out, 0 for all
     * @throws CalcomException as {@link #call} does
     */
    public ItemIterator iterate(CalcomRequest request, int maxItems) throws CalcomException {
        PageSequence pages = new PageSequence(request, maxItems);
        ListProgress progress = readings.begin(request.template().operation().uri());
        CalcomClient reader = branch();
        boolean opened = false;
        try {
            ItemIterator items = new ItemIterator(reader, pages, call(pages.next()), maxItems, progress);
            opened = true;
            return items;
        } finally {
            if (!opened) {
                reader.stop();
                progress.close();
            }
        }
    }

    @Override
    public String toString() {
        return "CalcomClient[" + settings.server() + ", " + authentication + "]";
    }

    private record Caller(ServerAddress server, Authentication authentication) {
    }

    /**
     * A list that was read.
     *
     * @param items    may be changed by whoever holds it
     * @param more     whether the server has more of them
     * @param last     the answer that brought the last page
     * @param progress the reading, which has ended
     */
    public record ItemList(List<Object> items, boolean more, CalcomResponse last, ListProgress progress) {
    }
}
