/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.client.ListProgress;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;

/** Reads a list with each poll and hands out the items that were not there before, each once, by their ids. */
public final class ItemFeed extends Feed {

    private final Supplier<CalcomClient> client;
    private final RequestTemplate template;
    private final Map<String, Object> parameters;
    private final FeedStart start;
    private final ItemLedger ledger;
    /** Whether the list was read at the start, in place of the first poll. */
    private boolean readAtStart;
    private volatile ListProgress progress;

    /**
     * @param  client                   is asked for with each call
     * @param  template                 of the list
     * @param  parameters               of the list
     * @param  store                    keeps the state; for this feed alone
     * @throws IllegalArgumentException if the feed is to begin at an instant, which lists without times cannot
     */
    public ItemFeed(Supplier<CalcomClient> client, RequestTemplate template, Map<String, Object> parameters, FeedSettings settings,
                    StateStore store) {
        this(client, template, parameters, settings, new ItemLedger(store, settings));
    }

    private ItemFeed(Supplier<CalcomClient> client, RequestTemplate template, Map<String, Object> parameters, FeedSettings settings,
                     ItemLedger ledger) {
        super(ledger);
        this.client = client;
        this.template = template;
        this.parameters = Map.copyOf(parameters);
        this.start = settings.start();
        this.ledger = ledger;
        if (!start.isNow() && !start.isBeginning()) {
            throw new IllegalArgumentException("Invalid value '" + start + "' of the option since: what " + template.operation().uri()
                                               + " lists has no times, so expected now (items that come later) or beginning (all items)");
        }
    }

    @Override
    public boolean begin() throws Exception {
        if (!start.isNow() || ledger.hasBegun()) {
            return false;
        }
        read((item, type, failures, completion) -> {
            throw new IllegalStateException("The item " + item.id() + " was handed out before the feed had begun");
        });
        readAtStart = true;
        return true;
    }

    /** {@inheritDoc} The first poll after {@link #begin} does not read the list again. */
    @Override
    public int poll(Receiver receiver) throws Exception {
        if (readAtStart) {
            readAtStart = false;
            return 0;
        }
        return read(receiver);
    }

    private int read(Receiver receiver) throws Exception {
        ledger.open();
        CalcomRequest request = new CalcomRequest(template);
        parameters.forEach(request::parameter);
        int delivered = 0;
        boolean more = true;
        try (ItemIterator items = iterate(request)) {
            progress = items.progress();
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
            throw new FeedPausedException(ledger.name(), ledger.figures().waiting());
        }
        return delivered;
    }

    @Override
    public ListProgress progress() {
        return progress;
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
}
