package io.github.camelcalcom;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.webhook.DeliveryVerifier;
import io.github.camelcalcom.webhook.RegistrationHealthCheck;
import io.github.camelcalcom.webhook.RegistrationTask;
import io.github.camelcalcom.webhook.RouteStartListener;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.camelcalcom.webhook.StopAction;
import io.github.camelcalcom.webhook.SubscriptionCalls;
import io.github.camelcalcom.webhook.SubscriptionSettings;
import io.github.camelcalcom.webhook.WebhookRegistration;
import io.github.camelcalcom.webhook.WebhookSecrets;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of an endpoint that listens: its handler and the life of its subscription. */
final class CalcomWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhook.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final CalcomEndpoint endpoint;
    private final WebhookConfiguration target;
    private final CalcomWebhookOptions options;
    private final WebhookSecrets secrets;
    private final Set<String> triggers;
    private WebhookRegistration registration;
    private RegistrationTask task;
    private RegistrationHealthCheck healthCheck;
    private ScheduledExecutorService executor;
    private RouteStartListener listener;
    private ExecutorService workers;
    private volatile String routeId;
    private volatile boolean hasEnded;
    private volatile boolean listens;

    /** @throws IllegalArgumentException if the options of the endpoint cannot work */
    CalcomWebhook(CalcomEndpoint endpoint, WebhookConfiguration target) {
        this.endpoint = endpoint;
        this.target = target;
        this.options = new CalcomWebhookOptions(endpoint);
        this.secrets = options.secrets();
        this.triggers = options.triggers();
    }

    /**
     * camel-webhook finds an endpoint by its URI, which has none of webhook's own options such as webhookPath.
     *
     * @throws IllegalArgumentException if another {@code webhook:} endpoint uses it
     */
    void checkMayBeReplacedBy(WebhookConfiguration other) {
        if (target != other && !hasEnded) {
            throw new IllegalArgumentException("Two routes receive webhooks with " + name() + " and the same options, apart from those that begin"
                                               + " with webhook. Add the option subscription=<name> to one of them, with a name of its own");
        }
    }

    /**
     * Takes the URL until {@link #endListening}.
     *
     * @throws IllegalArgumentException if another route of the context receives the deliveries of that URL
     */
    void beginListening() {
        for (Endpoint other : endpoint.getCamelContext().getEndpoints()) {
            if (other instanceof CalcomEndpoint calcom && calcom.webhook() != null && calcom.webhook().sharesUrlWith(this)) {
                throw new IllegalArgumentException("Two routes receive webhooks at " + url() + ": " + calcom.webhook().described() + " and " + described()
                                                   + ". Only one of them would be reached. Give each one a webhookPath of its own, or receive all"
                                                   + " events in one route and look at the header CamelCalcomWebhookTrigger. Different names"
                                                   + " in the option subscription do not make a second URL");
            }
        }
        listens = true;
    }

    void endListening() {
        listens = false;
    }

    private boolean sharesUrlWith(CalcomWebhook other) {
        if (this == other || !listens) {
            return false;
        }
        boolean isSamePath = target.computeFullPath(true).equals(other.target.computeFullPath(true));
        return isSamePath && Objects.equals(target.getWebhookComponentName(), other.target.getWebhookComponentName())
                || target.getWebhookExternalUrl() != null && url().equals(other.url());
    }

    private String described() {
        String subscription = endpoint.getConfiguration().getSubscription();
        return name() + (subscription == null ? "" : "?subscription=" + subscription);
    }

    private String url() {
        return CalcomWebhookOptions.address(target);
    }

    /** @throws IllegalArgumentException if no delivery could ever be accepted */
    Processor handler(Processor route) {
        if (!target.isWebhookAutoRegister()) {
            checkSecretIsShared();
        }
        CalcomConfiguration configuration = endpoint.getConfiguration();
        DeliveryVerifier verifier = new DeliveryVerifier(secrets, configuration.isInsecureAcceptUnsigned(), configuration.getMaxBodySize(),
                options.maxAge(), Clock.systemUTC());
        return new CalcomWebhookHandler(endpoint, this, verifier, triggers, target.computeFullPath(true), route);
    }

    /** A secret that this process would generate is of no use where another one registers the webhook. */
    private void checkSecretIsShared() {
        if (!secrets.areConfigured() && !endpoint.getConfiguration().isInsecureAcceptUnsigned()) {
            throw new IllegalArgumentException("With webhookAutoRegister=false, the secret of the webhook must be given: set the option"
                                               + " signingSecrets of " + name() + " to it");
        }
    }

    /**
     * Starts to register in the background as soon as the route listens. Only if camel-webhook does not register by itself,
     * the caller requests it explicitly, and it is done at once.
     *
     * @throws IllegalArgumentException if the configuration cannot work
     */
    synchronized void register() throws CalcomException {
        hasEnded = false;
        registration = registration();
        if (!target.isWebhookAutoRegister()) {
            checkSecretIsShared();
            registration.register(callTimeout());
            return;
        }
        CamelContext context = endpoint.getCamelContext();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "CalcomWebhookRegistration");
        task = new RegistrationTask(registration, executor, callTimeout());
        listener = new RouteStartListener(endpoint, task::start);
        listener.start();
        context.getManagementStrategy().addEventNotifier(listener);
        addHealthCheck();
    }

    /** Registers from now on, where the route's start does not say when: whoever consumes without a route listens already. */
    synchronized void startRegistering() {
        if (task != null) {
            task.start();
        }
    }

    private void addHealthCheck() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null && endpoint.getComponent().isHealthCheckConsumerEnabled()) {
            boolean acceptsUnsigned = endpoint.getConfiguration().isInsecureAcceptUnsigned();
            healthCheck = new RegistrationHealthCheck("calcom-webhook-" + registration.subscriberUrl(), task,
                    () -> acceptsUnsigned || !secrets.accepted().isEmpty(), registration.subscriberUrl());
            registry.register(healthCheck);
        }
    }

    private WebhookRegistration registration() {
        CalcomConfiguration configuration = endpoint.getConfiguration();
        if (configuration.authenticationKind() == AuthenticationKind.NONE) {
            throw new IllegalArgumentException(
                    name() + " needs credentials to register its webhook: set the option apiKey on the endpoint or on the component"
                                               + " (camel.component.calcom.api-key), or webhookAutoRegister=false and signingSecrets if you"
                                               + " register it yourself");
        }
        endpoint.requireManagedUser(name());
        for (Parameter parameter : endpoint.calledOperation().parameters()) {
            if (parameter.location() == Parameter.Location.PATH && !endpoint.getOperationParameters().containsKey(parameter.name())) {
                throw new IllegalArgumentException(name() + " needs the option " + parameter.name() + " to register its webhook");
            }
        }
        SubscriptionCalls calls = new SubscriptionCalls(endpoint::client, this::template, endpoint.getOperationParameters());
        SubscriptionSettings subscription = options.subscription(target);
        SecretStore store = options.secretStore();
        if (store != null) {
            secrets.keepIn(store, endpoint.getResource() + new TreeMap<>(endpoint.getOperationParameters()) + ' ' + subscription.subscriberUrl());
        }
        return new WebhookRegistration(calls, subscription, secrets, configuration.isInsecureAcceptUnsigned());
    }

    private RequestTemplate template(String operation) {
        return endpoint.template(OperationResolver.resolve(endpoint.getResource() + '/' + operation));
    }

    private Duration callTimeout() {
        return Duration.ofMillis(endpoint.getConfiguration().getRequestTimeout());
    }

    private String name() {
        return "webhook:calcom:" + endpoint.getCatalogOperation().uri();
    }

    /** What is received, such as {@code webhooks/events}. */
    String operation() {
        return endpoint.getCatalogOperation().uri();
    }

    /** Where the server delivers to; the path alone where this route does not register it. */
    synchronized String subscriberUrl() {
        return registration != null ? registration.subscriberUrl() : target.computeFullPath(true);
    }

    /** How it stands with the subscription. */
    synchronized String state() {
        if (hasEnded) {
            return "stopped";
        }
        if (!target.isWebhookAutoRegister()) {
            return "not registered by this route";
        }
        String obstacle = task == null ? "the route does not listen yet" : task.obstacle();
        return obstacle == null ? "registered" : "not registered: " + obstacle;
    }

    /** The threads of routes whose senders do not wait for their end. */
    synchronized ExecutorService workers() {
        if (workers == null) {
            ThreadPoolProfile sizes = endpoint.getCamelContext().getExecutorServiceManager().getDefaultThreadPoolProfile();
            ThreadPoolProfile profile = new ThreadPoolProfile("calcom-webhook");
            // a queue of this length never makes the pool grow
            profile.setPoolSize(sizes.getMaxPoolSize());
            profile.setMaxPoolSize(sizes.getMaxPoolSize());
            profile.setMaxQueueSize(endpoint.getConfiguration().getAckMaxPending());
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
            profile.addDefaults(sizes);
            workers = endpoint.getCamelContext().getExecutorServiceManager().newThreadPool(this, "CalcomWebhook", profile);
        }
        return workers;
    }

    /** The route that this is the beginning of. */
    String routeId() {
        if (routeId == null) {
            routeId = RouteStartListener.routeId(endpoint).orElseThrow(() -> new IllegalStateException("No route begins with " + name()));
        }
        return routeId;
    }

    /** Does with the subscription what the option onStop says, within five seconds. A failure does not keep anything from stopping. */
    synchronized void unregister() {
        CamelContext context = endpoint.getCamelContext();
        if (listener != null) {
            context.getManagementStrategy().removeEventNotifier(listener);
            listener.stop();
            listener = null;
        }
        if (healthCheck != null) {
            HealthCheckRegistry.get(context).unregister(healthCheck);
            healthCheck = null;
        }
        if (task != null) {
            task.stop();
            task = null;
        }
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
        withdraw();
    }

    private void withdraw() {
        StopAction action = endpoint.getConfiguration().getOnStop();
        if (action == StopAction.KEEP && !target.isWebhookAutoRegister()) {
            // an explicit call must have an effect
            action = StopAction.DELETE;
        }
        try {
            WebhookRegistration current = registration != null ? registration : registration();
            current.withdraw(action, STOP_TIMEOUT);
        } catch (CalcomException | RuntimeException e) {
            LOG.warn("{} could not {} its webhook: {}", name(), action, e.getMessage());
        } finally {
            registration = null;
        }
    }

    /** Ends what serves deliveries. */
    synchronized void stop() {
        hasEnded = true;
        if (workers != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
    }
}
