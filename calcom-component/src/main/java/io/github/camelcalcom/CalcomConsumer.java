package io.github.camelcalcom;

import java.util.Queue;

import io.github.camelcalcom.changes.BookingChange;
import io.github.camelcalcom.changes.ChangeFeed;
import io.github.camelcalcom.changes.ChangeType;
import io.github.camelcalcom.client.OutputFormat;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/** Follows the changes of bookings: one exchange for each, in the order of the feed, one at a time. */
public class CalcomConsumer extends ScheduledBatchPollingConsumer {

    private final CalcomEndpoint endpoint;
    private ChangeFeed feed;

    public CalcomConsumer(CalcomEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        feed = endpoint.changeFeed();
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        Batch batch = new Batch();
        int delivered = feed.read(batch::receive);
        forceConsumerAsReady();
        return delivered;
    }

    /** Not used: an exchange is made only when the one before it has ended, so that there is never a queue of them. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("A feed of changes has no queue of exchanges");
    }

    /** The exchanges of one poll. */
    private final class Batch {

        private int index;

        ChangeFeed.Outcome receive(BookingChange change, ChangeType type) throws Exception {
            if (!isBatchAllowed() || maxMessagesPerPoll > 0 && index >= maxMessagesPerPoll) {
                return ChangeFeed.Outcome.STOP;
            }
            Exchange exchange = createExchange(false);
            try {
                bind(exchange.getIn(), change, type);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index++);
                getProcessor().process(exchange);
                if (exchange.getException() == null) {
                    return ChangeFeed.Outcome.DELIVERED;
                }
                getExceptionHandler().handleException("Booking " + change.uid() + " comes again with the next poll", exchange,
                        exchange.getException());
                return ChangeFeed.Outcome.FAILED;
            } finally {
                releaseExchange(exchange, false);
            }
        }
    }

    private void bind(Message message, BookingChange change, ChangeType type) throws Exception {
        boolean json = endpoint.getConfiguration().getOutput() == OutputFormat.JSON;
        message.setBody(json ? endpoint.getComponent().requestBody().mapper().writeValueAsString(change.booking()) : change.booking());
        message.setHeader(CalcomConstants.CHANGE, type.label());
        message.setHeader(CalcomConstants.BOOKING_UID, change.uid());
        message.setHeader(CalcomConstants.CHANGE_BOOKING_ID, change.booking().get("id"));
        message.setHeader(CalcomConstants.CHANGE_BOOKING_STATUS, change.text("status"));
        message.setHeader(CalcomConstants.CHANGE_UPDATED_AT, change.updatedAt());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, change.updatedAt().toEpochMilli());
    }
}
