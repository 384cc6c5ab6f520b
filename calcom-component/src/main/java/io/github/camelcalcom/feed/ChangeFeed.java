/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.ListProgress;
import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what changed in a list of bookings since the last reading, each change once. Only the server's own timestamps count. What it
 * remembers is its state: a feed that begins with the state of another one goes on where that was.
 */
public final class ChangeFeed extends Feed {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final FeedSettings settings;
    private final Supplier<CalcomClient> client;
    private final FeedSource source;
    private final BookingList configured;
    private final BookingLedger ledger;
    private final FailedDeliveries failed;
    private final Selection selection;
    private BookingList list;
    private ChangeReader reader;
    private volatile ListProgress progress;

    /**
     * @param client  is asked for with each call
     * @param source  the list that is read, and how
     * @param filters parameters of the list that narrow the feed
     * @param store   keeps the state; for this feed alone
     */
    public ChangeFeed(Supplier<CalcomClient> client, FeedSource source, Map<String, Object> filters, FeedSettings settings, StateStore store) {
        this(client, source, filters, settings, new BookingLedger(store, settings));
    }

    private ChangeFeed(Supplier<CalcomClient> client, FeedSource source, Map<String, Object> filters, FeedSettings settings, BookingLedger ledger) {
        super(ledger);
        this.settings = settings;
        this.client = client;
        this.source = source;
        this.configured = new BookingList(client, source.list(), source.listParameters(filters));
        this.ledger = ledger;
        this.failed = new FailedDeliveries(() -> list, ledger);
        this.selection = source.eventTypes() == null ? Selection.ALL : new TeamSelection(client, source.eventTypes(), filters);
        readBy(configured, source.list().paging().style());
    }

    private void readBy(BookingList chosen, Paging.Style style) {
        this.list = chosen;
        if (source.isFullScan()) {
            this.reader = new FullScanReader(list, ledger);
        } else if (style == Paging.Style.CURSOR) {
            this.reader = new CursorReader(list, ledger);
        } else {
            this.reader = new OffsetReader(list, ledger);
        }
    }

    @Override
    public boolean begin() throws Exception {
        if (!settings.start().isNow() || ledger.hasBegun()) {
            return false;
        }
        open();
        return true;
    }

    @Override
    public int poll(Receiver receiver) throws Exception {
        try (ListProgress reading = client.get().readings().begin(toString())) {
            progress = reading;
            configured.reportTo(reading);
            list.reportTo(reading);
            return pollOnce(receiver);
        }
    }

    @Override
    public ListProgress progress() {
        return progress;
    }

    private void open() throws Exception {
        ledger.open(() -> settings.start().resolve(this::now));
    }

    private Instant now() throws Exception {
        try {
            return reader.now();
        } catch (OtherPagingException e) {
            follow(e);
            return reader.now();
        }
    }

    private int pollOnce(Receiver receiver) throws Exception {
        open();
        Reading reading = new Reading(ledger, selection, settings.changeTypes(), receiver);
        failed.deliver(reading);
        if (!reading.isStopped() && !ledger.isWaitingFull()) {
            ledger.beginReading();
            read(reading);
            failed.serverAnswers();
        } else if (!reading.isStopped()) {
            failed.countUnread(receiver);
            ledger.saveChanged();
            throw new FeedPausedException(ledger.name(), ledger.figures().waiting());
        }
        failed.countUnread(receiver);
        ledger.saveChanged();
        return reading.delivered();
    }

    /** Reads in the style in which the server pages. Later polls keep that style until one of them fails. */
    private void read(Reading reading) throws Exception {
        boolean done = false;
        try {
            forgetCursor();
            reader.read(reading);
            done = true;
        } catch (OtherPagingException e) {
            follow(e);
            forgetCursor();
            reader.read(reading);
            done = true;
        } finally {
            // a reader counts failures of the cursor, so it is replaced only if the style has changed
            if (!done && list != configured) {
                readBy(configured, source.list().paging().style());
            }
        }
    }

    private void follow(OtherPagingException other) throws CalcomException {
        LOG.debug("The {} continues in the style of the server: {}", this, other.getMessage());
        if (source.isFullScan()) {
            throw list.failure("the server pages by cursor, which scan=full cannot read");
        }
        readBy(configured.pagedAs(other.template()), other.template().paging().style());
    }

    /** The cursor of a scan that was broken off has no meaning in another style. */
    private void forgetCursor() {
        if (!(reader instanceof CursorReader) && ledger.scan() != null) {
            ledger.scan(null);
        }
    }
}
