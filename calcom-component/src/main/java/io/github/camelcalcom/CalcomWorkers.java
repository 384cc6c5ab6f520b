package io.github.camelcalcom;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a component, for what may block and must not block an event loop. */
final class CalcomWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWorkers.class);
    private static final int TOKEN_THREADS = 4;

    private final CalcomComponent component;
    private ExecutorService routes;
    private ExecutorService tokens;

    CalcomWorkers(CalcomComponent component) {
        this.component = component;
    }

    void start() {
        routes = newThreadPool("CalcomWorker", manager().getDefaultThreadPoolProfile().getMaxPoolSize());
        tokens = newThreadPool("CalcomTokens", TOKEN_THREADS);
    }

    private ExecutorServiceManager manager() {
        return component.getCamelContext().getExecutorServiceManager();
    }

    /**
     * A pool without bounds but in its threads: what waits in it are answers that have arrived, as many as there were calls in flight. What
     * comes after its end is refused aloud, so that nothing waits for it.
     */
    private ExecutorService newThreadPool(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.addDefaults(manager().getDefaultThreadPoolProfile());
        return manager().newThreadPool(component, name, profile);
    }

    /** The pools are kept: answers that come late learn from them that they are shut down. */
    void stop() {
        for (ExecutorService pool : Arrays.asList(routes, tokens)) {
            if (pool != null) {
                manager().shutdownGraceful(pool);
            }
        }
    }

    /** Where token stores are asked: apart from routes, which may all be waiting for a token. */
    void runTokenTask(Runnable task) {
        tokens.execute(task);
    }

    /** Continues a route or asks what may block. */
    void run(Runnable task) {
        try {
            routes.execute(task);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // the component is being shut down, or there cannot be more threads; an exchange must end nevertheless, and not on an event loop
            LOG.debug("The worker pool does not take the task; continuing on the common pool", e);
            CompletableFuture.runAsync(task);
        }
    }
}
