package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.NoAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.resilience.Timers;

/**
 * Calls operations of one server as one caller. Thread safe; no method blocks. Futures complete on a thread of the transport or of the
 * token store, which must not be blocked; they fail with a {@link io.github.camelcalcom.error.CalcomException}.
 */
public class CalcomClient {

    private final Transport transport;
    private final ClientSettings settings;
    private final CallPolicy policy;
    private final Authentication authentication;
    private final CallScope scope;
    private final RequestTemplates templates;
    private final CallListener listener;

    /** @param transport is not closed with this client: others may use it as well */
    public CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication) {
        this(transport, settings, policy, authentication, new CallScope(),
                new RequestTemplates(ApiProfile.forHost(settings.server().host()), null, settings.server().basePath()));
    }

    /**
     * @param transport is not closed with this client: others may use it as well
     * @param scope     with whose end this client stops
     * @param templates the operations of the server
     */
    public CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
            RequestTemplates templates) {
        this(transport, settings, policy, authentication, scope, templates, null);
    }

    private CalcomClient(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
            RequestTemplates templates, CallListener listener) {
        this.transport = transport;
        this.settings = settings;
        this.policy = policy;
        this.authentication = authentication;
        this.scope = scope;
        this.templates = templates;
        this.listener = listener;
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

    /** A client that speaks to the same server in the same way, as another caller, and is stopped with this one. Cheap. */
    public CalcomClient as(Authentication caller) {
        return new CalcomClient(transport, settings, policy, caller, scope, templates, listener);
    }

    /** The same client, which can be stopped by itself and is stopped with this one. Cheap. */
    public CalcomClient branch() {
        return new CalcomClient(transport, settings, policy, authentication, scope.branch(), templates, listener);
    }

    /** The same client, of whose calls a listener is told in addition to those that are told already; null for none. Cheap. */
    public CalcomClient observedBy(CallListener observer) {
        return observer == null ? this
                : new CalcomClient(transport, settings, policy, authentication, scope, templates, CallListener.both(listener, observer));
    }

    /**
     * Sends nothing any more. Calls that wait for the server's limit, or to be tried again, fail at once, and so does every later one; what
     * has been sent is answered yet.
     */
    public void stop() {
        scope.close();
    }

    /** Has something run, once, when this client is stopped, on the thread that does it; at once if it is. */
    public void whenStopped(Runnable action) {
        scope.onClose(action);
    }

    /** Who calls which server: equal for clients of the same caller at the same server. */
    public Object caller() {
        return new Caller(settings.server(), authentication);
    }

    /** Whether the calls are made without credentials, so that the server knows no caller. */
    public boolean isAnonymous() {
        return authentication instanceof NoAuthentication;
    }

    /** What waits for calls without holding a thread. */
    public Timers timers() {
        return policy.timers();
    }

    /** How this client speaks to its server. */
    public ClientSettings settings() {
        return settings;
    }

    /**
     * Makes one call.
     *
     * @throws IllegalArgumentException if a parameter is missing or not possible; nothing was sent then
     */
    public CompletableFuture<CalcomResponse> call(CalcomRequest request) {
        return execution(request, (execution, operation) -> new AnswerReader(operation, settings.maxResponseSize(), execution));
    }

    /**
     * Makes one call and hands over the body of its answer unparsed. The stream must be closed.
     *
     * @throws IllegalArgumentException as {@link #call} does
     */
    public CompletableFuture<ResponseStream> open(CalcomRequest request) {
        return execution(request, (execution, operation) -> new ResponseStream(operation, execution));
    }

    private <T> CompletableFuture<T> execution(CalcomRequest request, BiFunction<CallExecution<T>, Operation, Transport.Listener> reader) {
        return new CallExecution<>(transport, settings, policy, authentication, scope, listener, request, reader).start();
    }

    /**
     * Reads a list to its end.
     *
     * @param  maxItems the most items to read, 0 for all
     * @return          the items and whether more were left behind
     */
    public CompletableFuture<ItemList> list(CalcomRequest request, int maxItems) {
        CompletableFuture<ItemList> future = new CompletableFuture<>();
        readPages(new PageSequence(request, maxItems), new ArrayList<>(), maxItems, future);
        return future;
    }

    private void readPages(PageSequence pages, List<Object> items, int maxItems, CompletableFuture<ItemList> future) {
        call(pages.next()).whenComplete((response, failure) -> {
            if (failure != null) {
                future.completeExceptionally(failure);
                return;
            }
            try {
                items.addAll(pages.accept(response));
                boolean full = maxItems > 0 && items.size() >= maxItems;
                if (full || pages.next() == null) {
                    boolean more = pages.next() != null || maxItems > 0 && items.size() > maxItems;
                    future.complete(new ItemList(full ? new ArrayList<>(items.subList(0, maxItems)) : items, more, response));
                } else {
                    readPages(pages, items, maxItems, future);
                }
            } catch (Exception | Error e) {
                future.completeExceptionally(e);
            }
        });
    }

    /**
     * Opens a list that is read page by page while it is iterated. The first page has been read when the future completes.
     *
     * @param maxItems the most items to hand out, 0 for all
     */
    public CompletableFuture<ItemIterator> iterate(CalcomRequest request, int maxItems) {
        PageSequence pages = new PageSequence(request, maxItems);
        CompletableFuture<ItemIterator> future = new CompletableFuture<>();
        call(pages.next()).whenComplete((response, failure) -> {
            if (failure != null) {
                future.completeExceptionally(failure);
                return;
            }
            try {
                future.complete(new ItemIterator(this, pages, pages.accept(response), response, maxItems));
            } catch (Exception | Error e) {
                future.completeExceptionally(e);
            }
        });
        return future;
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
     * @param items may be changed by whoever holds it
     * @param more  whether the server has more of them
     * @param last  the answer that brought the last page
     */
    public record ItemList(List<Object> items, boolean more, CalcomResponse last) {
    }
}
