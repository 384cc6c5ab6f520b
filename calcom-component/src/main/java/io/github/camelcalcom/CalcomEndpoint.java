package io.github.camelcalcom;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.changes.Feed;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.client.ParameterText;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.safecall.SafeCallSettings;
import io.github.camelcalcom.safecall.SafeCalls;
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
        Operation called = calledOperation();
        RequestTemplate template = template(called);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Parameter parameter = template.parameters().get(template.indexOf(value.getKey()));
            ParameterText.of(parameter, value.getValue());
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

    /** The operation that goes on the wire: for a consumer the one that it reads. */
    Operation calledOperation() {
        if (catalogOperation.kind() == Operation.Kind.CALL) {
            return catalogOperation;
        }
        return OperationResolver.resolve(resource + '/' + catalogOperation.reads());
    }

    RequestTemplate template(Operation called) {
        return new RequestTemplate(called, configuration.profile(), configuration.getApiVersion(),
                configuration.serverAddress().basePath());
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
                return new CalcomProducer(this);
            }
        }
    }

    /** The hosted service has operations that no self-hosted server is documented to have. */
    private void checkAvailable(Operation called) {
        if (!template(called).isOfProfileOnly(ApiProfile.HOSTED)) {
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
        checkAvailable(catalogOperation);
        boolean isList = catalogOperation.result().shape() == Operation.Result.Shape.LIST
                || catalogOperation.paging(configuration.profile()) != null;
        if (configuration.getPaging() != PagingMode.PAGE && !isList) {
            throw new IllegalArgumentException("paging=" + configuration.getPaging().name().toLowerCase(Locale.ROOT)
                                               + " needs an operation that answers a list; " + catalogOperation.uri() + " does not");
        }
        if (configuration.getPaging() != PagingMode.PAGE && configuration.getOutput() == OutputFormat.RAW) {
            throw new IllegalArgumentException("output=raw hands over one answer; use it with paging=page");
        }
        RecordOutput.of(this);
        checkCredentials(catalogOperation);
    }

    private void checkCredentials(Operation called) {
        if (configuration.authenticationKind() == AuthenticationKind.NONE && !called.isPublic()) {
            throw new IllegalArgumentException("calcom:" + catalogOperation.uri() + " needs credentials: set the option apiKey on the endpoint"
                                               + " or on the component (camel.component.calcom.api-key), or those of another authentication");
        }
    }

    /** Whether each message has to name the managed user to call as. */
    boolean isManagedUserFromMessage() {
        return configuration.authenticationKind() == AuthenticationKind.MANAGED_USER && ObjectHelper.isEmpty(configuration.getManagedUserId());
    }

    /** @throws IllegalArgumentException if only a message could name the managed user to call as, and there is none */
    void requireManagedUser(String consumer) {
        if (isManagedUserFromMessage()) {
            throw new IllegalArgumentException("from(\"" + consumer + "\") has no message that could name the managed user: set the option"
                                               + " managedUserId");
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        switch (catalogOperation.kind()) {
            case EVENTS -> throw new IllegalArgumentException("Webhooks are received through Camel's webhook component: write from(\"webhook:calcom:"
                                                              + catalogOperation.uri() + "\")");
            default -> {
                new CalcomFeeds(this).check();
                checkAvailable(calledOperation());
                checkCredentials(calledOperation());
                requireManagedUser("calcom:" + catalogOperation.uri());
                CalcomConsumer consumer = new CalcomConsumer(this, processor);
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
        webhook = new CalcomWebhook(this, webhookConfiguration);
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

    /** The feed of a consumer of this endpoint, which goes on where its state is. */
    Feed startFeed(CalcomConsumer consumer) {
        return RunningFeeds.of(getCamelContext()).start(consumer, this, getComponent().runtime().statesInMemory());
    }

    /** The client of polls. */
    CalcomClient pollingClient() {
        return client(CallPriority.LOW);
    }

    /** The client of calls that a message asks for. */
    CalcomClient client() {
        return client(CallPriority.NORMAL);
    }

    private CalcomClient client(CallPriority usualPriority) {
        return getComponent().runtime().client(configuration, usualPriority);
    }

    /**
     * The calls that must not take effect twice.
     *
     * @param client makes the calls and the look-ups
     */
    SafeCalls safeCalls(CalcomClient client) {
        return new SafeCalls(client, new SafeCallSettings(configuration.isIdempotentBookings(),
                Duration.ofMillis(configuration.getAmbiguityHorizon()), configuration.getMaxRetries()),
                getComponent().runtime().bookingAttempts());
    }

    /**
     * The managed users that a message may name.
     *
     * @throws IllegalArgumentException if no platform client is configured
     */
    ManagedUsers managedUsers() {
        return getComponent().runtime().managedUsers(configuration);
    }

    /** The operation's own parameters as the URI has them. */
    Map<String, Object> getOperationParameters() {
        return operationParameters;
    }

    Operation getCatalogOperation() {
        return catalogOperation;
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
