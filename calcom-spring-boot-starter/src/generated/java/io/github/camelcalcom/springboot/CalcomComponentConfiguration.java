package io.github.camelcalcom.springboot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.feed.ScanMode;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.Pacers;
import io.github.camelcalcom.safecall.KeyClaimStore;
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

/**
 * Call the Cal.com scheduling API v2, follow booking changes and receive webhooks. Generated from the component's metadata; do not edit.
 */
@ConfigurationProperties(prefix = "camel.component.calcom")
public class CalcomComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** Whether to enable auto configuration of the calcom component. This is enabled by default. */
    private Boolean enabled;

    /**
     * API dialect of the server. It decides the version header of each operation and how lists are paged. With auto, hosts under cal.com
     * and cal.eu count as hosted, all others as self-hosted.
     */
    private String apiProfile = "auto";

    /** Base URL of the Cal.com server. A trailing slash or /v2 makes no difference. */
    private String apiUrl = "https://api.cal.com";

    /** Default values of the options of all endpoints. */
    private CalcomConfiguration configuration;

    /**
     * Format of the message body after a call: map (maps and lists), model (records of the module calcom-model), json (the result as JSON
     * text) or raw (the whole response as InputStream, not parsed).
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
     * Comma-separated types of changes to deliver: created, rescheduled, cancelled, rejected, confirmed, updated. By default, all types are
     * delivered.
     */
    private String changeTypes;

    /**
     * Name of the feed's state in the stateRepository. It must be unique in the repository. A feed with a new name has no state. The
     * default is derived from the server, the operation and its parameters.
     */
    private String feedName;

    /**
     * Number of failed deliveries after which a change is given up. It is then passed to the exception handler of the consumer, counted,
     * and not delivered again. 0 to never give up.
     */
    private Integer maxFailures = 0;

    /** URL at which Cal.com reaches this application, without the pushPath, for example https://hooks.my-company.com. */
    private String pushExternalUrl;

    /**
     * Path at which webhooks notify a feed of bookings, for example /calcom/feed, so that it polls at once. The poll still decides what is
     * delivered. The webhook options such as signingSecrets apply. Each feed needs its own path.
     */
    private String pushPath;

    /**
     * Start of a feed that has no saved state: now, beginning, or a time with a zone, for example 2026-03-29T09:00:00Z. Earlier changes are
     * not delivered. Feeds of other lists than bookings support now and beginning only.
     */
    private String since = "now";

    /**
     * Repository that keeps the state of a feed under its feedName, so that the feed continues after a restart. Without it, the state is
     * kept in memory and a restart begins with since. Use AtomicFileStateRepository, JdbcStateRepository or another repository with atomic
     * writes.
     */
    private StateRepository<String, String> stateRepository;

    /**
     * Repository of processed deliveries. For webhooks, it keeps repeated deliveries from the route and is shared by nodes with the same
     * URL; the default keeps the last 1000 in memory. For feeds, it is optional and lets one of several feeds deliver a change.
     */
    private IdempotentRepository idempotentRepository;

    /**
     * Maximum number of bookings whose delivery failed and that wait for another one. Each is read again with each poll. When the maximum
     * is reached, polls fail, the health check is down and nothing new is delivered until one succeeds.
     */
    private Integer maxWaitingFailures = 50;

    /**
     * Period before the newest change that each poll reads again, in milliseconds. It covers changes that become visible later than their
     * timestamp says. A change that was delivered is not delivered again.
     */
    private Duration overlap = Duration.ofMillis(30000);

    /**
     * Name of the HTTP component that serves the pushPath. By default, the component that is already in use, platform-http, or the default
     * of the webhook component.
     */
    private String pushComponentName;

    /** Whether the feed registers the webhook for the pushPath. If false, register it yourself with the first of the signingSecrets. */
    private Boolean pushRegister = true;

    /**
     * How to read a list whose changes the server cannot report, such as those of teams on self-hosted servers. With changed, a list that
     * contains the same bookings is read, if there is one. With full, each poll reads the whole list.
     */
    private ScanMode scan = ScanMode.CHANGED;

    /**
     * Whether bookings/create marks the booking with the metadata entry camelCalcomIdempotencyKey. If the response is lost, the booking is
     * found by this entry. Without it, such a call fails as ambiguous.
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

    /** Maximum number of items that paging=all and paging=stream return. 0 for no limit. */
    private Integer maxItems = 0;

    /**
     * Part of a list that a call reads: page (one page), all (all pages as one list) or stream (an Iterator that reads pages on demand and
     * keeps one in memory).
     */
    private PagingMode paging = PagingMode.PAGE;

    /**
     * Time in which the server may still execute a request whose response was lost, in milliseconds. A booking that is not found within
     * this time was not made.
     */
    private Duration ambiguityHorizon = Duration.ofMillis(60000);

    /**
     * Value of the header cal-api-version, in place of the version in the catalogue. A wrong version changes the structure of responses
     * without an error. Lists of bookings have the paging parameters of the version: limit and cursor since 2026-05-01, take and skip
     * before.
     */
    private String apiVersion;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as autowired) by looking up
     * in the registry to find if there is a single instance of matching type, which then gets configured on the component. This can be used
     * for automatic configuring JDBC data sources, JMS connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled = true;

    /** Resilience4j CircuitBreaker for all calls, in place of the circuitBreaker options. */
    private CircuitBreaker circuitBreaker;

    /** Whether to use a circuit breaker, so that calls fail at once while the server keeps failing. */
    private Boolean circuitBreakerEnabled = false;

    /** Percentage of failed calls at which the circuit breaker opens. */
    private Integer circuitBreakerFailureRate = 50;

    /** Time until an open circuit breaker tries the server again, in milliseconds. */
    private Duration circuitBreakerOpenTime = Duration.ofMillis(30000);

    /** Number of recent calls that the circuit breaker evaluates. */
    private Integer circuitBreakerWindow = 20;

    /** Maximum time to open a connection, in milliseconds. The response of a proxy and the TLS handshake may take the same time each. */
    private Duration connectTimeout = Duration.ofMillis(10000);

    /**
     * Number of threads that all feeds of this component share, 2 or more, for example 16 for a thousand accounts. One half polls feeds
     * whose polls are quick, the other half those whose last poll was slow. An endpoint with a scheduler or a scheduledExecutorService of
     * its own uses that. With 0, each feed has its own thread.
     */
    private Integer feedThreads = 0;

    /**
     * Store in which bookings/create claims the key of the header CamelCalcomIdempotencyKey while it makes the booking. Of several
     * processes with the same key, only one then sends its request. By default, a key is claimed within this component only.
     */
    private KeyClaimStore keyClaimStore;

    /**
     * Whether to repeat a list of bookings in version 2024-08-13, if the hosted service does not return its first page in time. It applies
     * to a timeout, 504 and 524, but not with apiVersion or output=raw.
     */
    private Boolean listFallback = true;

    /**
     * Maximum number of connections to the server. A connection carries one call at a time. Further calls wait for a connection, at most
     * for the requestTimeout.
     */
    private Integer maxConnections = 50;

    /**
     * Maximum size of a response that is parsed, in bytes after decompression. A larger response fails the call. It does not apply to
     * output=raw.
     */
    private Long maxResponseSize = 10485760L;

    /** Maximum number of retries of a failed call. Only calls that are safe to repeat are retried. 0 disables retries. */
    private Integer maxRetries = 3;

    /** ObjectMapper that serializes request bodies from maps and objects. By default, the component uses its own. */
    private ObjectMapper objectMapper;

    /**
     * Pacers that delay calls while the rate limit of their credential is used up. Share one instance between components that use the same
     * credential. By default, the component has its own.
     */
    private Pacers pacers;

    /** Whether calls wait on their own thread while the rate limit of their credential is used up. Otherwise the server refuses them. */
    private Boolean pacing = true;

    /**
     * Maximum number of calls of one credential that wait for the rate limit. It also limits the exchanges from event loops that wait for a
     * thread of the component. Further ones fail at once.
     */
    private Integer pacingQueueSize = 1000;

    /** Priority of calls that wait for the rate limit. By default, calls have the priority normal and polls have the priority low. */
    private CallPriority priority;

    /** Resilience4j RateLimiter for all calls, in addition to pacing. */
    private RateLimiter rateLimiter;

    /**
     * Maximum time of one attempt until its response is complete, in milliseconds. It includes the wait for a connection. With paging=all
     * and paging=stream, it applies to each page.
     */
    private Duration requestTimeout = Duration.ofMillis(60000);

    /** Resilience4j Retry for calls that are safe to repeat, in place of the options maxRetries, retryDelay and retryMaxDelay. */
    private Retry retry;

    /** Delay before the first retry, in milliseconds. It doubles with each further retry and varies at random by half. */
    private Duration retryDelay = Duration.ofMillis(500);

    /** Maximum delay before a retry, in milliseconds. A delay that the server requests may be longer. */
    private Duration retryMaxDelay = Duration.ofMillis(20000);

    /**
     * Maximum time of a call in milliseconds, including the wait for the rate limit, all attempts and the pauses between them. A call whose
     * wait would exceed it fails at once.
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
     * Host name of the HTTP proxy. For an https apiUrl, calls are tunnelled with CONNECT. Without this option, the server is called
     * directly.
     */
    private String proxyHost;

    /** Port of the HTTP proxy. */
    private Integer proxyPort = 3128;

    /** API key, as shown by Cal.com. Without credentials, only public operations can be called. */
    private String apiKey;

    /**
     * Kind of credentials to call with. With auto, it follows from the configured options: apiKey, oauthClientId, platformClientId or none.
     * If more than one kind is configured, set this option.
     */
    private String authentication = "auto";

    /** Whether deliveries without a signature reach the route. Anyone who knows the URL can then forge deliveries. */
    private Boolean insecureAcceptUnsigned = false;

    /** Id of the managed user of the platform OAuth client to call as. The header CamelCalcomManagedUserId takes precedence. */
    private String managedUserId;

    /**
     * Maximum age of a delivery, in milliseconds. An older one is refused with status 403, so that a recorded delivery cannot be sent again
     * later. The age is counted from the time at which the server made the delivery. For MEETING_STARTED and MEETING_ENDED, it is counted
     * from that time of the meeting. 0 for no limit.
     */
    private Duration maxAge = Duration.ofMillis(0);

    /** OAuth2 access token. Without oauthRefreshToken, it is used until the server refuses it. */
    private String oauthAccessToken;

    /** Id of the OAuth2 client that the refresh token was issued to. */
    private String oauthClientId;

    /** Secret of the OAuth2 client. Public clients have none. */
    private String oauthClientSecret;

    /**
     * OAuth2 refresh token to obtain the first access token with. Each refresh returns a new token, which is saved in the tokenStore and
     * used after a restart. A changed value of this option replaces the saved token.
     */
    private String oauthRefreshToken;

    /** Id of the platform OAuth client to call as, or whose managed users to call as. It is also the default of the parameter clientId. */
    private String platformClientId;

    /** Secret of the platform OAuth client. */
    private String platformClientSecret;

    /** Password for the HTTP proxy. */
    private String proxyPassword;

    /** User name for the HTTP proxy. */
    private String proxyUsername;

    /**
     * File that keeps the secret of the webhook if signingSecrets is not set, for servers that do not return the secret of an existing
     * webhook. It is created if missing, with access for its owner only. Only one endpoint may use it.
     */
    private String secretFile;

    /**
     * Comma-separated secrets that deliveries may be signed with. The webhook is registered with the first one. To change it, first add the
     * new secret at the end on all nodes, then move it to the front. Without it, the webhook keeps its secret or gets a random one.
     */
    private String signingSecrets;

    /**
     * TLS settings: trust store, client certificate, protocols and cipher suites. Defaults to the global settings if
     * useGlobalSslContextParameters is enabled, otherwise to those of the JVM.
     */
    private SSLContextParameters sslContextParameters;

    /** Whether endpoints without sslContextParameters use the global SSLContextParameters of the Camel context. */
    private Boolean useGlobalSslContextParameters = false;

    /** Store of the secrets of webhooks that have neither signingSecrets nor a secretFile. By default, they are kept in memory. */
    private SecretStore secretStore;

    /** Time before its expiry at which an access token is renewed, in milliseconds. */
    private Duration tokenRefreshAhead = Duration.ofMillis(60000);

    /**
     * Store of OAuth2 tokens and of the tokens of managed users. By default, they are kept in memory. After a restart, the configured
     * refresh token is then used again, which a server that rotates refresh tokens refuses.
     */
    private TokenStore tokenStore;

    /**
     * Time that the sender waits for the route, in milliseconds. After it, the delivery is answered with 202 and the route continues; the
     * sender does not learn of a later failure. 0 to answer when the route completes.
     */
    private Duration ackTimeout = Duration.ofMillis(0);

    /**
     * Time after the start of a meeting at which an absence is reported, in units of noShowTimeUnit. The hosted service requires it for the
     * triggers AFTER_HOSTS_CAL_VIDEO_NO_SHOW and AFTER_GUESTS_CAL_VIDEO_NO_SHOW.
     */
    private Integer noShowTime;

    /** Unit of noShowTime. */
    private String noShowTimeUnit;

    /**
     * What happens to the webhook at the server when the endpoint stops. Only the webhook of this endpoint's URL is affected. Use keep if
     * several nodes share the URL.
     */
    private StopAction onStop = StopAction.KEEP;

    /** Unique name of this subscription. Required if two routes have otherwise equal options. */
    private String subscription;

    /**
     * Comma-separated triggers to subscribe to, for example BOOKING_CREATED,MEETING_ENDED. Deliveries with other triggers are acknowledged
     * and do not reach the route. By default, all booking triggers that every server supports; then all deliveries reach the route.
     */
    private String triggers;

    /** Maximum number of deliveries that are waiting or in progress with ackTimeout. Further deliveries are refused with status 503. */
    private Integer ackMaxPending = 1000;

    /** Maximum size of a delivery in bytes. A larger delivery is refused with status 413. */
    private Integer maxBodySize = 1048576;

    /**
     * Template of the payload in place of the server's own format: JSON whose strings contain placeholders. Refer to it with classpath: or
     * file:, because Camel would resolve placeholders in the URI. Include triggerEvent, createdAt and uid to detect repeated deliveries.
     */
    private String payloadTemplate;

    /**
     * Version of the payload format: 2021-10-20 or, on the hosted service, 2026-07-27. The default is the version that the server gives to
     * a new webhook.
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

    public Integer getFeedThreads() {
        return feedThreads;
    }

    public void setFeedThreads(Integer feedThreads) {
        this.feedThreads = feedThreads;
    }

    public KeyClaimStore getKeyClaimStore() {
        return keyClaimStore;
    }

    public void setKeyClaimStore(KeyClaimStore keyClaimStore) {
        this.keyClaimStore = keyClaimStore;
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

    public Duration getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(Duration maxAge) {
        this.maxAge = maxAge;
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
