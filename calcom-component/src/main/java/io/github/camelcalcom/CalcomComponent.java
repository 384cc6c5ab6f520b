package io.github.camelcalcom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestBody;
import io.github.camelcalcom.client.VertxTransport;
import io.vertx.core.Vertx;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;

/** Creates endpoints that call, follow and listen to the Cal.com API v2. */
@Component("calcom")
public class CalcomComponent extends HealthCheckComponent {

    private static final int CLOSE_SECONDS = 5;

    private final Map<ClientKey, CalcomClient> clients = new ConcurrentHashMap<>();

    @Metadata(description = "The options that all endpoints of this component begin with.")
    private CalcomConfiguration configuration = new CalcomConfiguration();

    @Metadata(label = "advanced", autowired = true,
              description = "The Vert.x instance to run on. Without one the component creates its own with its first call.")
    private Vertx vertx;

    @Metadata(label = "advanced", autowired = true,
              description = "Writes request bodies that are maps or objects. Without one the component uses its own.")
    private ObjectMapper objectMapper;

    private Vertx ownVertx;
    private RequestBody requestBody;
    private ExecutorService workers;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Operation operation = OperationResolver.resolve(remaining);
        Map<String, Object> values = takeOperationParameters(operation, parameters);
        checkOptionNames(operation, parameters);
        CalcomEndpoint endpoint = new CalcomEndpoint(uri, this, operation, configuration.copy());
        setProperties(endpoint, parameters);
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
    private void checkOptionNames(Operation operation, Map<String, Object> parameters) {
        EndpointUriFactory factory = getCamelContext().getCamelContextExtension().getEndpointUriFactory("calcom");
        Set<String> options = factory.propertyNames();
        for (String name : parameters.keySet()) {
            boolean prefixed = factory.multiValuePrefixes().values().stream().anyMatch(name::startsWith);
            if (!options.contains(name) && !prefixed) {
                Set<String> valid = new TreeSet<>();
                operation.parameters().forEach(parameter -> valid.add(parameter.name()));
                valid.addAll(options);
                throw OperationResolver.unknown("parameter", name, "calcom:" + operation.uri(), valid);
            }
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (vertx == null && isAutowiredEnabled()) {
            // autowiring looks when the component is added, which may be before the bean is bound
            vertx = CamelContextHelper.findSingleByType(getCamelContext(), Vertx.class);
        }
        requestBody = new RequestBody(objectMapper != null ? objectMapper : new ObjectMapper());
        ThreadPoolProfile sizes = getCamelContext().getExecutorServiceManager().getDefaultThreadPoolProfile();
        // unbounded: what waits here are answers that have arrived, as many as there were calls in flight
        ThreadPoolProfile profile = new ThreadPoolProfile("calcom");
        profile.setPoolSize(sizes.getPoolSize());
        profile.setMaxPoolSize(sizes.getMaxPoolSize());
        profile.setMaxQueueSize(-1);
        profile.addDefaults(sizes);
        workers = getCamelContext().getExecutorServiceManager().newThreadPool(this, "CalcomWorker", profile);
    }

    @Override
    protected void doStop() throws Exception {
        clients.values().forEach(CalcomClient::close);
        clients.clear();
        if (workers != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
        closeOwnVertx();
        super.doStop();
    }

    private void closeOwnVertx() throws Exception {
        Vertx own;
        synchronized (clients) {
            own = ownVertx;
            ownVertx = null;
        }
        if (own != null) {
            own.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The client for these settings and this caller; endpoints that agree in both share it. */
    CalcomClient client(ClientSettings settings, Authentication authentication) {
        return clients.computeIfAbsent(new ClientKey(settings, authentication),
                key -> new CalcomClient(new VertxTransport(currentVertx(), settings), settings, authentication));
    }

    private Vertx currentVertx() {
        if (vertx != null) {
            return vertx;
        }
        synchronized (clients) {
            if (ownVertx == null) {
                ownVertx = Vertx.vertx();
            }
            return ownVertx;
        }
    }

    /** Where routes continue, so that no event loop is blocked by them. */
    ExecutorService workers() {
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

    public Vertx getVertx() {
        return vertx;
    }

    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    private record ClientKey(ClientSettings settings, Authentication authentication) {
    }
}
