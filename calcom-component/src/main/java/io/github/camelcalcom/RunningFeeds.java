package io.github.camelcalcom;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import io.github.camelcalcom.changes.Feed;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * The feeds of a component, so that no two consumers use one state at a time, and that what an earlier consumer of the same state still has in
 * flight does not change what a later one goes on from. Thread safe.
 */
final class RunningFeeds {

    /** Holds the states of feeds without a repository for as long as the component is there. */
    private final StateRepository<String, String> memory = new MemoryStateRepository();
    /** By repository and name; those of stopped consumers stay, since they may still have something in flight. */
    private final Map<StateRepository<String, String>, Map<String, Running>> feeds = new IdentityHashMap<>();

    /**
     * Starts the feed of a consumer.
     *
     * @throws IllegalStateException if another consumer uses its state
     */
    synchronized Feed start(CalcomConsumer consumer, CalcomEndpoint endpoint) {
        CalcomFeeds factory = new CalcomFeeds(endpoint);
        StateRepository<String, String> configured = endpoint.getConfiguration().getStateRepository();
        StateRepository<String, String> repository = configured == null ? memory : configured;
        Map<String, Running> sharing = feeds.computeIfAbsent(repository, absent -> new HashMap<>());
        Running earlier = sharing.get(factory.name());
        if (earlier != null) {
            if (earlier.consumer() != consumer && !earlier.consumer().isStoppingOrStopped()) {
                throw new IllegalStateException("Two consumers would use the state '" + factory.name() + "': each would miss what the other"
                                                + " one delivered. Give each of them a feedName");
            }
            earlier.feed().close();
        }
        factory.warn();
        if (configured != null) {
            configured.start();
        }
        Feed feed = factory.feed(repository);
        sharing.put(factory.name(), new Running(consumer, feed));
        return feed;
    }

    private record Running(CalcomConsumer consumer, Feed feed) {
    }
}
