package io.github.camelcalcom.changes;

import java.util.Map;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.CalcomClient;

/**
 * Reads what changed in a list of bookings since the last reading, each change once. Only the server's own timestamps count. What it
 * remembers is its state: a feed that begins with the state of another one goes on where that was.
 */
public final class ChangeFeed implements Feed {

    private final FeedSettings settings;
    private final String name;
    private final BookingList list;
    private final BookingLedger ledger;
    private final FailedDeliveries failed;
    private final ChangeReader reader;
    private final Selection selection;

    /**
     * @param client  is asked for with each call
     * @param source  the list that is read, and how
     * @param filters parameters of the list that narrow the feed
     * @param store   keeps the state; for this feed alone
     */
    public ChangeFeed(Supplier<CalcomClient> client, FeedSource source, Map<String, Object> filters, FeedSettings settings, StateStore store) {
        this.settings = settings;
        this.name = store.name();
        this.list = new BookingList(client, source.list(), source.listParameters(filters));
        this.ledger = new BookingLedger(store, settings);
        this.failed = new FailedDeliveries(list, ledger);
        this.selection = source.eventTypes() == null ? Selection.ALL : new TeamSelection(client, source.eventTypes(), filters);
        if (source.isFullScan()) {
            this.reader = new FullScanReader(list, ledger);
        } else if (source.list().paging().style() == Paging.Style.CURSOR) {
            this.reader = new CursorReader(list, ledger);
        } else {
            this.reader = new OffsetReader(list, ledger);
        }
    }

    @Override
    public int poll(Receiver receiver) throws Exception {
        ledger.open(() -> settings.start().resolve(reader::now));
        Reading reading = new Reading(ledger, selection, settings.changeTypes(), receiver);
        failed.deliver(reading);
        if (!reading.isStopped() && !ledger.isWaitingFull()) {
            ledger.beginReading();
            reader.read(reading);
            failed.serverAnswers();
        } else if (!reading.isStopped()) {
            failed.countUnread(receiver);
            ledger.saveChanged();
            throw new FeedPausedException(name, ledger.figures().waiting());
        }
        failed.countUnread(receiver);
        ledger.saveChanged();
        return reading.delivered();
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
