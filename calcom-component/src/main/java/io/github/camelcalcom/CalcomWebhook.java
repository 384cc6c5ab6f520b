/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of an endpoint that listens: its handler and the life of its subscription. */
final class CalcomWebhook implements CalcomWebhookHandler.Listening {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhook.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final EndpointScope scope;
    private final CalcomConfiguration configuration;
    private final Supplier<Stream<CalcomWebhook>> webhooksOfContext;
    private final BooleanSupplier healthChecks;
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

    /**
     * @param  webhooksOfContext        all webhooks of the Camel context
     * @param  healthChecks             whether to show the state of the registration as a health check
     * @throws IllegalArgumentException if the options of the endpoint cannot work
     */
    CalcomWebhook(EndpointScope scope, WebhookConfiguration target, Supplier<Stream<CalcomWebhook>> webhooksOfContext,
                  BooleanSupplier healthChecks) {
        this.scope = scope;
        this.configuration = scope.configuration();
        this.target = target;
        this.webhooksOfContext = webhooksOfContext;
        this.healthChecks = healthChecks;
        this.options = new CalcomWebhookOptions(scope);
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

    @Override
    public void beginListening() {
        webhooksOfContext.get().filter(other -> other.sharesUrlWith(this)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("Two routes receive webhooks at " + url() + ": " + other.described() + " and " + described()
                                               + ". Only one of them would be reached. Give each one a webhookPath of its own, or receive all"
                                               + " events in one route and look at the header CamelCalcomWebhookTrigger. Different names"
                                               + " in the option subscription do not make a second URL");
        });
        listens = true;
    }

    @Override
    public void endListening() {
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
        String subscription = configuration.getSubscription();
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
        DeliveryVerifier verifier = new DeliveryVerifier(secrets, configuration.isInsecureAcceptUnsigned(), configuration.getMaxBodySize(),
                options.maxAge(), Clock.systemUTC());
        return new CalcomWebhookHandler(scope, this, verifier, triggers, target.computeFullPath(true), route);
    }

    /** A secret that this process would generate is of no use where another one registers the webhook. */
    private void checkSecretIsShared() {
        if (!secrets.areConfigured() && !configuration.isInsecureAcceptUnsigned()) {
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
        CamelContext context = scope.context();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "CalcomWebhookRegistration");
        task = new RegistrationTask(registration, executor, callTimeout());
        listener = new RouteStartListener(scope.endpoint(), task::start);
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
        HealthCheckRegistry registry = HealthCheckRegistry.get(scope.context());
        if (registry != null && healthChecks.getAsBoolean()) {
            boolean acceptsUnsigned = configuration.isInsecureAcceptUnsigned();
            healthCheck = new RegistrationHealthCheck("calcom-webhook-" + registration.subscriberUrl(), task,
                    () -> acceptsUnsigned || !secrets.accepted().isEmpty(), registration.subscriberUrl());
            registry.register(healthCheck);
        }
    }

    private WebhookRegistration registration() {
        if (configuration.authenticationKind() == AuthenticationKind.NONE) {
            throw new IllegalArgumentException(
                    name() + " needs credentials to register its webhook: set the option apiKey on the endpoint or on the component"
                                               + " (camel.component.calcom.api-key), or webhookAutoRegister=false and signingSecrets if you"
                                               + " register it yourself");
        }
        scope.requireManagedUser(name());
        for (Parameter parameter : scope.calledOperation().parameters()) {
            if (parameter.location() == Parameter.Location.PATH && !scope.parameters().containsKey(parameter.name())) {
                throw new IllegalArgumentException(name() + " needs the option " + parameter.name() + " to register its webhook");
            }
        }
        SubscriptionCalls calls = new SubscriptionCalls(scope::client, this::template, scope.parameters());
        SubscriptionSettings subscription = options.subscription(target);
        SecretStore store = options.secretStore();
        if (store != null) {
            secrets.keepIn(store, scope.operation().resource() + new TreeMap<>(scope.parameters()) + ' ' + subscription.subscriberUrl());
        }
        return new WebhookRegistration(calls, subscription, secrets, configuration.isInsecureAcceptUnsigned());
    }

    private RequestTemplate template(String operation) {
        return scope.template(OperationResolver.resolve(scope.operation().resource() + '/' + operation));
    }

    private Duration callTimeout() {
        return Duration.ofMillis(configuration.getRequestTimeout());
    }

    private String name() {
        return "webhook:calcom:" + scope.operation().uri();
    }

    /** What is received, such as {@code webhooks/events}. */
    String operation() {
        return scope.operation().uri();
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

    @Override
    public synchronized ExecutorService workers() {
        if (workers == null) {
            ThreadPoolProfile sizes = scope.context().getExecutorServiceManager().getDefaultThreadPoolProfile();
            ThreadPoolProfile profile = new ThreadPoolProfile("calcom-webhook");
            // a queue of this length never makes the pool grow
            profile.setPoolSize(sizes.getMaxPoolSize());
            profile.setMaxPoolSize(sizes.getMaxPoolSize());
            profile.setMaxQueueSize(configuration.getAckMaxPending());
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
            profile.addDefaults(sizes);
            workers = scope.context().getExecutorServiceManager().newThreadPool(this, "CalcomWebhook", profile);
        }
        return workers;
    }

    @Override
    public String routeId() {
        if (routeId == null) {
            routeId = RouteStartListener.routeId(scope.endpoint()).orElseThrow(() -> new IllegalStateException("No route begins with " + name()));
        }
        return routeId;
    }

    /** Does with the subscription what the option onStop says, within five seconds. A failure does not keep anything from stopping. */
    synchronized void unregister() {
        CamelContext context = scope.context();
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
        StopAction action = configuration.getOnStop();
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
            scope.context().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
    }
}
