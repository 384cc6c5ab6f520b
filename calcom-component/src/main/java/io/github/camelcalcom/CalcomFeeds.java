/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallListener;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.client.ServerAddress;
import io.github.camelcalcom.feed.ChangeFeed;
import io.github.camelcalcom.feed.ChangeType;
import io.github.camelcalcom.feed.Feed;
import io.github.camelcalcom.feed.FeedSettings;
import io.github.camelcalcom.feed.FeedSource;
import io.github.camelcalcom.feed.FeedStart;
import io.github.camelcalcom.feed.ItemFeed;
import io.github.camelcalcom.feed.PollLane;
import io.github.camelcalcom.feed.ScanMode;
import io.github.camelcalcom.feed.StateStore;
import io.github.camelcalcom.storage.Fingerprint;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the feed of an endpoint, or says why there is none. */
final class CalcomFeeds {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomFeeds.class);
    private static final int LONGEST_NAME = 200;

    private final EndpointScope scope;
    private final CalcomConfiguration configuration;
    private final Operation operation;

    CalcomFeeds(EndpointScope scope) {
        this.scope = scope;
        this.configuration = scope.configuration();
        this.operation = scope.operation();
    }

    /** @throws IllegalArgumentException if the endpoint cannot be consumed from, saying what would be right */
    void check() {
        if (operation.kind() == Operation.Kind.CALL) {
            checkList();
        }
        scope.requireManagedUser("calcom:" + operation.uri());
        if (configuration.getOutput() == OutputFormat.RAW) {
            throw new IllegalArgumentException("output=raw is not possible with from(\"calcom:" + operation.uri() + "\"), which hands over single "
                                               + (isOfBookings() ? "bookings" : "items") + "; use map, model or json");
        }
        RecordOutput.of(operation, configuration);
        Map<String, Object> parameters = scope.parameters();
        for (Parameter parameter : list().parameters()) {
            if (parameter.required() && !parameters.containsKey(parameter.name())) {
                throw new IllegalArgumentException("Missing parameter " + parameter.name() + " of calcom:" + operation.uri()
                                                   + ": a consumer has no message that could bring it, so set the option " + parameter.name());
            }
        }
        if (configuration.getPushPath() != null) {
            new CalcomPush(scope);
        }
        feed(new MemoryStateRepository(), null, new PollLane());
        if (isOfBookings() && source().eventTypes() != null && configuration.authenticationKind() == AuthenticationKind.MANAGED_USER) {
            throw new IllegalArgumentException("This server cannot tell what changed in " + list().operation().uri() + ", and a managed user does"
                                               + " not see all bookings of a team in another list. Use another authentication, or set scan=full to"
                                               + " read the whole list with each poll");
        }
    }

    private void checkList() {
        if (operation.result().shape() != Operation.Result.Shape.LIST || !"GET".equals(operation.method())) {
            throw new IllegalArgumentException("calcom:" + operation.uri() + " cannot be consumed: call it with to(\"calcom:" + operation.uri()
                                               + "\"), or with enrich instead of pollEnrich, or follow bookings with from(\"calcom:bookings/changes\")");
        }
        if (operation.result().type().equals("Booking")) {
            throw new IllegalArgumentException("calcom:" + operation.uri() + " cannot be consumed: it would be read as a whole with each poll."
                                               + " Follow the changes with from(\"calcom:" + operation.resource() + "/changes\")");
        }
    }

    private boolean isOfBookings() {
        return operation.kind() == Operation.Kind.CHANGES;
    }

    private RequestTemplate list() {
        return scope.template(scope.calledOperation());
    }

    /**
     * A feed that begins with its state in a repository.
     *
     * @param listener is notified of the feed's calls; may be null
     * @param lane     says whether a poll must be quick
     */
    Feed feed(StateRepository<String, String> repository, CallListener listener, PollLane lane) {
        Supplier<CalcomClient> client = () -> scope.pollingClient(lane.isQuick() ? PollLane.LONGEST_PAUSE : null).observedBy(listener);
        FeedSettings settings = new FeedSettings(FeedStart.of(configuration.getSince()), Duration.ofMillis(configuration.getOverlap()),
                ChangeType.setOf(configuration.getChangeTypes()), configuration.getMaxFailures(), configuration.getMaxWaitingFailures());
        StateStore store = new StateStore(repository, name());
        Map<String, Object> parameters = scope.parameters();
        if (!isOfBookings()) {
            return new ItemFeed(client, list(), parameters, settings, store);
        }
        return new ChangeFeed(client, source(), parameters, settings, store);
    }

    private FeedSource source() {
        return FeedSource.of(list(), scope.parameters(), uri -> scope.template(OperationResolver.resolve(uri)),
                configuration.getScan() == ScanMode.FULL);
    }

    /**
     * Returns the name of the feed's state. In memory, it depends on where the feed begins: a feed that is to begin
     * elsewhere does not go on from the state of an earlier one.
     */
    String name() {
        String name = configuration.getFeedName() != null ? configuration.getFeedName() : nameOfList();
        return configuration.getStateRepository() == null ? Fingerprint.bounded(name + " since " + configuration.getSince(), LONGEST_NAME) : name;
    }

    private String nameOfList() {
        ServerAddress server = configuration.serverAddress();
        Set<String> pageSizes = Set.of("take", "limit");
        String parameters = new TreeMap<>(scope.parameters()).entrySet().stream()
                .filter(parameter -> !pageSizes.contains(parameter.getKey()))
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue()).collect(Collectors.joining("&", "?", ""));
        String list = server.host() + ':' + server.port() + server.basePath() + '/' + operation.uri();
        return Fingerprint.bounded(parameters.length() == 1 ? list : list + parameters, LONGEST_NAME);
    }

    /** Warns of what a restart or a crash would do to the state. */
    void warn() {
        StateRepository<String, String> repository = configuration.getStateRepository();
        if (repository == null) {
            LOG.warn("The feed {} keeps its state in memory: after a restart it begins anew with since={}, so that changes are lost or come"
                     + " again. Set the option stateRepository to keep it", name(), configuration.getSince());
        } else if (repository instanceof FileStateRepository) {
            LOG.warn("The feed {} keeps its state in a FileStateRepository, which truncates its file before it writes it: a crash at that moment"
                     + " loses the state. Use an AtomicFileStateRepository or a JdbcStateRepository", name());
        }
    }
}
