/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.safecall.KeyClaimStore;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.TimeUtils;

/** Creates endpoints that call, follow and listen to the Cal.com API v2. */
@Component(CalcomComponent.SCHEME)
public class CalcomComponent extends HealthCheckComponent implements SSLContextParametersAware {

    static final String SCHEME = "calcom";

    private static final String RAW = ". If it is a part of a key or of a password, write that value as RAW(...): an & ends a value in a URI";

    @Metadata(description = "Default values of the options of all endpoints.")
    private CalcomConfiguration configuration = new CalcomConfiguration();

    @Metadata(label = "advanced", autowired = true,
              description = "ObjectMapper that serializes request bodies from maps and objects. By default, the component uses its own.")
    private ObjectMapper objectMapper;

    @Metadata(label = "security", defaultValue = "false",
              description = "Whether endpoints without sslContextParameters use the global SSLContextParameters of the Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "security,advanced", autowired = true,
              description = "Store of OAuth2 tokens and of the tokens of managed users. By default, they are kept in memory. After a restart,"
                            + " the configured refresh token is then used again, which a server that rotates refresh tokens refuses.")
    private TokenStore tokenStore;

    @Metadata(label = "advanced", autowired = true,
              description = "Store in which bookings/create claims the key of the header CamelCalcomIdempotencyKey while it makes the booking."
                            + " Of several processes with the same key, only one then sends its request. By default, a key is claimed within"
                            + " this component only.")
    private KeyClaimStore keyClaimStore;

    @Metadata(label = "security,advanced", autowired = true,
              description = "Store of the secrets of webhooks that have neither signingSecrets nor a secretFile. By default, they are kept in"
                            + " memory.")
    private SecretStore secretStore;

    @Metadata(label = "advanced", defaultValue = "1000",
              description = "Maximum number of calls of one credential that wait for the rate limit. It also limits the exchanges from event"
                            + " loops that wait for a thread of the component. Further ones fail at once.")
    private int pacingQueueSize = 1_000;

    @Metadata(label = "advanced",
              description = "Pacers that delay calls while the rate limit of their credential is used up. Share one instance between components"
                            + " that use the same credential. By default, the component has its own.")
    private Pacers pacers;

    @Metadata(label = "advanced", autowired = true,
              description = "Resilience4j Retry for calls that are safe to repeat, in place of the options maxRetries, retryDelay and"
                            + " retryMaxDelay.")
    private Retry retry;

    @Metadata(label = "advanced", autowired = true,
              description = "Resilience4j CircuitBreaker for all calls, in place of the circuitBreaker options.")
    private CircuitBreaker circuitBreaker;

    @Metadata(label = "advanced", autowired = true,
              description = "Resilience4j RateLimiter for all calls, in addition to pacing.")
    private RateLimiter rateLimiter;

    @Metadata(label = "advanced", defaultValue = "0",
              description = "Number of threads that all feeds of this component share, 2 or more, for example 16 for a thousand accounts. One half"
                            + " polls feeds whose polls are quick, the other half those whose last poll was slow. An endpoint with a scheduler or"
                            + " a scheduledExecutorService of its own uses that. With 0, each feed has its own thread.")
    private int feedThreads;

    private final TokenStore tokensInMemory = new InMemoryTokenStore();
    private final StateRepository<String, String> statesInMemory = new MemoryStateRepository();
    /** Null until it is needed. */
    private volatile CalcomRuntime runtime;
    private volatile CalcomClient client;
    private CalcomHealthCheck healthCheck;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Operation operation = OperationResolver.resolve(remaining);
        Map<String, Object> values = takeOperationParameters(operation, parameters);
        String name = StringHelper.before(uri, ":") + ':' + operation.uri();
        checkOptionNames(operation, name, parameters);
        checkDurations(name, parameters);
        CalcomEndpoint endpoint = new CalcomEndpoint(uri, this, operation, CredentialScope.withoutCredentials(configuration));
        setProperties(endpoint, parameters);
        new CredentialScope(configuration, endpoint.getConfiguration()).apply(name);
        endpoint.setOperationParameters(values);
        return endpoint;
    }

    private static Map<String, Object> takeOperationParameters(Operation operation, Map<String, Object> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = parameters.remove(parameter.name());
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return values;
    }

    /** A typo fails here already, where the nearest name can be given; Camel would only count the wrong ones. */
    private void checkOptionNames(Operation operation, String endpoint, Map<String, Object> parameters) {
        // whatever name this component is registered under
        EndpointUriFactory factory = getCamelContext().getCamelContextExtension().getEndpointUriFactory(SCHEME);
        Set<String> options = factory.propertyNames();
        for (String name : parameters.keySet()) {
            boolean prefixed = factory.multiValuePrefixes().values().stream().anyMatch(name::startsWith);
            if (!options.contains(name) && !prefixed) {
                Set<String> valid = new TreeSet<>();
                operation.parameters().forEach(parameter -> valid.add(parameter.name()));
                valid.addAll(options);
                String hint = parameters.keySet().stream().anyMatch(factory.secretPropertyNames()::contains) ? RAW : "";
                throw new IllegalArgumentException(OperationResolver.unknown("parameter", name, endpoint, valid).getMessage() + hint);
            }
        }
    }

    private void checkDurations(String endpoint, Map<String, Object> parameters) {
        PropertyConfigurerGetter types = (PropertyConfigurerGetter) getEndpointPropertyConfigurer();
        parameters.forEach((name, value) -> CheckedOptions.check(types, endpoint, name, value, false));
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        PropertyConfigurer generated = super.getComponentPropertyConfigurer();
        return generated instanceof PropertyConfigurerGetter types ? new CheckedOptions(generated, types, name()) : generated;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CalcomRuntime started = createRuntime();
        healthCheck = new CalcomHealthCheck(started.name(), configuration, started, isHealthCheckProducerEnabled());
        healthCheck.register(getCamelContext());
    }

    private synchronized CalcomRuntime createRuntime() {
        if (runtime == null || runtime.isClosed()) {
            if (isAutowiredEnabled() && getCamelContext().isAutowiredEnabled()) {
                autowire();
            }
            CalcomRuntime.Beans beans = new CalcomRuntime.Beans(objectMapper, tokenStore != null ? tokenStore : tokensInMemory, keyClaimStore,
                    secretStore, statesInMemory, pacers, retry, circuitBreaker, rateLimiter, retrieveGlobalSslContextParameters());
            runtime = new CalcomRuntime(getCamelContext(), name(), beans, pacingQueueSize, feedThreads);
        }
        return runtime;
    }

    private String name() {
        return getCamelContext().getComponentNames().stream().filter(name -> getCamelContext().hasComponent(name) == this).findFirst()
                .orElse(SCHEME);
    }

    /** Camel's own autowiring looks when the component is added, which may be before the bean is bound. */
    private void autowire() {
        objectMapper = beanUnless(objectMapper, ObjectMapper.class);
        tokenStore = beanUnless(tokenStore, TokenStore.class);
        keyClaimStore = beanUnless(keyClaimStore, KeyClaimStore.class);
        secretStore = beanUnless(secretStore, SecretStore.class);
        retry = beanUnless(retry, Retry.class);
        circuitBreaker = beanUnless(circuitBreaker, CircuitBreaker.class);
        rateLimiter = beanUnless(rateLimiter, RateLimiter.class);
    }

    private <T> T beanUnless(T configured, Class<T> type) {
        return configured != null ? configured : CamelContextHelper.findSingleByType(getCamelContext(), type);
    }

    @Override
    protected void doStop() throws Exception {
        if (healthCheck != null) {
            healthCheck.unregister(getCamelContext());
        }
        synchronized (this) {
            client = null;
        }
        if (runtime != null) {
            runtime.close();
        }
        super.doStop();
    }

    /**
     * Returns a client for code without routes. It has the credentials, connections, pacing and retries of this component's endpoints. It is
     * thread safe and need not be closed. After a stop of this component it is of no use; call this method again. A call of a client is not
     * covered by the producer's guarantee that no booking is made twice after a response was lost.
     *
     * @throws IllegalStateException    if this component is not started
     * @throws IllegalArgumentException if the value of an option is not valid, or if the options describe no caller
     */
    public CalcomClient client() {
        CalcomClient current = client;
        return current != null ? current : createClient();
    }

    private synchronized CalcomClient createClient() {
        if (!isStarted()) {
            throw new IllegalStateException("The component calcom is " + getStatus() + ": calls can be made once it is started");
        }
        if (client == null) {
            client = runtime.client(configuration, CallPriority.NORMAL);
        }
        return client;
    }

    /**
     * Returns what this component owns. Camel starts the endpoints of nested blocks before it starts components, so the first caller creates it.
     * After a stop, it is the closed one, for exchanges that end late.
     */
    CalcomRuntime runtime() {
        CalcomRuntime current = runtime;
        return current != null ? current : createRuntime();
    }

    public CalcomConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CalcomConfiguration configuration) {
        this.configuration = configuration;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public KeyClaimStore getKeyClaimStore() {
        return keyClaimStore;
    }

    public void setKeyClaimStore(KeyClaimStore keyClaimStore) {
        this.keyClaimStore = keyClaimStore;
    }

    public SecretStore getSecretStore() {
        return secretStore;
    }

    public void setSecretStore(SecretStore secretStore) {
        this.secretStore = secretStore;
    }

    public int getPacingQueueSize() {
        return pacingQueueSize;
    }

    public void setPacingQueueSize(int pacingQueueSize) {
        this.pacingQueueSize = pacingQueueSize;
    }

    public int getFeedThreads() {
        return feedThreads;
    }

    public void setFeedThreads(int feedThreads) {
        this.feedThreads = feedThreads;
    }

    public Pacers getPacers() {
        return pacers;
    }

    public void setPacers(Pacers pacers) {
        this.pacers = pacers;
    }

    public Retry getRetry() {
        return retry;
    }

    public void setRetry(Retry retry) {
        this.retry = retry;
    }

    public CircuitBreaker getCircuitBreaker() {
        return circuitBreaker;
    }

    public void setCircuitBreaker(CircuitBreaker circuitBreaker) {
        this.circuitBreaker = circuitBreaker;
    }

    public RateLimiter getRateLimiter() {
        return rateLimiter;
    }

    public void setRateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /**
     * Sets options of a component, and refuses a text that is not a number or a duration.
     *
     * @param generated sets the options
     * @param types     know the types of the options
     * @param component the name of the component, for messages
     */
    private record CheckedOptions(PropertyConfigurer generated, PropertyConfigurerGetter types, String component)
            implements PropertyConfigurer, PropertyConfigurerGetter {

        /** The options of type long that are not durations. */
        private static final Set<String> NUMBERS = Set.of("initialDelay", "maxResponseSize", "repeatCount");
        private static final Pattern NUMBER = Pattern.compile("-?\\d+");
        private static final Pattern ZERO = Pattern.compile("[^1-9]*0[^1-9]*");

        /** Camel reads a text that is not a duration as 0, so that a feed would have no delay, and a call no time limit. */
        static void check(PropertyConfigurerGetter types, String owner, String option, Object value, boolean ignoreCase) {
            if (!(value instanceof String text) || text.startsWith("#") || types.getOptionType(option, ignoreCase) != long.class) {
                return;
            }
            boolean number = NUMBERS.stream().anyMatch(option::equalsIgnoreCase);
            if (number ? !NUMBER.matcher(text).matches() : !isDuration(text)) {
                throw new IllegalArgumentException("Invalid value '" + text + "' of the option " + option + " of " + owner + ": it is not a number"
                                                   + (number ? "" : " of milliseconds or a duration such as 30s or 1h30m"));
            }
        }

        private static boolean isDuration(String text) {
            try {
                return TimeUtils.toMilliSeconds(text) != 0 || ZERO.matcher(text).matches();
            } catch (NumberFormatException | DateTimeParseException e) {
                return false;
            }
        }

        @Override
        public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
            check(types, "the component " + component, name, value, ignoreCase);
            return generated.configure(context, target, name, value, ignoreCase);
        }

        @Override
        public Class<?> getOptionType(String name, boolean ignoreCase) {
            return types.getOptionType(name, ignoreCase);
        }

        @Override
        public String[] getAutowiredNames() {
            return types.getAutowiredNames();
        }

        @Override
        public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
            return types.getCollectionValueType(target, name, ignoreCase);
        }

        @Override
        public Object getOptionValue(Object target, String name, boolean ignoreCase) {
            return types.getOptionValue(target, name, ignoreCase);
        }
    }
}
