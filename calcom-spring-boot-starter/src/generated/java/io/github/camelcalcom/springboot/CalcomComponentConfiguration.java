package io.github.camelcalcom.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.changes.ScanMode;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.camelcalcom.webhook.StopAction;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Call the Cal.com scheduling API v2, follow booking changes and receive webhooks. Generated of the component's metadata; do not edit. */
@ConfigurationProperties(prefix = "camel.component.calcom")
public class CalcomComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** Whether to enable auto configuration of the calcom component. This is enabled by default. */
    private Boolean enabled;

    /**
     * Which API the server speaks. It decides the version header of each operation and how lists are paged. With auto, hosts under cal.com
     * and cal.eu are taken for the hosted service and all others for self-hosted servers.
     */
    private String apiProfile = "auto";

    /** The server to call. A slash or /v2 at its end makes no difference. */
    private String apiUrl = "https://api.cal.com";

    /** The options that all endpoints of this component begin with. */
    private CalcomConfiguration configuration;

    /**
     * What the message body holds after a call: map (maps and lists), json (the JSON text of the result) or raw (an InputStream of the
     * whole answer, unparsed).
     */
    private OutputFormat output = OutputFormat.MAP;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible) occurred while the Camel
     * consumer is trying to pickup incoming messages, or the likes, will now be processed as a message and handled by the routing Error
     * Handler. Important: This is only possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some
     * components handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the
     * Camel component to hook into the 3rd party component and make this possible for future releases. By default the consumer will use the
     * org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and ignored.
     */
    private Boolean bridgeErrorHandler = false;

    /**
     * Which changes a feed of bookings delivers, separated by commas: created, rescheduled, cancelled, rejected, confirmed, updated.
     * Without it all of them.
     */
    private String changeTypes;

    /**
     * Names the state of a feed in its stateRepository. No two feeds may have one name in one repository, and a feed that gets another name
     * begins anew. By default it is made of the server, the operation and its parameters.
     */
    private String feedName;

    /**
     * After how many failed deliveries a change is given up: it is handed to the exception handler of the consumer, counted, and does not
     * come again. 0 to never give up.
     */
    private Integer maxFailures = 0;

    /** The address by which Cal.com reaches this server, without pushPath, such as https://hooks.my-company.com. */
    private String pushExternalUrl;

    /**
     * The path at which a feed of bookings is told by webhooks that something has changed, such as /calcom/feed, so that it polls at once
     * and not after its delay. What is delivered is what the poll finds. The webhook is registered and its signature checked as the options
     * for webhooks say, such as signingSecrets, secretFile and onStop. Each feed needs a path of its own.
     */
    private String pushPath;

    /**
     * Where a feed begins that has no state yet: now, beginning, or a time with a zone such as 2026-03-29T09:00:00Z. Changes before it are
     * not delivered. Feeds of lists that are not of bookings know now and beginning only.
     */
    private String since = "now";

    /**
     * Where a feed keeps its state, under its feedName, so that it goes on after a restart. Without one it is kept in memory, and a restart
     * begins anew with since. To be used are AtomicFileStateRepository and JdbcStateRepository of this component, or another one that never
     * holds half a value.
     */
    private StateRepository<String, String> stateRepository;

    /**
     * Remembers what was delivered and processed. For webhooks: so that a delivery which comes again does not reach the route; to be shared
     * by nodes with the same URL; without it the last 1000 are remembered in memory. A feed needs none; it asks before each delivery for
     * the booking's uid, an and its updatedAt, so that of several feeds that share one, one delivers a change.
     */
    private IdempotentRepository idempotentRepository;

    /**
     * How many bookings whose delivery failed may wait to be delivered again. Each is read and delivered again with each poll, one call for
     * each. When there are as many, the feed pauses: nothing new is delivered until one of them succeeds, polls fail, and the consumer's
     * health check is down.
     */
    private Integer maxWaitingFailures = 50;

    /**
     * How far behind the newest change a feed reads again, in milliseconds, since a server may make a change visible later than its
     * timestamp says. What was delivered does not come twice.
     */
    private Duration overlap = Duration.ofMillis(30000);

    /**
     * The HTTP component that listens at pushPath. Without it the one that is in use already, else platform-http, else the one that the
     * component webhook finds.
     */
    private String pushComponentName;

    /**
     * Whether the webhook for pushPath is registered by the feed. With false you register it yourself, with the first of signingSecrets.
     */
    private Boolean pushRegister = true;

    /**
     * How a feed of bookings reads a list of which the server cannot tell what changed (those of teams on self-hosted servers). With
     * changed it reads a list that holds those bookings and others, where there is one; with full it reads the whole list with each poll.
     */
    private ScanMode scan = ScanMode.CHANGED;

    /**
     * Whether bookings/create marks the booking with the metadata entry camelCalcomIdempotencyKey, by which a booking whose answer was lost
     * is found again. Without it such a call fails as ambiguous.
     */
    private Boolean idempotentBookings = true;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow CamelContext and
     * routes to startup in situations where a producer may otherwise fail during starting and cause the route to fail being started. By
     * deferring this startup to be lazy then the startup failure can be handled during routing messages via Camel's routing error handlers.
     * Beware that when the first message is processed then creating and starting the producer may take a little time and prolong the total
     * processing time of the processing.
     */
    private Boolean lazyStartProducer = false;

    /** The most items that paging=all and paging=stream hand out. 0 for no limit. */
    private Integer maxItems = 0;

    /**
     * How much of a list one call reads: page (one page), all (every page, as one list) or stream (an Iterator that reads page after page
     * while it is used, with one page in memory).
     */
    private PagingMode paging = PagingMode.PAGE;

    /**
     * How long after it was sent a request whose answer was lost may still be executed by the server, in milliseconds. A booking that is
     * not found until then was not made.
     */
    private Duration ambiguityHorizon = Duration.ofMillis(60000);

    /**
     * Sent as cal-api-version instead of the version that the catalogue has for the operation. A wrong one changes the shape of answers
     * without an error. Lists of bookings have the paging parameters of the version: limit and cursor from 2026-05-01 on, take and skip
     * before.
     */
    private String apiVersion;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up
     * in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used
     * for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled = true;

    /** The circuit breaker of every call, in place of the circuitBreaker options. */
    private CircuitBreaker circuitBreaker;

    /** Whether calls to a server fail at once while it keeps failing. */
    private Boolean circuitBreakerEnabled = false;

    /** The share of failed calls, in percent, from which on the circuit breaker opens. */
    private Integer circuitBreakerFailureRate = 50;

    /** How long the circuit breaker stays open before it tries the server again, in milliseconds. */
    private Duration circuitBreakerOpenTime = Duration.ofMillis(30000);

    /** How many of the last calls to the server the circuit breaker looks at. */
    private Integer circuitBreakerWindow = 20;

    /** How long to wait until a connection stands, in milliseconds. A proxy's consent and the TLS handshake get as long each. */
    private Duration connectTimeout = Duration.ofMillis(10000);

    /**
     * Whether to call a list of bookings of the hosted service once more, in version 2024-08-13, if its first page does not arrive in time
     * in the newest version (a timeout, 504 or 524). Not with apiVersion and not with output=raw.
     */
    private Boolean listFallback = true;

    /**
     * The most connections that are open to the server at once. A connection carries one call at a time. Further calls wait for one, at
     * most for the requestTimeout.
     */
    private Integer maxConnections = 50;

    /** The most bytes of an answer, decompressed, that are parsed. A larger answer fails the call. Not for output=raw. */
    private Long maxResponseSize = 10485760L;

    /** How often a failed call is tried again where that is safe. 0 to never do it. */
    private Integer maxRetries = 3;

    /** Writes request bodies that are maps or objects. Without one the component uses its own. */
    private ObjectMapper objectMapper;

    /**
     * Holds calls back while the server's limit for their credential is used up. To be shared by components that call with the same
     * credential. Without one the component has its own.
     */
    private Pacers pacers;

    /** Whether calls wait, each on its own thread, while the server's limit for their credential is used up, instead of being refused. */
    private Boolean pacing = true;

    /**
     * The most calls of one credential that wait for the server's limit, and the most exchanges from event loops that wait for a thread of
     * the component. Further ones fail at once.
     */
    private Integer pacingQueueSize = 1000;

    /** Which calls go first where several wait for the server's limit. Without it, calls are normal and polls are low. */
    private CallPriority priority;

    /** Holds every call back, in addition to pacing. */
    private RateLimiter rateLimiter;

    /**
     * How long one attempt may take from its start to the end of its answer, in milliseconds, the wait for a connection included; with
     * paging=all and paging=stream each page counts by itself.
     */
    private Duration requestTimeout = Duration.ofMillis(60000);

    /**
     * Says how often and after which pause a call is repeated where that is safe, in place of the options maxRetries, retryDelay and
     * retryMaxDelay.
     */
    private Retry retry;

    /** The pause before the first retry, in milliseconds. It doubles with each further one and varies at random by half. */
    private Duration retryDelay = Duration.ofMillis(500);

    /** The longest pause before a retry, in milliseconds, where the server names none. */
    private Duration retryMaxDelay = Duration.ofMillis(20000);

    /**
     * How long a call may take in all, in milliseconds: waiting for the server's limit, every attempt and the pauses between them. A wait
     * that would end later fails at once.
     */
    private Duration totalTimeout = Duration.ofMillis(180000);

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled = true;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default disabled all
     * producer based health-checks. You can turn on producer checks globally by setting camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled = true;

    /**
     * The HTTP proxy to go through: with CONNECT where apiUrl is https, so that it sees nothing of the calls. Without it, the server is
     * called directly.
     */
    private String proxyHost;

    /** The port of the HTTP proxy. */
    private Integer proxyPort = 3128;

    /** The API key to call with, as Cal.com shows it. Without one only public operations can be called. */
    private String apiKey;

    /**
     * How to say who is calling. With auto it follows from what is configured: apiKey, oauthClientId, platformClientId or nothing; where
     * more than one of them is, it has to be said here.
     */
    private String authentication = "auto";

    /** Whether deliveries without a signature reach the route. Anybody who knows the URL can then make them up. */
    private Boolean insecureAcceptUnsigned = false;

    /** The id of the managed user of the platform OAuth client to call as. The header CamelCalcomManagedUserId wins over it. */
    private String managedUserId;

    /** An OAuth2 access token. Without oauthRefreshToken it is used until the server refuses it. */
    private String oauthAccessToken;

    /** The OAuth2 client that the refresh token was issued to. */
    private String oauthClientId;

    /** The secret of the OAuth2 client; none for a public one. */
    private String oauthClientSecret;

    /**
     * The OAuth2 refresh token that the first access token is obtained with. Each refresh makes a new one, which the tokenStore keeps;
     * after a restart the stored one is used. Another value here begins anew.
     */
    private String oauthRefreshToken;

    /**
     * The platform OAuth client to call as, or whose managed users to call as. Also the default of the parameter clientId of operations
     * that have one.
     */
    private String platformClientId;

    /** The secret of the platform OAuth client. */
    private String platformClientSecret;

    /** The password to give to the HTTP proxy. */
    private String proxyPassword;

    /** The user name to give to the HTTP proxy. */
    private String proxyUsername;

    /**
     * A file that keeps the secret of the webhook where signingSecrets gives none, for servers that do not tell the secret of a webhook
     * that exists. It is created, and only its owner can read it. For one endpoint.
     */
    private String secretFile;

    /**
     * The secrets that deliveries of webhooks may be signed with, separated by commas. The webhook is registered with the first; to change
     * it without losing a delivery, add the new one behind it everywhere, then put it in front. Without any, the webhook keeps the secret
     * that it has or gets a random one.
     */
    private String signingSecrets;

    /**
     * What to trust and how to identify oneself under TLS. Without it, the global one is used if useGlobalSslContextParameters is on, else
     * the JVM's own trust store.
     */
    private SSLContextParameters sslContextParameters;

    /** Whether endpoints without sslContextParameters use the global ones of the Camel context. */
    private Boolean useGlobalSslContextParameters = false;

    /** Where the secrets of webhooks are kept that have neither signingSecrets nor a secretFile. Without one they are kept in memory. */
    private SecretStore secretStore;

    /** How long before its end an access token is renewed, in milliseconds. */
    private Duration tokenRefreshAhead = Duration.ofMillis(60000);

    /**
     * Where OAuth2 tokens and those of managed users are kept. Without one they are kept in memory: after a restart the configured refresh
     * token is used again, which a server that rotates them does not take.
     */
    private TokenStore tokenStore;

    /**
     * How long the sender waits for the end of the route, in milliseconds. Then it is answered 202 and the route goes on; that the route
     * fails later, nobody learns. 0 to answer when the route has ended.
     */
    private Duration ackTimeout = Duration.ofMillis(0);

    /**
     * How many units of time after the start of a meeting an absence is reported. The hosted service needs it for the triggers
     * AFTER_HOSTS_CAL_VIDEO_NO_SHOW and AFTER_GUESTS_CAL_VIDEO_NO_SHOW.
     */
    private Integer noShowTime;

    /** The unit of noShowTime. */
    private String noShowTimeUnit;

    /**
     * What happens to the webhook at the server when the endpoint stops. Only the one that delivers to the URL of this endpoint is touched.
     * Other nodes with the same URL use the same webhook: keep it where there are several.
     */
    private StopAction onStop = StopAction.KEEP;

    /** A name of this webhook's own. It is needed where two routes receive webhooks with options that are otherwise equal. */
    private String subscription;

    /**
     * What to be told of, separated by commas, such as BOOKING_CREATED,MEETING_ENDED. Deliveries with another trigger are then acknowledged
     * without reaching the route. Without it the webhook is registered for all that every server tells of bookings, and whatever is
     * delivered reaches the route.
     */
    private String triggers;

    /** With ackTimeout, how many deliveries may be waiting and in work together. A further one is refused with status 503. */
    private Integer ackMaxPending = 1000;

    /** The most bytes of a delivery. A larger one is refused with status 413. */
    private Integer maxBodySize = 1048576;

    /**
     * A form for deliveries in place of the server's own: JSON whose texts hold placeholders. Name a resource that holds it, with
     * classpath: or file:, since placeholders in a URI would be Camel's. With triggerEvent, createdAt and uid in it, repetitions can still
     * be told from other deliveries.
     */
    private String payloadTemplate;

    /**
     * The version of the deliveries' format, 2021-10-20 or, from the hosted service, 2026-07-27. Without it, the one that the server gives
     * to a new webhook.
     */
    private String payloadVersion;

    public String getApiProfile() {
        return apiProfile;
    }

    public void setApiProfile(String apiProfile) {
        this.apiProfile = apiProfile;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public CalcomConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CalcomConfiguration configuration) {
        this.configuration = configuration;
    }

    public OutputFormat getOutput() {
        return output;
    }

    public void setOutput(OutputFormat output) {
        this.output = output;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public String getChangeTypes() {
        return changeTypes;
    }

    public void setChangeTypes(String changeTypes) {
        this.changeTypes = changeTypes;
    }

    public String getFeedName() {
        return feedName;
    }

    public void setFeedName(String feedName) {
        this.feedName = feedName;
    }

    public Integer getMaxFailures() {
        return maxFailures;
    }

    public void setMaxFailures(Integer maxFailures) {
        this.maxFailures = maxFailures;
    }

    public String getPushExternalUrl() {
        return pushExternalUrl;
    }

    public void setPushExternalUrl(String pushExternalUrl) {
        this.pushExternalUrl = pushExternalUrl;
    }

    public String getPushPath() {
        return pushPath;
    }

    public void setPushPath(String pushPath) {
        this.pushPath = pushPath;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public Integer getMaxWaitingFailures() {
        return maxWaitingFailures;
    }

    public void setMaxWaitingFailures(Integer maxWaitingFailures) {
        this.maxWaitingFailures = maxWaitingFailures;
    }

    public Duration getOverlap() {
        return overlap;
    }

    public void setOverlap(Duration overlap) {
        this.overlap = overlap;
    }

    public String getPushComponentName() {
        return pushComponentName;
    }

    public void setPushComponentName(String pushComponentName) {
        this.pushComponentName = pushComponentName;
    }

    public Boolean getPushRegister() {
        return pushRegister;
    }

    public void setPushRegister(Boolean pushRegister) {
        this.pushRegister = pushRegister;
    }

    public ScanMode getScan() {
        return scan;
    }

    public void setScan(ScanMode scan) {
        this.scan = scan;
    }

    public Boolean getIdempotentBookings() {
        return idempotentBookings;
    }

    public void setIdempotentBookings(Boolean idempotentBookings) {
        this.idempotentBookings = idempotentBookings;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Integer getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(Integer maxItems) {
        this.maxItems = maxItems;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    public Duration getAmbiguityHorizon() {
        return ambiguityHorizon;
    }

    public void setAmbiguityHorizon(Duration ambiguityHorizon) {
        this.ambiguityHorizon = ambiguityHorizon;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public CircuitBreaker getCircuitBreaker() {
        return circuitBreaker;
    }

    public void setCircuitBreaker(CircuitBreaker circuitBreaker) {
        this.circuitBreaker = circuitBreaker;
    }

    public Boolean getCircuitBreakerEnabled() {
        return circuitBreakerEnabled;
    }

    public void setCircuitBreakerEnabled(Boolean circuitBreakerEnabled) {
        this.circuitBreakerEnabled = circuitBreakerEnabled;
    }

    public Integer getCircuitBreakerFailureRate() {
        return circuitBreakerFailureRate;
    }

    public void setCircuitBreakerFailureRate(Integer circuitBreakerFailureRate) {
        this.circuitBreakerFailureRate = circuitBreakerFailureRate;
    }

    public Duration getCircuitBreakerOpenTime() {
        return circuitBreakerOpenTime;
    }

    public void setCircuitBreakerOpenTime(Duration circuitBreakerOpenTime) {
        this.circuitBreakerOpenTime = circuitBreakerOpenTime;
    }

    public Integer getCircuitBreakerWindow() {
        return circuitBreakerWindow;
    }

    public void setCircuitBreakerWindow(Integer circuitBreakerWindow) {
        this.circuitBreakerWindow = circuitBreakerWindow;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Boolean getListFallback() {
        return listFallback;
    }

    public void setListFallback(Boolean listFallback) {
        this.listFallback = listFallback;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(Long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public Pacers getPacers() {
        return pacers;
    }

    public void setPacers(Pacers pacers) {
        this.pacers = pacers;
    }

    public Boolean getPacing() {
        return pacing;
    }

    public void setPacing(Boolean pacing) {
        this.pacing = pacing;
    }

    public Integer getPacingQueueSize() {
        return pacingQueueSize;
    }

    public void setPacingQueueSize(Integer pacingQueueSize) {
        this.pacingQueueSize = pacingQueueSize;
    }

    public CallPriority getPriority() {
        return priority;
    }

    public void setPriority(CallPriority priority) {
        this.priority = priority;
    }

    public RateLimiter getRateLimiter() {
        return rateLimiter;
    }

    public void setRateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Retry getRetry() {
        return retry;
    }

    public void setRetry(Retry retry) {
        this.retry = retry;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(Duration retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public Duration getTotalTimeout() {
        return totalTimeout;
    }

    public void setTotalTimeout(Duration totalTimeout) {
        this.totalTimeout = totalTimeout;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getAuthentication() {
        return authentication;
    }

    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public Boolean getInsecureAcceptUnsigned() {
        return insecureAcceptUnsigned;
    }

    public void setInsecureAcceptUnsigned(Boolean insecureAcceptUnsigned) {
        this.insecureAcceptUnsigned = insecureAcceptUnsigned;
    }

    public String getManagedUserId() {
        return managedUserId;
    }

    public void setManagedUserId(String managedUserId) {
        this.managedUserId = managedUserId;
    }

    public String getOauthAccessToken() {
        return oauthAccessToken;
    }

    public void setOauthAccessToken(String oauthAccessToken) {
        this.oauthAccessToken = oauthAccessToken;
    }

    public String getOauthClientId() {
        return oauthClientId;
    }

    public void setOauthClientId(String oauthClientId) {
        this.oauthClientId = oauthClientId;
    }

    public String getOauthClientSecret() {
        return oauthClientSecret;
    }

    public void setOauthClientSecret(String oauthClientSecret) {
        this.oauthClientSecret = oauthClientSecret;
    }

    public String getOauthRefreshToken() {
        return oauthRefreshToken;
    }

    public void setOauthRefreshToken(String oauthRefreshToken) {
        this.oauthRefreshToken = oauthRefreshToken;
    }

    public String getPlatformClientId() {
        return platformClientId;
    }

    public void setPlatformClientId(String platformClientId) {
        this.platformClientId = platformClientId;
    }

    public String getPlatformClientSecret() {
        return platformClientSecret;
    }

    public void setPlatformClientSecret(String platformClientSecret) {
        this.platformClientSecret = platformClientSecret;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getSecretFile() {
        return secretFile;
    }

    public void setSecretFile(String secretFile) {
        this.secretFile = secretFile;
    }

    public String getSigningSecrets() {
        return signingSecrets;
    }

    public void setSigningSecrets(String signingSecrets) {
        this.signingSecrets = signingSecrets;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public SecretStore getSecretStore() {
        return secretStore;
    }

    public void setSecretStore(SecretStore secretStore) {
        this.secretStore = secretStore;
    }

    public Duration getTokenRefreshAhead() {
        return tokenRefreshAhead;
    }

    public void setTokenRefreshAhead(Duration tokenRefreshAhead) {
        this.tokenRefreshAhead = tokenRefreshAhead;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public Duration getAckTimeout() {
        return ackTimeout;
    }

    public void setAckTimeout(Duration ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public Integer getNoShowTime() {
        return noShowTime;
    }

    public void setNoShowTime(Integer noShowTime) {
        this.noShowTime = noShowTime;
    }

    public String getNoShowTimeUnit() {
        return noShowTimeUnit;
    }

    public void setNoShowTimeUnit(String noShowTimeUnit) {
        this.noShowTimeUnit = noShowTimeUnit;
    }

    public StopAction getOnStop() {
        return onStop;
    }

    public void setOnStop(StopAction onStop) {
        this.onStop = onStop;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public String getTriggers() {
        return triggers;
    }

    public void setTriggers(String triggers) {
        this.triggers = triggers;
    }

    public Integer getAckMaxPending() {
        return ackMaxPending;
    }

    public void setAckMaxPending(Integer ackMaxPending) {
        this.ackMaxPending = ackMaxPending;
    }

    public Integer getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(Integer maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getPayloadTemplate() {
        return payloadTemplate;
    }

    public void setPayloadTemplate(String payloadTemplate) {
        this.payloadTemplate = payloadTemplate;
    }

    public String getPayloadVersion() {
        return payloadVersion;
    }

    public void setPayloadVersion(String payloadVersion) {
        this.payloadVersion = payloadVersion;
    }
}
