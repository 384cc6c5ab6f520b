/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Adds the figures of a feed to what another check says about its consumer, and is DOWN while the feed is not polled as it should be. */
public final class FeedHealthCheck implements HealthCheck {

    private final String id;
    private final HealthCheck consumerCheck;
    private final Supplier<FeedFigures> figures;
    private final Supplier<PollStatus> polls;

    /**
     * @param id      names it among all health checks of the context
     * @param figures of the feed; null before it has been started
     * @param polls   whether the feed is polled; called only when there are figures
     */
    public FeedHealthCheck(String id, HealthCheck consumerCheck, Supplier<FeedFigures> figures, Supplier<PollStatus> polls) {
        this.id = id;
        this.consumerCheck = consumerCheck;
        this.figures = figures;
        this.polls = polls;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return consumerCheck.getGroup();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return consumerCheck.isEnabled();
    }

    @Override
    public void setEnabled(boolean enabled) {
        consumerCheck.setEnabled(enabled);
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = consumerCheck.call(options);
        FeedFigures now = figures.get();
        if (now == null || !isEnabled()) {
            return result;
        }
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this).state(result.getState()).details(result.getDetails());
        result.getMessage().ifPresent(builder::message);
        result.getError().ifPresent(builder::error);
        builder.detail("feed.lag.seconds", now.lag().toSeconds()).detail("feed.delivered", now.delivered())
                .detail("feed.failures", now.failures()).detail("feed.waiting", now.waiting()).detail("feed.dropped", now.dropped());
        if (now.watermark() != null) {
            builder.detail("feed.watermark", now.watermark().toString());
        }
        describe(polls.get(), builder);
        return builder.build();
    }

    private static void describe(PollStatus status, HealthCheckResultBuilder builder) {
        builder.detail("feed.poll.limit.seconds", status.limit().toSeconds());
        if (status.last() != null) {
            builder.detail("feed.poll.last", status.last().toString());
        }
        if (status.isStalled()) {
            builder.down().message("No poll of the feed has ended or made progress for " + status.idle().toSeconds() + " s, longer than the limit of "
                                   + status.limit().toSeconds() + " s. The route may hang, or the thread of the schedule has ended. Last progress: "
                                   + (status.last() == null ? "none since the start" : status.last()));
        }
    }
}
