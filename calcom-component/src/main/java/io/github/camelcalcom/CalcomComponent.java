package io.github.camelcalcom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.InMemoryTokenStore;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestBody;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.safecall.KeyClaimStore;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.StringHelper;

/** Creates endpoints that call, follow and listen to the Cal.com API v2. */
@Component(CalcomComponent.SCHEME)
public class CalcomComponent extends HealthCheckComponent implements SSLContextParametersAware {

    static final String SCHEME = "calcom";

    @Metadata(description = "The options that all endpoints of this component begin with.")
    private CalcomConfiguration configuration = new CalcomConfiguration();

    @Metadata(label = "advanced", autowired = true,
              description = "Writes request bodies that are maps or objects. Without one the component uses its own.")
    private ObjectMapper objectMapper;

    @Metadata(label = "security", defaultValue = "false",
              description = "Whether endpoints without sslContextParameters use the global ones of the Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "security,advanced", autowired = true,
              description = "Where OAuth2 tokens and those of managed users are kept. Without one they are kept in memory: after a restart the"
                            + " configured refresh token is used again, which a server that rotates them does not take.")
    private TokenStore tokenStore;

    @Metadata(label = "advanced", autowired = true,
              description = "Store in which bookings/create claims the key of the header CamelCalcomIdempotencyKey while it makes the booking, so"
                            + " that of several processes with the same key only one sends its request. Without one a key is claimed within"
                            + " this component only.")
    private KeyClaimStore keyClaimStore;

    @Metadata(label = "security,advanced", autowired = true,
              description = "Where the secrets of webhooks are kept that have neither signingSecrets nor a secretFile. Without one they are kept"
                            + " in memory.")
    private SecretStore secretStore;

    @Metadata(label = "advanced", defaultValue = "1000",
              description = "The most calls of one credential that wait for the server's limit, and the most exchanges from event loops that wait for"
                            + " a thread of the component. Further ones fail at once.")
    private int pacingQueueSize = 1_000;

    @Metadata(label = "advanced",
              description = "Holds calls back while the server's limit for their credential is used up. To be shared by components that"
                            + " call with the same credential. Without one the component has its own.")
    private Pacers pacers;

    @Metadata(label = "advanced", autowired = true,
              description = "Says how often and after which pause a call is repeated where that is safe, in place of the options maxRetries,"
                            + " retryDelay and retryMaxDelay.")
    private Retry retry;

    @Metadata(label = "advanced", autowired = true,
              description = "The circuit breaker of every call, in place of the circuitBreaker options.")
    private CircuitBreaker circuitBreaker;

    @Metadata(label = "advanced", autowired = true,
              description = "Holds every call back, in addition to pacing.")
    private RateLimiter rateLimiter;

    private final SslContexts sslContexts = new SslContexts(this);
    private final CalcomObservation observation = new CalcomObservation(this);
    private final CalcomWorkers workers = new CalcomWorkers(this);
    private CalcomClients clients;
    private volatile CalcomClient client;
    private RequestBody requestBody;
    private final TokenStore tokensInMemory = new InMemoryTokenStore();
    private final StateRepository<String, String> statesInMemory = new MemoryStateRepository();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Operation operation = OperationResolver.resolve(remaining);
        Map<String, Object> values = takeOperationParameters(operation, parameters);
        String name = StringHelper.before(uri, ":") + ':' + operation.uri();
        checkOptionNames(operation, name, parameters);
        Set<String> options = Set.copyOf(parameters.keySet());
        CalcomEndpoint endpoint = new CalcomEndpoint(uri, this, operation, configuration.copy());
        setProperties(endpoint, parameters);
        new CredentialScope(configuration, endpoint.getConfiguration(), options).apply(name);
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
                throw OperationResolver.unknown("parameter", name, endpoint, valid);
            }
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (isAutowiredEnabled() && getCamelContext().isAutowiredEnabled()) {
            autowire();
        }
        observation.start();
        requestBody = new RequestBody(objectMapper != null ? objectMapper : new ObjectMapper());
        workers.start();
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
        observation.stop();
        closeClients();
        sslContexts.clear();
        workers.stop();
        super.doStop();
    }

    private synchronized void closeClients() {
        if (clients != null) {
            clients.close();
            clients = null;
            client = null;
        }
    }

    /**
     * A client for code without routes, with the credentials, connections, pacing and retries that this component's endpoints have. It is of
     * no use after this component was stopped; ask again then. It is thread safe, and nobody has to close it. What is sure of the producer,
     * that no booking is made twice after an answer was lost, is not of a bare call.
     *
     * @throws IllegalStateException    if this component is not started
     * @throws IllegalArgumentException if an option has a value that is not possible, or what is configured makes no caller
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
            client = clients().client(configuration, configuration.clientSettings(sslContext(configuration)), CallPriority.NORMAL);
        }
        return client;
    }

    /**
     * The clients of all endpoints, made with the first call: an endpoint that is never used opens no connection.
     *
     * @throws IllegalStateException if this component is stopped: nobody would close them
     */
    synchronized CalcomClients clients() {
        if (clients == null) {
            if (isStoppingOrStopped()) {
                throw new IllegalStateException("The component calcom is stopped");
            }
            clients = new CalcomClients(this);
        }
        return clients;
    }

    /** The clients if any endpoint has needed one since the start, else null. */
    synchronized CalcomClients clientsSoFar() {
        return clients;
    }

    /** What this component shows of itself. */
    CalcomObservation observation() {
        return observation;
    }

    /**
     * Whom to trust and how to identify oneself with this configuration.
     *
     * @return                          null for what the JVM has by default, and where no TLS is spoken
     * @throws IllegalArgumentException if the parameters are not usable
     */
    SSLContext sslContext(ConnectionConfiguration connection) {
        if (!connection.serverAddress().ssl()) {
            return null;
        }
        SSLContextParameters own = connection.getSslContextParameters();
        return own != null ? sslContexts.of(own, "The option sslContextParameters")
                : sslContexts.of(retrieveGlobalSslContextParameters(), "The global SSLContextParameters of the Camel context (option useGlobalSslContextParameters)");
    }

    /** Holds the states of feeds without a repository for as long as this component is there. */
    StateRepository<String, String> statesInMemory() {
        return statesInMemory;
    }

    /** The store that is configured, else one in memory that outlives a restart of this component. */
    TokenStore currentTokenStore() {
        return tokenStore != null ? tokenStore : tokensInMemory;
    }

    /** What may block runs here. */
    CalcomWorkers workers() {
        return workers;
    }

    RequestBody requestBody() {
        return requestBody;
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
}
