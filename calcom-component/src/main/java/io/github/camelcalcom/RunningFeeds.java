package io.github.camelcalcom;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.changes.Feed;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * The feeds of a context, so that no two consumers use one state at a time, those of two components with two accounts included, and that what
 * an earlier consumer of the same state still has in flight does not change what a later one goes on from. Thread safe.
 */
final class RunningFeeds {

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
        }
        return present;
    }

    /**
     * Starts the feed of a consumer.
     *
     * @param  memory                where its state is kept if no repository is configured
     * @throws IllegalStateException if another consumer uses its state
     */
    synchronized Feed start(CalcomConsumer consumer, CalcomEndpoint endpoint, StateRepository<String, String> memory) {
        CalcomFeeds factory = new CalcomFeeds(endpoint);
        StateRepository<String, String> configured = endpoint.getConfiguration().getStateRepository();
        StateRepository<String, String> repository = configured == null ? memory : configured;
        Map<String, Running> sharing = feeds.computeIfAbsent(repository, absent -> new HashMap<>());
        Running earlier = sharing.get(factory.name());
        if (earlier != null) {
            if (earlier.consumer() != consumer && !earlier.consumer().isStoppingOrStopped()) {
                throw new IllegalStateException("Two consumers would use the state '" + factory.name() + "': each would miss what the other"
                                                + " one delivered. Give each of them a feedName, also where they have accounts of their own");
            }
            earlier.feed().close();
        }
        factory.warn();
        if (configured != null) {
            configured.start();
        }
        Feed feed = factory.feed(repository, consumer.callListener());
        sharing.put(factory.name(), new Running(consumer, endpoint.getComponent(), feed));
        return feed;
    }

    /** The consumers of a component whose feeds run. */
    synchronized List<CalcomConsumer> consumers(CalcomComponent component) {
        return feeds.values().stream().flatMap(sharing -> sharing.values().stream())
                .filter(running -> running.component() == component && !running.consumer().isStoppingOrStopped()).map(Running::consumer).toList();
    }

    private record Running(CalcomConsumer consumer, CalcomComponent component, Feed feed) {
    }
}
