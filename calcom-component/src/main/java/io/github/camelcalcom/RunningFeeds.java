/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.feed.Feed;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.feed.PollLane;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * The feeds of a context, so that no two consumers use one state at a time, those of two components with two accounts or of two contexts
 * included, and that what an earlier consumer of the same state still has in flight does not change what a later one goes on from. Thread safe.
 */
final class RunningFeeds {

    /** Those of all contexts that have any, since contexts may share a repository. */
    private static final Set<RunningFeeds> CONTEXTS = Collections.newSetFromMap(new WeakHashMap<>());

    /** By repository and name; those of stopped consumers stay as long as they have something in flight. */
    private final Map<StateRepository<String, String>, Map<String, Running>> feeds = new IdentityHashMap<>();

    private RunningFeeds() {
    }

    /** Those of a context. */
    static synchronized RunningFeeds of(CamelContext context) {
        RunningFeeds present = context.getCamelContextExtension().getContextPlugin(RunningFeeds.class);
        if (present == null) {
            present = new RunningFeeds();
            context.getCamelContextExtension().addContextPlugin(RunningFeeds.class, present);
            synchronized (CONTEXTS) {
                CONTEXTS.add(present);
            }
        }
        return present;
    }

    /**
     * Starts the feed of a consumer.
     *
     * @throws IllegalStateException if another consumer uses its state
     */
    Feed start(Follower consumer, EndpointScope scope) {
        CalcomFeeds factory = new CalcomFeeds(scope);
        StateRepository<String, String> configured = scope.configuration().getStateRepository();
        if (configured != null) {
            configured.start();
        }
        synchronized (CONTEXTS) {
            StateRepository<String, String> repository = configured == null ? scope.runtime().statesInMemory() : configured;
            closeEarlier(consumer, repository, factory.name());
            forgetStopped();
            factory.warn();
            Feed feed = factory.feed(repository, consumer.callListener(), consumer.lane());
            feeds.computeIfAbsent(repository, absent -> new HashMap<>()).put(factory.name(), new Running(consumer, scope, feed));
            return feed;
        }
    }

    private static void closeEarlier(Follower consumer, StateRepository<String, String> repository, String name) {
        for (RunningFeeds context : CONTEXTS) {
            Running earlier = context.feeds.getOrDefault(repository, Map.of()).get(name);
            if (earlier != null) {
                if (earlier.consumer() != consumer && !earlier.consumer().isStoppingOrStopped()) {
                    throw new IllegalStateException("Two consumers would use the state '" + name + "': each would miss what the other one"
                                                    + " delivered. Give each of them a feedName, also where they have accounts of their own or"
                                                    + " belong to two contexts");
                }
                earlier.feed().close();
            }
        }
    }

    private void forgetStopped() {
        feeds.values().forEach(sharing -> sharing.values()
                .removeIf(running -> running.consumer().isStoppingOrStopped() && !running.feed().isDelivering()));
        feeds.values().removeIf(Map::isEmpty);
    }

    /** The consumers of a component whose feeds run. */
    List<Follower> followers(CalcomRuntime component) {
        synchronized (CONTEXTS) {
            return feeds.values().stream().flatMap(sharing -> sharing.values().stream())
                    .filter(running -> running.scope().runtime() == component && !running.consumer().isStoppingOrStopped()).map(Running::consumer)
                    .toList();
        }
    }

    /** A consumer of a feed. */
    interface Follower {

        /** Returns the name of the state of the feed. */
        String feedName();

        /** Returns the route that the feed is read for; null if there is none. */
        String routeId();

        /** Returns how many polls in a row have failed. */
        long errorCounter();

        /** Returns null before the first start. */
        FeedFigures figures();

        /** Returns what is notified of the calls of the feed. */
        CallListener callListener();

        /** Returns whether its polls must be quick. */
        PollLane lane();

        boolean isStoppingOrStopped();
    }

    private record Running(Follower consumer, EndpointScope scope, Feed feed) {
    }
}
