package io.github.camelcalcom;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.webhook.RegistrationTask;
import io.github.camelcalcom.webhook.StopAction;
import io.github.camelcalcom.webhook.SubscriberUrl;
import io.github.camelcalcom.webhook.SubscriptionCalls;
import io.github.camelcalcom.webhook.WebhookRegistration;
import io.github.camelcalcom.webhook.WebhookSecrets;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of an endpoint that listens: its handler and the life of its subscription. */
final class CalcomWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhook.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final CalcomEndpoint endpoint;
    private final WebhookConfiguration target;
    private final WebhookSecrets secrets;
    private final Set<String> triggers;
    private WebhookRegistration registration;
    private RegistrationTask task;
    private ScheduledExecutorService executor;
    private RouteListener listener;

    /** @throws IllegalArgumentException if the option triggers names none */
    CalcomWebhook(CalcomEndpoint endpoint, WebhookConfiguration target) {
        this.endpoint = endpoint;
        this.target = target;
        this.secrets = WebhookSecrets.of(endpoint.getConfiguration().getSigningSecrets());
        this.triggers = new LinkedHashSet<>(Arrays.stream(endpoint.getConfiguration().getTriggers().split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList());
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("The option triggers names no trigger."
                                               + " Expected something like BOOKING_CREATED,BOOKING_CANCELLED");
        }
    }

    /** @throws IllegalArgumentException if no delivery could ever be accepted */
    Processor handler(Processor route) {
        if (!target.isWebhookAutoRegister()) {
            checkSecretIsShared();
        }
        return new CalcomWebhookHandler(endpoint, secrets, triggers, route);
    }

    /** A secret that this process would generate is of no use where another one registers the webhook. */
    private void checkSecretIsShared() {
        if (!secrets.areConfigured() && !endpoint.getConfiguration().isInsecureAcceptUnsigned()) {
            throw new IllegalArgumentException("With webhookAutoRegister=false, the secret of the webhook must be given: set the option"
                                               + " signingSecrets of " + name() + " to it");
        }
    }

    /**
     * Starts to register in the background as soon as the route listens. Only where camel-webhook is told not to register by itself,
     * this is somebody's explicit wish, and is done at once.
     *
     * @throws IllegalArgumentException if the configuration cannot work
     */
    synchronized void register() throws CalcomException, TimeoutException, InterruptedException {
        registration = registration();
        if (!target.isWebhookAutoRegister()) {
            checkSecretIsShared();
            registration.register(callTimeout());
            return;
        }
        CamelContext context = endpoint.getCamelContext();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "CalcomWebhookRegistration");
        task = new RegistrationTask(registration, executor, callTimeout());
        listener = new RouteListener(endpoint, task);
        listener.start();
        context.getManagementStrategy().addEventNotifier(listener);
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
        String url;
        try {
            url = SubscriberUrl.checked(target.computeFullExternalUrl(), configuration.profile());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("This host does not know its own name; set the option webhookExternalUrl of " + name(), e);
        }
        SubscriptionCalls calls = new SubscriptionCalls(endpoint::client, this::template, endpoint.getOperationParameters());
        return new WebhookRegistration(calls, url, triggers, secrets, configuration.isInsecureAcceptUnsigned());
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

    /** Does with the subscription what the option onStop says, within five seconds. A failure does not keep anything from stopping. */
    synchronized void unregister() {
        CamelContext context = endpoint.getCamelContext();
        if (listener != null) {
            context.getManagementStrategy().removeEventNotifier(listener);
            listener.stop();
            listener = null;
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
            // nobody asks explicitly to have nothing done
            action = StopAction.DELETE;
        }
        try {
            WebhookRegistration current = registration != null ? registration : registration();
            current.withdraw(action, STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted before {} could {} its webhook", name(), action);
        } catch (CalcomException | TimeoutException | RuntimeException e) {
            LOG.warn("{} could not {} its webhook: {}", name(), action, e.getMessage() != null ? e.getMessage() : "it took more than 5 s");
        } finally {
            registration = null;
        }
    }

    /** Waits until the route listens: a delivery that came earlier would be lost, since Cal.com does not repeat it. */
    private static final class RouteListener extends SimpleEventNotifierSupport {

        private final Endpoint endpoint;
        private final RegistrationTask task;

        RouteListener(Endpoint endpoint, RegistrationTask task) {
            this.endpoint = endpoint;
            this.task = task;
            setIgnoreExchangeEvents(true);
            setIgnoreCamelContextEvents(true);
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.RouteStartedEvent started && receives(started.getRoute().getEndpoint())) {
                task.start();
            }
        }

        private boolean receives(Endpoint from) {
            Endpoint current = from;
            while (current != endpoint && current instanceof DelegateEndpoint outer) {
                current = outer.getEndpoint();
            }
            return current == endpoint;
        }
    }
}
