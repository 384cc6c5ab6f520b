/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call the Cal.com scheduling API v2, follow booking changes and receive webhooks.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "calcom", title = "Cal.com", syntax = "calcom:resource/operation",
             category = { Category.API, Category.CLOUD }, headersClass = CalcomConstants.class)
public class CalcomEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation, WebhookCapableEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomEndpoint.class);
    private static final String CLIENT_ID = "clientId";

    @UriPath(description = "The API resource, for example bookings, event-types or webhooks.")
    @Metadata(required = true)
    private final String resource;

    @UriPath(description = "The operation on the resource, for example create, list or changes.")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private final CalcomConfiguration configuration;

    @UriParam(label = "consumer,scheduler", javaType = "java.time.Duration", defaultValue = "60000",
              description = "Milliseconds before the next poll.")
    private long delay = 60_000;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "Maximum number of new changes that one poll delivers. The next poll continues after them. 0 for no limit.")
    private int maxMessagesPerPoll;

    private final Operation catalogOperation;
    private Map<String, Object> operationParameters = Map.of();
    private CalcomWebhook webhook;

    public CalcomEndpoint(String endpointUri, CalcomComponent component, Operation operation, CalcomConfiguration configuration) {
        super(endpointUri, component);
        this.resource = operation.resource();
        this.operation = operation.name();
        this.catalogOperation = operation;
        this.configuration = configuration;
        super.setDelay(delay);
    }

    /**
     * Checks the operation's own parameters against what the server of this endpoint knows.
     *
     * @throws IllegalArgumentException if the server does not know a parameter, or a value is not possible
     */
    void setOperationParameters(Map<String, Object> values) {
        EndpointScope scope = scope();
        RequestTemplate template = scope.template(scope.calledOperation());
        for (Map.Entry<String, Object> value : values.entrySet()) {
            template.check(value.getKey(), value.getValue());
        }
        operationParameters = new LinkedHashMap<>(values);
        if (takesPlatformClient(template) && ObjectHelper.isNotEmpty(configuration.getPlatformClientId())) {
            operationParameters.putIfAbsent(CLIENT_ID, configuration.getPlatformClientId());
        }
    }

    /** The client of {@code oauth2} operations is another kind of client. */
    private boolean takesPlatformClient(RequestTemplate template) {
        return !resource.equals("oauth2") && template.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(CLIENT_ID) && parameter.location() == Parameter.Location.PATH);
    }

    /** Returns what this endpoint gives to its producer, consumer and webhook. */
    EndpointScope scope() {
        return new EndpointScope(this, catalogOperation, operationParameters, configuration, getComponent()::runtime);
    }

    /** Fails if an option cannot work, for example if a key store is missing, so that not the first call does. */
    @Override
    protected void doStart() throws Exception {
        getComponent().runtime().settings(configuration);
        configuration.retrySettings();
        configuration.circuitBreakerSettings();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        if (webhook != null) {
            webhook.stop();
        }
        super.doStop();
    }

    @Override
    public Producer createProducer() throws Exception {
        switch (catalogOperation.kind()) {
            case CHANGES -> throw new IllegalArgumentException(
                    "calcom:" + catalogOperation.uri() + " can only be consumed: write from(\"calcom:" + catalogOperation.uri()
                                                               + "\"), or to(\"calcom:" + resource + "/list\") to call the list");
            case EVENTS -> throw new IllegalArgumentException(
                    "calcom:" + catalogOperation.uri() + " can only be consumed: write from(\"webhook:calcom:" + catalogOperation.uri() + "\")");
            default -> {
                checkCallable();
                return new CalcomProducer(scope());
            }
        }
    }

    /** The hosted service has operations that no self-hosted server is documented to have. */
    private void checkAvailable(Operation called) {
        if (!scope().template(called).isOfProfileOnly(ApiProfile.HOSTED)) {
            return;
        }
        String only = "calcom:" + catalogOperation.uri() + " is documented for the hosted service only";
        if (configuration.isProfileSet()) {
            throw new IllegalArgumentException(only + ", and apiProfile=self-hosted is set. If your server has it, set apiProfile=auto on this"
                                               + " endpoint");
        }
        LOG.warn("{}. The server {} is taken for a self-hosted one (option apiProfile) and may not have it", only, configuration.serverAddress());
    }

    private void checkCallable() {
        checkAvailable(scope().calledOperation());
        boolean isList = catalogOperation.result().shape() == Operation.Result.Shape.LIST
                || catalogOperation.paging(configuration.profile()) != null;
        if (configuration.getPaging() != PagingMode.PAGE && !isList) {
            throw new IllegalArgumentException("paging=" + configuration.getPaging().name().toLowerCase(Locale.ROOT)
                                               + " needs an operation that answers a list; " + catalogOperation.uri() + " does not");
        }
        if (configuration.getPaging() != PagingMode.PAGE && configuration.getOutput() == OutputFormat.RAW) {
            throw new IllegalArgumentException("output=raw hands over one answer; use it with paging=page");
        }
        if (configuration.getOutput() == OutputFormat.RAW && catalogOperation.kind() == Operation.Kind.UPSERT) {
            throw new IllegalArgumentException("output=raw hands over one answer; " + catalogOperation.uri() + " makes several calls");
        }
        RecordOutput.of(catalogOperation, configuration);
        checkCredentials(catalogOperation);
    }

    private void checkCredentials(Operation called) {
        if (configuration.authenticationKind() == AuthenticationKind.NONE && !called.isPublic()) {
            throw new IllegalArgumentException("calcom:" + catalogOperation.uri() + " needs credentials: set the option apiKey on the endpoint"
                                               + " or on the component (camel.component.calcom.api-key), or those of another authentication");
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        switch (catalogOperation.kind()) {
            case EVENTS -> throw new IllegalArgumentException("Webhooks are received through Camel's webhook component: write from(\"webhook:calcom:"
                                                              + catalogOperation.uri() + "\")");
            case UPSERT -> throw new IllegalArgumentException("calcom:" + catalogOperation.uri() + " can only be called: write to(\"calcom:"
                                                              + catalogOperation.uri() + "\")");
            default -> {
                EndpointScope scope = scope();
                new CalcomFeeds(scope).check();
                checkAvailable(scope.calledOperation());
                checkCredentials(scope.calledOperation());
                CalcomConsumer consumer = new CalcomConsumer(scope, processor, this::receiver);
                configureConsumer(consumer);
                consumer.setMaxMessagesPerPoll(maxMessagesPerPoll);
                return consumer;
            }
        }
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        if (configuration.getPushPath() != null) {
            throw new IllegalArgumentException("The option pushPath=" + configuration.getPushPath() + " is not possible with poll, pollEnrich and a"
                                               + " ConsumerTemplate, which poll when they are asked to: leave it out, or write from(\"calcom:"
                                               + catalogOperation.uri() + "\")");
        }
        return super.createPollingConsumer();
    }

    /** @throws IllegalArgumentException if this endpoint is none that receives webhooks, or receives them for another route already */
    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (catalogOperation.kind() != Operation.Kind.EVENTS) {
            throw new IllegalArgumentException("calcom:" + catalogOperation.uri() + " receives no webhooks: write"
                                               + " from(\"webhook:calcom:webhooks/events\")");
        }
        if (webhook != null) {
            webhook.checkMayBeReplacedBy(webhookConfiguration);
        }
        webhook = new CalcomWebhook(scope(), webhookConfiguration, this::webhooksOfContext, () -> getComponent().isHealthCheckConsumerEnabled());
    }

    private Stream<CalcomWebhook> webhooksOfContext() {
        return getCamelContext().getEndpoints().stream().filter(CalcomEndpoint.class::isInstance)
                .map(endpoint -> ((CalcomEndpoint) endpoint).webhook).filter(Objects::nonNull);
    }

    /** Makes an endpoint of the same component that receives the webhooks of a feed. */
    private CalcomPush.Receiver receiver(String uri, Operation events, CalcomConfiguration own, Map<String, Object> parameters) {
        CalcomEndpoint receiver = new CalcomEndpoint(uri, getComponent(), events, own);
        receiver.setOperationParameters(parameters);
        return new CalcomPush.Receiver(receiver, () -> receiver.webhook.startRegistering());
    }

    CalcomWebhook webhook() {
        return webhook;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return webhook.handler(next);
    }

    @Override
    public void registerWebhook() throws Exception {
        webhook.register();
    }

    @Override
    public void unregisterWebhook() {
        webhook.unregister();
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public CalcomComponent getComponent() {
        return (CalcomComponent) super.getComponent();
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public String getResource() {
        return resource;
    }

    public String getOperation() {
        return operation;
    }

    public CalcomConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getApiUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }
}
