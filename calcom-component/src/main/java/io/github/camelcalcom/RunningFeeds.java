package io.github.camelcalcom;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.github.camelcalcom.feed.Feed;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * The feeds of a context, so that no two consumers use one state at a time, those of two components with two accounts or of two contexts
 * included, and that what an earlier consumer of the same state still has in flight does not change what a later one goes on from. Thread safe.
 */
final class RunningFeeds {

    /** Those of all contexts that have any, since contexts may share a repository. */
    private static final Set<RunningFeeds> CONTEXTS = Collections.newSetFromMap(new WeakHashMap<>());

    /** By repository and name; those of stopped consumers stay, since they may still have something in flight. */
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
     * @param  memory                where its state is kept if no repository is configured
     * @throws IllegalStateException if another consumer uses its state
     */
    Feed start(CalcomConsumer consumer, CalcomEndpoint endpoint, StateRepository<String, String> memory) {
        CalcomFeeds factory = new CalcomFeeds(endpoint);
        StateRepository<String, String> configured = endpoint.getConfiguration().getStateRepository();
        if (configured != null) {
            configured.start();
        }
        synchronized (CONTEXTS) {
            StateRepository<String, String> repository = configured == null ? memory : configured;
            closeEarlier(consumer, repository, factory.name());
            factory.warn();
            Feed feed = factory.feed(repository, consumer.callListener());
            feeds.computeIfAbsent(repository, absent -> new HashMap<>()).put(factory.name(), new Running(consumer, endpoint.getComponent(), feed));
            return feed;
        }
    }

    private static void closeEarlier(CalcomConsumer consumer, StateRepository<String, String> repository, String name) {
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

    /** The consumers of a component whose feeds run. */
    List<CalcomConsumer> consumers(CalcomComponent component) {
        synchronized (CONTEXTS) {
            return feeds.values().stream().flatMap(sharing -> sharing.values().stream())
                    .filter(running -> running.component() == component && !running.consumer().isStoppingOrStopped()).map(Running::consumer)
                    .toList();
        }
    }

    private record Running(CalcomConsumer consumer, CalcomComponent component, Feed feed) {
    }
}
