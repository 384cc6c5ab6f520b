package io.github.camelcalcom;

import java.util.Queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.changes.BookingChange;
import io.github.camelcalcom.changes.ChangeType;
import io.github.camelcalcom.changes.Feed;
import io.github.camelcalcom.changes.FeedFigures;
import io.github.camelcalcom.changes.FeedItem;
import io.github.camelcalcom.client.OutputFormat;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the changes of bookings, or what comes into another list: one exchange for each, in the order of the feed, one at a time. What an
 * exchange was made for counts as delivered when the exchange has completed.
 */
public class CalcomConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomConsumer.class);

    private final CalcomEndpoint endpoint;
    private volatile Feed feed;

    public CalcomConsumer(CalcomEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        feed = endpoint.startFeed(this);
        super.doStart();
    }

    /** What has become of what the feed handed out since this consumer was started; null before. */
    public FeedFigures getFigures() {
        Feed running = feed;
        return running == null ? null : running.figures();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        Batch batch = new Batch();
        int delivered = feed.poll(batch::receive);
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
        private int fresh;

        boolean receive(FeedItem item, ChangeType type, int failures, Feed.Completion completion) throws Exception {
            // what failed before does not count, or a few that always fail would leave no room for others
            if (!isBatchAllowed() || isSuspended() || failures == 0 && maxMessagesPerPoll > 0 && fresh >= maxMessagesPerPoll) {
                return false;
            }
            fresh += failures == 0 ? 1 : 0;
            IdempotentRepository repository = endpoint.getConfiguration().getIdempotentRepository();
            if (repository != null && repository.contains(item.key())) {
                completion.delivered();
                return true;
            }
            Exchange exchange = createExchange(false);
            try {
                bind(exchange.getIn(), item, type);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index++);
                if (failures > 0) {
                    exchange.getIn().setHeader(Exchange.REDELIVERED, Boolean.TRUE);
                }
                exchange.getExchangeExtension().addOnCompletion(new DeliveryEnd(item, completion, repository));
                getProcessor().process(exchange);
            } finally {
                releaseExchange(exchange, false);
            }
            return true;
        }
    }

    private void bind(Message message, FeedItem item, ChangeType type) throws JsonProcessingException {
        boolean json = endpoint.getConfiguration().getOutput() == OutputFormat.JSON;
        message.setBody(json ? endpoint.getComponent().requestBody().mapper().writeValueAsString(item.body()) : item.body());
        message.setHeader(CalcomConstants.CHANGE, type.label());
        if (item instanceof BookingChange change) {
            message.setHeader(CalcomConstants.BOOKING_UID, change.uid());
            message.setHeader(CalcomConstants.CHANGE_BOOKING_ID, change.booking().get("id"));
            message.setHeader(CalcomConstants.CHANGE_BOOKING_STATUS, change.text("status"));
            message.setHeader(CalcomConstants.CHANGE_UPDATED_AT, change.updatedAt());
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, change.updatedAt().toEpochMilli());
        } else {
            message.setHeader(CalcomConstants.CHANGE_ITEM_ID, item.id());
        }
    }

    /** Tells the feed how an exchange ended: at once, or when the exchange that was enriched with it ends. */
    private final class DeliveryEnd extends SynchronizationAdapter {

        private final FeedItem item;
        private final Feed.Completion completion;
        private final IdempotentRepository repository;

        DeliveryEnd(FeedItem item, Feed.Completion completion, IdempotentRepository repository) {
            this.item = item;
            this.completion = completion;
            this.repository = repository;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly()) {
                onFailure(exchange);
                return;
            }
            try {
                if (repository != null) {
                    repository.add(item.key());
                    repository.confirm(item.key());
                }
            } catch (RuntimeException e) {
                getExceptionHandler().handleException("The idempotent repository could not be told that " + item.key() + " was delivered",
                        exchange, e);
            } finally {
                completion.delivered();
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            Exception reason = exchange.getException() != null ? exchange.getException() : new RollbackExchangeException(exchange);
            if (completion.failed()) {
                getExceptionHandler().handleException("The delivery of " + item.key() + " has failed too often and is given up", exchange, reason);
            } else {
                LOG.warn("The delivery of {} failed and comes again with the next poll: {}", item.key(), reason.toString());
            }
        }
    }
}
