package io.github.camelcalcom;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.RequestTemplates;
import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.client.DeadlineWatch;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Timers;
import io.github.camelcalcom.safecall.BookingAttempts;

/**
 * The clients of a component and what they share: connections where the settings are equal, tokens and pacers where the caller is, circuit
 * breakers where the server is. Thread safe. Opens no connection by itself.
 */
final class CalcomClients {

    private final DeadlineWatch watch = new DeadlineWatch();
    private final CallPolicies policies;
    private final Identities identities;
    private final Map<ClientSettings, Transport> transports = new ConcurrentHashMap<>();
    private final CallScope scope = new CallScope();
    private final CallListener listener;
    private final BookingAttempts bookingAttempts;

    CalcomClients(CalcomComponent component) {
        this.policies = new CallPolicies(component, Timers.SYSTEM);
        this.listener = component.observation().meters();
        this.identities = new Identities(component, this::transport);
        this.bookingAttempts = new BookingAttempts(component.getKeyClaimStore(), component.workers()::run);
    }

    /**
     * A client for a configuration.
     *
     * @param usualPriority the priority of its calls where the configuration says none
     */
    CalcomClient client(CalcomConfiguration configuration, ClientSettings settings, CallPriority usualPriority) {
        CallPriority priority = configuration.getPriority() == null ? usualPriority : configuration.getPriority();
        return new CalcomClient(transport(settings), settings, policies.policy(configuration, settings.server(), priority),
                identities.caller(configuration, settings), scope,
                new RequestTemplates(configuration.profile(), configuration.getApiVersion(), settings.server().basePath())).observedBy(listener);
    }

    /** When the calls are sent. */
    CallPolicies policies() {
        return policies;
    }

    /** Who calls. */
    Identities identities() {
        return identities;
    }

    /**
     * The managed users of the platform client that is configured.
     *
     * @throws IllegalArgumentException if no platform client is configured
     */
    ManagedUsers managedUsers(CalcomConfiguration configuration, ClientSettings settings) {
        return identities.managedUsers(configuration, settings);
    }

    /** The attempts to make bookings that calls with the same key share. */
    BookingAttempts bookingAttempts() {
        return bookingAttempts;
    }

    private Transport transport(ClientSettings settings) {
        return transports.computeIfAbsent(settings.ofConnections(), connections -> new HttpTransport(connections, watch));
    }

    /** Ends the calls that wait, lets token refreshes come to their end, then ends open connections. */
    void close() {
        scope.close();
        identities.settle();
        transports.values().forEach(Transport::close);
        transports.clear();
        watch.close();
    }
}
