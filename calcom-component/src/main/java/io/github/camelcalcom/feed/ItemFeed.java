package io.github.camelcalcom.feed;

import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;

/** Reads a list with each poll and hands out the items that were not there before, each once, by their ids. */
public final class ItemFeed implements Feed {

    private final Supplier<CalcomClient> client;
    private final RequestTemplate template;
    private final Map<String, Object> parameters;
    private final String name;
    private final ItemLedger ledger;

    /**
     * @param  client                   is asked for with each call
     * @param  template                 of the list
     * @param  parameters               of the list
     * @param  store                    keeps the state; for this feed alone
     * @throws IllegalArgumentException if the feed is to begin at an instant, which lists without times cannot
     */
    public ItemFeed(Supplier<CalcomClient> client, RequestTemplate template, Map<String, Object> parameters, FeedSettings settings,
                    StateStore store) {
        this.client = client;
        this.template = template;
        this.parameters = Map.copyOf(parameters);
        this.name = store.name();
        this.ledger = new ItemLedger(store, settings);
        if (!settings.start().isNow() && !settings.start().isBeginning()) {
            throw new IllegalArgumentException("Invalid value '" + settings.start() + "' of the option since: what " + template.operation().uri()
                                               + " lists has no times, so expected now (items that come later) or beginning (all items)");
        }
    }

    @Override
    public int poll(Receiver receiver) throws Exception {
        ledger.open();
        CalcomRequest request = new CalcomRequest(template);
        parameters.forEach(request::parameter);
        int delivered = 0;
        boolean more = true;
        try (ItemIterator items = iterate(request)) {
            while (more && items.hasNext()) {
                ListItem item = ListItem.of(template.operation().uri(), items.next());
                if (ledger.isDue(item)) {
                    more = deliver(item, receiver);
                    delivered += more ? 1 : 0;
                }
            }
        }
        if (more) {
            ledger.endReading();
        }
        ledger.saveChanged();
        if (ledger.isWaitingFull()) {
            throw new FeedPausedException(name, ledger.figures().waiting());
        }
        return delivered;
    }

    private boolean deliver(ListItem item, Receiver receiver) throws Exception {
        boolean taken = false;
        Completion completion = ledger.begin(item);
        try {
            taken = receiver.receive(item, ChangeType.CREATED, ledger.failures(item), completion);
        } finally {
            if (!taken) {
                ledger.abandon(item);
            }
        }
        ledger.saveOwing();
        return taken;
    }

    private ItemIterator iterate(CalcomRequest request) throws CalcomException {
        return client.get().iterate(request, 0);
    }

    @Override
    public void close() {
        ledger.close();
    }

    @Override
    public FeedFigures figures() {
        return ledger.figures();
    }

    @Override
    public String toString() {
        return "feed " + name;
    }
}
