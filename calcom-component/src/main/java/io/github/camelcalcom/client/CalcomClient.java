package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.catalog.Operation;

/**
 * Calls operations of one server as one caller. Thread safe; no method blocks. Futures complete on a thread of the transport,
 * which must not be blocked; they fail with a {@link io.github.camelcalcom.error.CalcomException}.
 */
public final class CalcomClient implements AutoCloseable {

    private final Transport transport;
    private final ClientSettings settings;
    private final Authentication authentication;

    /** @param transport is closed with this client */
    public CalcomClient(Transport transport, ClientSettings settings, Authentication authentication) {
        this.transport = transport;
        this.settings = settings;
        this.authentication = authentication;
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
        Operation operation = request.template().operation();
        CompletableFuture<CalcomResponse> future = new CompletableFuture<>();
        transport.send(onTheWire(request), new AnswerReader(operation, settings.maxResponseSize(), future));
        return future;
    }

    /**
     * Makes one call and hands over the body of its answer unparsed. The stream must be closed.
     *
     * @throws IllegalArgumentException as {@link #call} does
     */
    public CompletableFuture<ResponseStream> open(CalcomRequest request) {
        CompletableFuture<ResponseStream> future = new CompletableFuture<>();
        transport.send(onTheWire(request), new ResponseStream(request.template().operation(), future));
        return future;
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
            } catch (Exception e) {
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
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private TransportRequest onTheWire(CalcomRequest request) {
        RequestTemplate template = request.template();
        return new TransportRequest(template.operation().method(), request.target(), template.version(), authentication, request.body());
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "CalcomClient[" + settings.server() + ", " + authentication + "]";
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
