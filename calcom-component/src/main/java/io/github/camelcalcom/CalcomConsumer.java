/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Queue;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.feed.BookingChange;
import io.github.camelcalcom.feed.ChangeType;
import io.github.camelcalcom.feed.Feed;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.feed.FeedHealthCheck;
import io.github.camelcalcom.feed.FeedItem;
import io.github.camelcalcom.feed.FeedPausedException;
import io.github.camelcalcom.feed.PollGate;
import io.github.camelcalcom.feed.PollLane;
import io.github.camelcalcom.feed.PollStatus;
import io.github.camelcalcom.feed.PollWatch;
import io.github.camelcalcom.feed.PushTrigger;
import io.github.camelcalcom.telemetry.ComponentMeters;
import io.github.camelcalcom.webhook.RouteStartListener;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.LoggingExceptionHandler;
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

    private final EndpointScope scope;
    private final CalcomConfiguration configuration;
    private final String server;
    private final CalcomPush.ReceiverFactory receivers;
    private final PollGate gate = new PollGate();
    private final PollWatch watch = new PollWatch();
    private final PollLane lane = new PollLane();
    private final PollFailureLog failureLog;
    private final Observation observation = new Observation();
    private final Follower follower = new Follower();
    /** Null if the output is not records. */
    private final RecordOutput records;
    private volatile Feed feed;
    private volatile CalcomPush push;
    /** Null if this feed has a thread or a scheduler of its own. */
    private volatile FeedThreads.OfFeed threads;
    /** Begins the feed, if its scheduler has no thread for that; otherwise null. */
    private volatile Thread beginning;
    /** Polls when a polling consumer asks; null before it asks for the first time. */
    private volatile PushTrigger asked;
    private boolean sharesThreads;
    private boolean pauses;
    /** Whether the last poll had no turn, since calls with a higher priority had used up the server's limit. */
    private boolean waitsForLimit;
    /** Whether the poll at the gate has asked the server: one of the schedule does not while it backs off. */
    private boolean polled;

    /** @param receivers makes what receives the webhooks that make the feed quick */
    CalcomConsumer(EndpointScope scope, Processor processor, CalcomPush.ReceiverFactory receivers) {
        super(scope.endpoint(), processor);
        this.scope = scope;
        this.configuration = scope.configuration();
        this.server = configuration.serverAddress().toString();
        this.receivers = receivers;
        this.records = RecordOutput.of(scope.operation(), configuration);
        this.failureLog = new PollFailureLog(scope.context());
        setExceptionHandler(failureLog);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        setHealthCheck(new FeedHealthCheck(getHealthCheck().getId(), getHealthCheck(), this::getFigures, this::pollStatus));
    }

    @Override
    protected void doStart() throws Exception {
        feed = RunningFeeds.of(scope.context()).start(follower, scope);
        shareThreads();
        gate.counted();
        watch.start(Duration.ofNanos(getTimeUnit().toNanos(Math.max(0, getInitialDelay()))));
        LOG.info("The {} has been started", feed);
        super.doStart();
        try {
            observation.start();
            if (configuration.getPushPath() != null) {
                push = new CalcomPush(scope);
                push.start(getScheduler(), this::pollPushed, receivers);
            }
            beginAtStart();
        } catch (Exception e) {
            // Camel does not stop what has failed to start
            stopAfter(e);
            throw e;
        }
    }

    /** Has a feed of what comes from now on begin at once: its first poll may be far off. */
    private void beginAtStart() {
        if (!isStartScheduler() || getInitialDelay() <= 0 && getScheduler() instanceof DefaultScheduledPollConsumerScheduler) {
            return;
        }
        FeedThreads.OfFeed shared = threads;
        if (shared != null) {
            shared.handOver(this::begin);
        } else if (getScheduler() instanceof DefaultScheduledPollConsumerScheduler known) {
            known.getScheduledExecutorService().execute(this::begin);
        } else {
            beginning = scope.context().getExecutorServiceManager().newThread("CalcomFeed", this::begin);
            beginning.start();
        }
    }

    private void begin() {
        if (!isRunAllowed() || !enter(false)) {
            return;
        }
        try {
            if (feed.begin()) {
                LOG.info("The {} has begun: it delivers what happens from now on", feed);
            }
        } catch (Exception | Error e) {
            // the first poll reports a failure that lasts
            LOG.info("The {} could not begin when it was started, and begins with its first poll: {}", feed, e.toString());
            LOG.debug("The feed could not begin", e);
        } finally {
            lane.end();
            gate.leave();
        }
    }

    /** Has this feed polled by the threads of the component, unless its endpoint says otherwise. */
    private void shareThreads() {
        FeedThreads shared = scope.runtime().feedThreads();
        if (getScheduler() == null) {
            sharesThreads = shared != null && getScheduledExecutorService() == null;
        }
        if (sharesThreads) {
            threads = shared.of(lane);
            setScheduledExecutorService(shared.schedule());
            if (getScheduler() instanceof DefaultScheduledPollConsumerScheduler ofEarlierStart) {
                ofEarlierStart.setScheduledExecutorService(shared.schedule());
            }
        }
    }

    private void stopAfter(Exception failure) {
        try {
            doStop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private void stopPush() throws Exception {
        CalcomPush running = push;
        push = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    protected void doStop() throws Exception {
        PushTrigger trigger = asked;
        asked = null;
        if (trigger != null) {
            trigger.close();
        }
        try {
            stopPush();
        } finally {
            observation.stop();
            super.doStop();
            Thread unfinished = beginning;
            beginning = null;
            if (unfinished != null) {
                unfinished.interrupt();
            }
            FeedThreads.OfFeed running = threads;
            threads = null;
            if (running != null) {
                running.stop();
            }
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        if (push != null) {
            push.suspend();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        watch.resume();
        super.doResume();
        if (push != null) {
            push.resume();
        }
    }

    @Override
    public void run() {
        FeedThreads.OfFeed shared = threads;
        if (shared == null) {
            pollBySchedule(false);
        } else {
            shared.run(() -> pollBySchedule(true), () -> pollBySchedule(false));
        }
    }

    /** @param quick whether the thread is one for quick polls */
    private void pollBySchedule(boolean quick) {
        if (enter(quick)) {
            try {
                polled = false;
                super.run();
                if (polled) {
                    gate.counted();
                }
            } catch (Error e) {
                // an executor never runs a task again that has thrown; Camel has logged the error
                gate.failed(getErrorCounter(), e);
            } finally {
                leave();
            }
        }
    }

    private boolean enter(boolean quick) {
        boolean entered = gate.enter();
        if (entered) {
            lane.begin(quick);
        }
        return entered;
    }

    private void leave() {
        lane.end();
        watch.progress();
        gate.leave();
    }

    /**
     * {@inheritDoc} Polls soon, since a poll of the schedule may be far off.
     *
     * @return the time that the caller is willing to wait: Camel would extend it to the delay between two polls
     */
    @Override
    public long beforePoll(long timeout) throws Exception {
        super.beforePoll(timeout);
        if (asked == null && getScheduler() instanceof DefaultScheduledPollConsumerScheduler known) {
            asked = new PushTrigger(known.getScheduledExecutorService(), this::pollAsked);
        }
        if (asked != null) {
            asked.bookingChanged(null);
        }
        return timeout;
    }

    /** Polls for a polling consumer, also if it does not wait any more. If the poll fails, it is not tried again before the next request. */
    private PushTrigger.Outcome pollAsked() {
        if (!isRunAllowed() || isBackingOffFromErrors()) {
            return PushTrigger.Outcome.DONE;
        }
        PushTrigger.Outcome outcome = pollOutOfTurn("The poll of " + getEndpoint() + " that a polling consumer caused failed");
        return outcome == PushTrigger.Outcome.FAILED ? PushTrigger.Outcome.DONE : outcome;
    }

    /** Polls out of turn, also while an idle feed backs off. A poll that is not allowed now is one of the schedule's later. */
    private PushTrigger.Outcome pollPushed() {
        if (!isPollAllowed() || !isSchedulerStarted() || isBackingOffFromErrors()) {
            return PushTrigger.Outcome.DONE;
        }
        return pollOutOfTurn("The poll of " + getEndpoint() + " that a webhook caused failed. It is tried again");
    }

    private PushTrigger.Outcome pollOutOfTurn(String failureMessage) {
        FeedThreads.OfFeed shared = threads;
        if (shared == null) {
            return pollOutOfTurn(failureMessage, false);
        }
        Runnable slowPoll = () -> pollOutOfTurn(failureMessage, false);
        if (lane.isSlow()) {
            // a slow poll that runs may have begun before the notification
            return shared.handOver(slowPoll) ? PushTrigger.Outcome.DONE : PushTrigger.Outcome.BUSY;
        }
        PushTrigger.Outcome outcome = pollOutOfTurn(failureMessage, true);
        if (lane.isUnfinished()) {
            shared.handOver(slowPoll);
        }
        return outcome;
    }

    private PushTrigger.Outcome pollOutOfTurn(String failureMessage, boolean quick) {
        if (!enter(quick)) {
            return PushTrigger.Outcome.BUSY;
        }
        try {
            int delivered;
            do {
                delivered = 0;
                if (getPollStrategy().begin(this, getEndpoint())) {
                    delivered = poll();
                    getPollStrategy().commit(this, getEndpoint(), delivered);
                }
            } while (delivered > 0 && isGreedy() && isPollAllowed());
            gate.succeeded();
            return PushTrigger.Outcome.DONE;
        } catch (Exception | Error e) {
            gate.failed(getErrorCounter(), e);
            report(e, failureMessage);
            return PushTrigger.Outcome.FAILED;
        } finally {
            leave();
        }
    }

    /** Only the schedule backs off, so that only its own failures count. */
    private boolean isBackingOffFromErrors() {
        return getBackoffErrorThreshold() > 0 && super.getErrorCounter() >= getBackoffErrorThreshold();
    }

    /** How many polls in a row have failed, also those that webhooks caused or that threw an Error: health checks need them too. */
    @Override
    public long getErrorCounter() {
        PollGate.Failures uncounted = gate.uncounted();
        return uncounted == null ? super.getErrorCounter() : uncounted.count();
    }

    @Override
    protected Throwable getLastError() {
        PollGate.Failures uncounted = gate.uncounted();
        return uncounted == null ? super.getLastError() : uncounted.last();
    }

    private void report(Throwable failure, String message) {
        Throwable reason = failure;
        try {
            if (failure instanceof Exception exception && getPollStrategy().rollback(this, getEndpoint(), 0, exception)) {
                return;
            }
        } catch (Exception e) {
            reason = e;
        }
        if (isRunAllowed()) {
            getExceptionHandler().handleException(message, reason);
        }
    }

    /** What has become of what the feed handed out since this consumer was started; null before. */
    public FeedFigures getFigures() {
        Feed running = feed;
        return running == null ? null : running.figures();
    }

    /** Whether the feed is polled as it should be. */
    PollStatus pollStatus() {
        boolean due = isStarted() && !isSuspended();
        Duration delay = Duration.ZERO;
        Duration longestCall = Duration.ofMillis(configuration.getTotalTimeout());
        // the times of another scheduler, such as one with a cron expression, are not known: only a poll that hangs is noticed
        if (getScheduler() instanceof DefaultScheduledPollConsumerScheduler known) {
            due &= gate.isBusy() || known.isSchedulerStarted();
            delay = Duration.ofNanos(known.getTimeUnit().toNanos(Math.max(0, known.getDelay())));
        } else {
            due &= gate.isBusy();
        }
        return watch.status(due, delay, longestCall);
    }

    /** The route that this reads for, also where an endpoint such as {@code master:} stands between; null if it reads for none. */
    private String routeOfFeed() {
        return getRouteId() != null ? getRouteId() : RouteStartListener.routeId(getEndpoint()).orElse(null);
    }

    @Override
    protected int poll() throws Exception {
        polled = true;
        shutdownRunningTask = null;
        pendingExchanges = 0;
        Batch batch = new Batch();
        try {
            int delivered = feed.poll(batch);
            forceConsumerAsReady();
            pauses = false;
            waitsForLimit = false;
            failureLog.pollSucceeded(feed.figures().waiting());
            if (getErrorCounter() > 0) {
                LOG.info("The {} goes on after {} polls that failed; {} failed deliveries wait", feed, getErrorCounter(), feed.figures().waiting());
            }
            return delivered;
        } catch (FeedPausedException e) {
            if (!pauses) {
                LOG.info("The {} pauses: {} failed deliveries wait", feed, feed.figures().waiting());
            }
            pauses = true;
            throw e;
        } catch (CalcomRateLimitException e) {
            if (e.getStatusCode() > 0) {
                throw e;
            }
            // nothing was sent, so nothing failed: the schedule polls again
            if (lane.isQuick()) {
                lane.leaveUnfinished();
            } else if (!waitsForLimit) {
                LOG.info("The {} waits for the server's limit, and is polled again after its delay: {}", feed, e.getMessage());
            }
            waitsForLimit = true;
            return batch.index;
        }
    }

    /** A poll that was not made shows nothing about the list. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (!waitsForLimit && !lane.isUnfinished()) {
            super.processEmptyMessage();
        }
    }

    /** Not used: an exchange is made only when the one before it has ended, so that there is never a queue of them. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("A feed of changes has no queue of exchanges");
    }

    /** This consumer as the other feeds of the context see it. */
    private final class Follower implements RunningFeeds.Follower {

        @Override
        public String feedName() {
            return new CalcomFeeds(scope).name();
        }

        @Override
        public String routeId() {
            return routeOfFeed();
        }

        @Override
        public long errorCounter() {
            return getErrorCounter();
        }

        @Override
        public FeedFigures figures() {
            return getFigures();
        }

        /** Each answer is progress, so that a long first reading does not look as if it hung. */
        @Override
        public CallListener callListener() {
            return report -> {
                watch.progress();
                if (report.failure() == null) {
                    forceConsumerAsReady();
                }
            };
        }

        @Override
        public PollLane lane() {
            return lane;
        }

        @Override
        public boolean isStoppingOrStopped() {
            return CalcomConsumer.this.isStoppingOrStopped();
        }
    }

    /** What the feed shows of itself while it runs: its meters, and a health check where Camel's own does not reach. */
    private final class Observation {

        private Runnable metersToStop;
        private FeedHealthCheck ownCheck;

        /** The feed of a consumer without a route has no name to be shown under. */
        void start() {
            String route = routeOfFeed();
            if (route == null) {
                return;
            }
            ComponentMeters meters = scope.runtime().meters();
            if (meters != null) {
                metersToStop = meters.follow(scope.operation().uri(), route, CalcomConsumer.this::getFigures);
            }
            HealthCheckRegistry checks = HealthCheckRegistry.get(scope.context());
            // Camel asks the consumer of a route only, which is not this one but the one of master:
            if (checks != null && getRouteId() == null) {
                ownCheck = new FeedHealthCheck("calcom-feed-" + route, getHealthCheck(), CalcomConsumer.this::getFigures,
                        CalcomConsumer.this::pollStatus);
                checks.register(ownCheck);
            }
        }

        void stop() {
            if (metersToStop != null) {
                metersToStop.run();
                metersToStop = null;
            }
            if (ownCheck != null) {
                HealthCheckRegistry.get(scope.context()).unregister(ownCheck);
                ownCheck = null;
            }
        }
    }

    /** The exchanges of one poll. */
    private final class Batch implements Feed.Receiver {

        private int index;
        private int fresh;

        @Override
        public void givenUp(String id, Exception reason) {
            LOG.warn("The delivery of {} has failed too often and is given up: it cannot be read again: {}", id, reason.toString());
            getExceptionHandler().handleException("The delivery of " + id + " has failed too often and is given up: it cannot be read again", reason);
        }

        @Override
        public boolean receive(FeedItem item, ChangeType type, int failures, Feed.Completion completion) throws Exception {
            // what failed before does not count, or a few that always fail would leave no room for others
            if (!isBatchAllowed() || isHalted() || lane.isOver() || failures == 0 && maxMessagesPerPoll > 0 && fresh >= maxMessagesPerPoll) {
                return false;
            }
            fresh += failures == 0 ? 1 : 0;
            CalcomPush listening = push;
            if (listening != null) {
                listening.received(item.id());
            }
            IdempotentRepository repository = configuration.getIdempotentRepository();
            if (repository != null && repository.contains(item.key())) {
                completion.delivered();
                return true;
            }
            Exchange exchange = createExchange(false);
            DeliveryEnd end = new DeliveryEnd(item, completion, repository);
            watch.progress();
            try {
                bind(exchange.getIn(), item, type);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index++);
                if (failures > 0) {
                    exchange.getIn().setHeader(Exchange.REDELIVERED, Boolean.TRUE);
                }
                exchange.getExchangeExtension().addOnCompletion(end);
                getProcessor().process(exchange);
            } catch (Error e) {
                end.failed(exchange, e);
            } finally {
                watch.progress();
                releaseExchange(exchange, false);
            }
            return true;
        }

        /** A polling consumer that does not wait gets with its next request what this poll brings, so one exchange is due to it. */
        private boolean isHalted() {
            return isSuspended() && (asked == null || index > 0);
        }
    }

    private void bind(Message message, FeedItem item, ChangeType type) throws JsonProcessingException {
        message.setBody(switch (configuration.getOutput()) {
            case JSON -> scope.runtime().requestBody().mapper().writeValueAsString(item.body());
            case MODEL -> records.record(item.body());
            default -> item.body();
        });
        message.setHeader(CalcomConstants.CHANGE, type.label());
        message.setHeader(CalcomConstants.CHANGE_RESOURCE, scope.operation().resource());
        message.setHeader(CalcomConstants.CHANGE_SERVER, server);
        message.setHeader(CalcomConstants.LIST_PROGRESS, feed.progress());
        if (item instanceof BookingChange change) {
            message.setHeader(CalcomConstants.CHANGE_BOOKING_UID, change.uid());
            message.setHeader(CalcomConstants.CHANGE_BOOKING_ID, change.booking().get("id"));
            message.setHeader(CalcomConstants.CHANGE_BOOKING_STATUS, change.text("status"));
            message.setHeader(CalcomConstants.CHANGE_UPDATED_AT, change.updatedAt());
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, change.updatedAt().toEpochMilli());
        } else {
            message.setHeader(CalcomConstants.CHANGE_ITEM_ID, item.id());
        }
    }

    /**
     * Logs a failed call of a poll as one line, and polls in a row that fail alike once: a feed that cannot be read is found by its health check.
     * A configured handler replaces this one. Deliveries of one item that fail alike are logged once too.
     */
    private static final class PollFailureLog extends LoggingExceptionHandler {

        /** The kinds of failures since the last poll that succeeded. */
        private final Set<String> logged = ConcurrentHashMap.newKeySet();
        /** The kinds of failures of each item whose delivery waits to be repeated. */
        private final Map<String, Set<String>> loggedDeliveries = new ConcurrentHashMap<>();

        PollFailureLog(CamelContext context) {
            super(context, CalcomConsumer.class);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            if (exchange == null && exception instanceof CalcomException failure) {
                if (logged.add(message + failure.getClass().getName() + failure.getStatusCode())) {
                    LOG.warn("{}: {}. Until a poll succeeds, failures like this one are logged at level DEBUG", message, exception.getMessage());
                }
                LOG.debug("The poll failed", exception);
            } else if (exception instanceof FeedPausedException) {
                // the pause has been logged when it began
                LOG.debug("{}: {}", message, exception.getMessage());
            } else {
                super.handleException(message, exchange, exception);
            }
        }

        void deliveryFailed(FeedItem item, Exception reason) {
            if (loggedDeliveries.computeIfAbsent(item.id(), id -> ConcurrentHashMap.newKeySet()).add(reason.getClass().getName())) {
                LOG.warn("The delivery of {} failed and comes again with the next poll: {}", item.key(), reason.toString());
            } else {
                LOG.debug("The delivery of {} failed again and comes again with the next poll: {}", item.key(), reason.toString());
            }
        }

        void deliveryEnded(FeedItem item) {
            loggedDeliveries.remove(item.id());
        }

        void pollSucceeded(int waiting) {
            logged.clear();
            if (waiting == 0) {
                loggedDeliveries.clear();
            }
        }
    }

    /** Reports to the feed how an exchange ended: at once, or when the exchange ends that was enriched with it. The first report counts. */
    private final class DeliveryEnd extends SynchronizationAdapter {

        private final FeedItem item;
        private final Feed.Completion completion;
        private final IdempotentRepository repository;
        private final AtomicBoolean ended = new AtomicBoolean();

        DeliveryEnd(FeedItem item, Feed.Completion completion, IdempotentRepository repository) {
            this.item = item;
            this.completion = completion;
            this.repository = repository;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                onFailure(exchange);
            } else if (ended.compareAndSet(false, true)) {
                delivered(exchange);
            }
        }

        private void delivered(Exchange exchange) {
            try {
                if (repository != null) {
                    repository.add(item.key());
                    repository.confirm(item.key());
                }
            } catch (RuntimeException | Error e) {
                getExceptionHandler().handleException("The idempotent repository could not record the delivery of " + item.key(),
                        exchange, e);
            } finally {
                failureLog.deliveryEnded(item);
                completion.delivered();
            }
        }

        /** The route has thrown an Error. The failure is recorded before anything else is done, which may fail as well. */
        void failed(Exchange exchange, Error error) {
            try {
                exchange.setException(error);
                onFailure(exchange);
            } finally {
                GuardedRoute.fail(exchange, error);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            Exception reason = exchange.getException() != null ? exchange.getException() : new RollbackExchangeException(exchange);
            if (completion.failed()) {
                failureLog.deliveryEnded(item);
                LOG.warn("The delivery of {} has failed too often and is given up: {}", item.key(), reason.toString());
                getExceptionHandler().handleException("The delivery of " + item.key() + " has failed too often and is given up", exchange, reason);
            } else {
                failureLog.deliveryFailed(item, reason);
            }
        }
    }
}
