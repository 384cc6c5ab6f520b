/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.auth.TokenAuthentication;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.DeadlineWatch;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.client.ListFallback;
import io.github.camelcalcom.client.ListReadings;
import io.github.camelcalcom.client.RequestBody;
import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.pacing.Timers;
import io.github.camelcalcom.safecall.BookingAttempts;
import io.github.camelcalcom.safecall.KeyClaimStore;
import io.github.camelcalcom.telemetry.ComponentMeters;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * What a component owns from its start to its stop, and what its endpoints share: connections where the settings are equal, tokens and pacers
 * where the caller is, circuit breakers where the server is, and the threads. Opens no connection by itself. Thread safe.
 */
final class CalcomRuntime {

    private final String name;
    private final CamelContext context;
    private final Beans beans;
    private final RequestBody requestBody;
    private final CalcomWorkers workers;
    /** Null if each feed has a thread of its own. */
    private final FeedThreads feedThreads;
    private final ComponentMeters meters;
    private final CallPolicies policies;
    private final Identities identities;
    private final DeadlineWatch watch = new DeadlineWatch();
    private final Map<ClientSettings, Transport> transports = new ConcurrentHashMap<>();
    private final CallScope scope = new CallScope();
    private final ListFallback listFallback = new ListFallback();
    private final ListReadings readings = new ListReadings(Timers.SYSTEM);
    private final BookingAttempts bookingAttempts;
    /** One for each parameters, so that key stores are read once and endpoints with the same parameters share connections. */
    private final Map<SSLContextParameters, SSLContext> sslContexts = new IdentityHashMap<>();
    private boolean closed;

    /**
     * The beans of a component. All but the token store and the state repository may be null.
     *
     * @param objectMapper               serializes request bodies
     * @param keyClaimStore              claims keys of bookings among processes
     * @param statesInMemory             keeps the states of feeds without a repository
     * @param pacers                     shared with other components
     * @param globalSslContextParameters for endpoints without parameters of their own
     */
    record Beans(ObjectMapper objectMapper, TokenStore tokenStore, KeyClaimStore keyClaimStore, SecretStore secretStore,
                 StateRepository<String, String> statesInMemory, Pacers pacers, Retry retry, CircuitBreaker circuitBreaker, RateLimiter rateLimiter,
                 SSLContextParameters globalSslContextParameters) {
    }

    /**
     * Starts the threads.
     *
     * @param name        name of the component in its context, for example {@code calcom}
     * @param queueSize   maximum number of calls and of exchanges that wait
     * @param feedThreads number of threads that the feeds share; 0 for one thread for each feed
     */
    CalcomRuntime(CamelContext context, String name, Beans beans, int queueSize, int feedThreads) {
        this.context = context;
        this.name = name;
        this.beans = beans;
        this.requestBody = new RequestBody(beans.objectMapper() != null ? beans.objectMapper() : new ObjectMapper());
        this.feedThreads = feedThreads == 0 ? null : new FeedThreads(context.getExecutorServiceManager(), feedThreads);
        this.workers = new CalcomWorkers(context.getExecutorServiceManager(), queueSize);
        this.meters = ComponentMeters.find(context, name);
        this.policies = new CallPolicies(beans.pacers() != null ? beans.pacers() : new Pacers(queueSize, Timers.SYSTEM), beans.retry(),
                beans.circuitBreaker(), beans.rateLimiter(), Timers.SYSTEM);
        this.bookingAttempts = new BookingAttempts(beans.keyClaimStore(), workers::run);
        this.identities = new Identities(beans.tokenStore(), workers, meters, this::transport);
        if (meters != null) {
            meters.watch(this::pacers, this::circuitBreakers);
            meters.watch(readings);
        }
    }

    /**
     * Creates a client.
     *
     * @param  usualPriority            priority of its calls if the configuration has none
     * @throws IllegalStateException    if this runtime is closed: the client would never be closed
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    CalcomClient client(CalcomConfiguration configuration, CallPriority usualPriority) {
        return client(configuration, usualPriority, null);
    }

    /**
     * Creates a client whose calls do not wait for long.
     *
     * @param usualPriority priority of its calls if the configuration has none
     * @param longestPause  how long a call may wait for its turn, and before it is repeated; null for no limit of its own
     */
    CalcomClient client(CalcomConfiguration configuration, CallPriority usualPriority, Duration longestPause) {
        requireOpen();
        ClientSettings settings = settings(configuration);
        CallPriority priority = configuration.getPriority() == null ? usualPriority : configuration.getPriority();
        return new CalcomClient(transport(settings), settings, policies.policy(configuration, settings.server(), priority, longestPause),
                identities.caller(configuration, settings), scope,
                configuration.requestTemplates(configuration.isListFallback() ? listFallback : null)).observedBy(meters).reportingTo(readings);
    }

    /**
     * Returns the managed users of the platform client of a configuration.
     *
     * @throws IllegalArgumentException if it has no platform client
     */
    ManagedUsers managedUsers(CalcomConfiguration configuration) {
        requireOpen();
        return identities.managedUsers(configuration, settings(configuration));
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("The component " + name + " is stopped");
        }
    }

    /**
     * Returns how to connect to the server of a configuration.
     *
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    ClientSettings settings(CalcomConfiguration configuration) {
        return configuration.clientSettings(configuration.serverAddress().ssl() ? sslContext(configuration.getSslContextParameters()) : null);
    }

    /** Returns null for the default of the JVM. */
    private SSLContext sslContext(SSLContextParameters own) {
        if (own != null) {
            return sslContext(own, "The option sslContextParameters");
        }
        SSLContextParameters global = beans.globalSslContextParameters();
        return global == null ? null
                : sslContext(global, "The global SSLContextParameters of the Camel context (option useGlobalSslContextParameters)");
    }

    private synchronized SSLContext sslContext(SSLContextParameters parameters, String origin) {
        SSLContext known = sslContexts.get(parameters);
        if (known != null) {
            return known;
        }
        try {
            SSLContext created = parameters.createSSLContext(context);
            sslContexts.put(parameters, created);
            return created;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException(origin + " is not usable; check its key stores and their passwords: " + e.getMessage(), e);
        }
    }

    private Transport transport(ClientSettings settings) {
        return transports.computeIfAbsent(settings.ofConnections(), connections -> new HttpTransport(connections, watch));
    }

    /** Returns the attempts to make bookings, which calls with the same key share. */
    BookingAttempts bookingAttempts() {
        return bookingAttempts;
    }

    /** Returns the threads for work that may block. */
    CalcomWorkers workers() {
        return workers;
    }

    /** Returns the threads that the feeds share; null if each feed has a thread of its own. */
    FeedThreads feedThreads() {
        return feedThreads;
    }

    RequestBody requestBody() {
        return requestBody;
    }

    /** Returns the store of the secrets of webhooks; null to keep them in memory. */
    SecretStore secretStore() {
        return beans.secretStore();
    }

    /** Returns the repository of the states of feeds that have none of their own. It outlives this runtime. */
    StateRepository<String, String> statesInMemory() {
        return beans.statesInMemory();
    }

    /** Returns the name of the component in its context, for example {@code calcom}. */
    String name() {
        return name;
    }

    /** Returns the meters; null if there is no meter registry. */
    ComponentMeters meters() {
        return meters;
    }

    /** Returns the lists that are read completely. */
    ListReadings readings() {
        return readings;
    }

    /** Returns the current state of the pacers. */
    List<PacerFigures> pacers() {
        return policies.pacerFigures();
    }

    /** Returns the circuit breakers, including that of the user. */
    List<CircuitBreaker> circuitBreakers() {
        return policies.circuitBreakers();
    }

    /** Returns the callers whose tokens are renewed. */
    List<TokenAuthentication> tokens() {
        return identities.tokenAuthentications();
    }

    /** Ends waiting calls, waits a moment for token refreshes, then closes connections and threads. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        if (meters != null) {
            meters.close();
        }
        scope.close();
        if (feedThreads != null) {
            feedThreads.stop();
        }
        identities.settle();
        transports.values().forEach(Transport::close);
        transports.clear();
        watch.close();
        workers.stop();
    }
}
