/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.ListFallback;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.client.ParameterText;
import io.github.camelcalcom.client.ProxyAddress;
import io.github.camelcalcom.client.RequestTemplates;
import io.github.camelcalcom.client.ServerAddress;
import io.github.camelcalcom.feed.ScanMode;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.pacing.CircuitBreakerSettings;
import io.github.camelcalcom.pacing.RetrySettings;
import io.github.camelcalcom.webhook.StopAction;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;

/**
 * The options that the component and its endpoints share. An endpoint has a copy of its component's, with what its URI changes. Not thread
 * safe: it is complete before its endpoint starts, and only read afterwards.
 */
@UriParams
@Configurer(extended = true)
public class CalcomConfiguration implements Cloneable {

    private static final String AUTO = "auto";

    // The server and the format of its API

    @UriParam(label = "common", defaultValue = "https://api.cal.com",
              description = "Base URL of the Cal.com server. A trailing slash or /v2 makes no difference.")
    private String apiUrl = "https://api.cal.com";

    @UriParam(label = "common", enums = "auto,hosted,self-hosted", defaultValue = AUTO,
              description = "API dialect of the server. It decides the version header of each operation and how lists are paged. With"
                            + " auto, hosts under cal.com and cal.eu count as hosted, all others as self-hosted.")
    private String apiProfile = AUTO;

    @UriParam(label = "advanced",
              description = "Value of the header cal-api-version, in place of the version in the catalogue. A wrong version changes the"
                            + " structure of responses without an error. Lists of bookings have the paging parameters of the version: limit and"
                            + " cursor since 2026-05-01, take and skip before.")
    private String apiVersion;

    @UriParam(label = "advanced", defaultValue = "true",
              description = "Whether to repeat a list of bookings in version 2024-08-13, if the hosted service does not return its first page in"
                            + " time. It applies to a timeout, 504 and 524, but not with apiVersion or output=raw.")
    private boolean listFallback = true;

    // The caller

    @UriParam(label = "security", enums = "auto,api-key,oauth2,platform-client,managed-user,none", defaultValue = AUTO,
              description = "Kind of credentials to call with. With auto, it follows from the configured options: apiKey, oauthClientId,"
                            + " platformClientId or none. If more than one kind is configured, set this option.")
    private String authentication = AUTO;

    @UriParam(label = "security", secret = true,
              description = "API key, as shown by Cal.com. Without credentials, only public operations can be called.")
    private String apiKey;

    @UriParam(label = "security",
              description = "Id of the OAuth2 client that the refresh token was issued to.")
    private String oauthClientId;

    @UriParam(label = "security", secret = true,
              description = "Secret of the OAuth2 client. Public clients have none.")
    private String oauthClientSecret;

    @UriParam(label = "security", secret = true,
              description = "OAuth2 refresh token to obtain the first access token with. Each refresh returns a new token, which is saved"
                            + " in the tokenStore and used after a restart. A changed value of this option replaces the saved token.")
    private String oauthRefreshToken;

    @UriParam(label = "security", secret = true,
              description = "OAuth2 access token. Without oauthRefreshToken, it is used until the server refuses it.")
    private String oauthAccessToken;

    @UriParam(label = "security",
              description = "Id of the platform OAuth client to call as, or whose managed users to call as. It is also the default of the"
                            + " parameter clientId.")
    private String platformClientId;

    @UriParam(label = "security", secret = true,
              description = "Secret of the platform OAuth client.")
    private String platformClientSecret;

    @UriParam(label = "security",
              description = "Id of the managed user of the platform OAuth client to call as. The header CamelCalcomManagedUserId takes"
                            + " precedence.")
    private String managedUserId;

    @UriParam(label = "security,advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "Time before its expiry at which an access token is renewed, in milliseconds.")
    private long tokenRefreshAhead = 60_000;

    // The result of a call

    @UriParam(label = "common", enums = "map,model,json,raw", defaultValue = "map",
              description = "Format of the message body after a call: map (maps and lists), model (records of the module"
                            + " calcom-model), json (the result as JSON text) or raw (the whole response as InputStream, not parsed).")
    private OutputFormat output = OutputFormat.MAP;

    @UriParam(label = "producer", enums = "page,all,stream", defaultValue = "page",
              description = "Part of a list that a call reads: page (one page), all (all pages as one list) or stream (an Iterator that"
                            + " reads pages on demand and keeps one in memory).")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(label = "producer", defaultValue = "0",
              description = "Maximum number of items that paging=all and paging=stream return. 0 for no limit.")
    private int maxItems;

    // Connections

    @UriParam(label = "advanced", defaultValue = "50",
              description = "Maximum number of connections to the server. A connection carries one call at a time. Further calls wait for"
                            + " a connection, at most for the requestTimeout.")
    private int maxConnections = 50;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "10000",
              description = "Maximum time to open a connection, in milliseconds. The response of a proxy and the TLS handshake may take"
                            + " the same time each.")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "Maximum time of one attempt until its response is complete, in milliseconds. It includes the wait for a"
                            + " connection. With paging=all and paging=stream, it applies to each page.")
    private long requestTimeout = 60_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "180000",
              description = "Maximum time of a call in milliseconds, including the wait for the rate limit, all attempts and the pauses"
                            + " between them. A call whose wait would exceed it fails at once.")
    private long totalTimeout = 180_000;

    @UriParam(label = "advanced", defaultValue = "10485760",
              description = "Maximum size of a response that is parsed, in bytes after decompression. A larger response fails the call."
                            + " It does not apply to output=raw.")
    private long maxResponseSize = 10_485_760;

    @UriParam(label = "security",
              description = "TLS settings: trust store, client certificate, protocols and cipher suites. Defaults to the global settings"
                            + " if useGlobalSslContextParameters is enabled, otherwise to those of the JVM.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy",
              description = "Host name of the HTTP proxy. For an https apiUrl, calls are tunnelled with CONNECT. Without this option, the"
                            + " server is called directly.")
    private String proxyHost;

    @UriParam(label = "proxy", defaultValue = "3128",
              description = "Port of the HTTP proxy.")
    private int proxyPort = 3128;

    @UriParam(label = "proxy,security",
              description = "User name for the HTTP proxy.")
    private String proxyUsername;

    @UriParam(label = "proxy,security", secret = true,
              description = "Password for the HTTP proxy.")
    private String proxyPassword;

    // Retries, rate limits and the circuit breaker

    @UriParam(label = "advanced", defaultValue = "3",
              description = "Maximum number of retries of a failed call. Only calls that are safe to repeat are retried. 0 disables"
                            + " retries.")
    private int maxRetries = 3;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "500",
              description = "Delay before the first retry, in milliseconds. It doubles with each further retry and varies at random by"
                            + " half.")
    private long retryDelay = 500;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "20000",
              description = "Maximum delay before a retry, in milliseconds. A delay that the server requests may be longer.")
    private long retryMaxDelay = 20_000;

    @UriParam(label = "advanced", defaultValue = "true",
              description = "Whether calls wait on their own thread while the rate limit of their credential is used up. Otherwise the"
                            + " server refuses them.")
    private boolean pacing = true;

    @UriParam(label = "advanced", enums = "high,normal,low",
              description = "Priority of calls that wait for the rate limit. By default, calls have the priority normal and polls have"
                            + " the priority low.")
    private CallPriority priority;

    @UriParam(label = "advanced", defaultValue = "false",
              description = "Whether to use a circuit breaker, so that calls fail at once while the server keeps failing.")
    private boolean circuitBreakerEnabled;

    @UriParam(label = "advanced", defaultValue = "50",
              description = "Percentage of failed calls at which the circuit breaker opens.")
    private int circuitBreakerFailureRate = 50;

    @UriParam(label = "advanced", defaultValue = "20",
              description = "Number of recent calls that the circuit breaker evaluates.")
    private int circuitBreakerWindow = 20;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "30000",
              description = "Time until an open circuit breaker tries the server again, in milliseconds.")
    private long circuitBreakerOpenTime = 30_000;

    // Safe booking

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether bookings/create marks the booking with the metadata entry camelCalcomIdempotencyKey. If the response"
                            + " is lost, the booking is found by this entry. Without it, such a call fails as ambiguous.")
    private boolean idempotentBookings = true;

    @UriParam(label = "producer,advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "Time in which the server may still execute a request whose response was lost, in milliseconds. A booking"
                            + " that is not found within this time was not made.")
    private long ambiguityHorizon = 60_000;

    // Feeds

    @UriParam(label = "consumer", defaultValue = "now",
              description = "Start of a feed that has no saved state: now, beginning, or a time with a zone, for example"
                            + " 2026-03-29T09:00:00Z. Earlier changes are not delivered. Feeds of other lists than bookings support"
                            + " now and beginning only.")
    private String since = "now";

    @UriParam(label = "consumer,advanced", javaType = "java.time.Duration", defaultValue = "30000",
              description = "Period before the newest change that each poll reads again, in milliseconds. It covers changes that become"
                            + " visible later than their timestamp says. A change that was delivered is not delivered again.")
    private long overlap = 30_000;

    @UriParam(label = "consumer",
              description = "Comma-separated types of changes to deliver: created, rescheduled, cancelled, rejected, confirmed, updated."
                            + " By default, all types are delivered.")
    private String changeTypes;

    @UriParam(label = "consumer,advanced", enums = "changed,full", defaultValue = "changed",
              description = "How to read a list whose changes the server cannot report, such as those of teams on self-hosted servers."
                            + " With changed, a list that contains the same bookings is read, if there is one. With full, each poll"
                            + " reads the whole list.")
    private ScanMode scan = ScanMode.CHANGED;

    @UriParam(label = "consumer",
              description = "Repository that keeps the state of a feed under its feedName, so that the feed continues after a restart."
                            + " Without it, the state is kept in memory and a restart begins with since. Use"
                            + " AtomicFileStateRepository, JdbcStateRepository or another repository with atomic writes.")
    private StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer",
              description = "Name of the feed's state in the stateRepository. It must be unique in the repository. A feed with a new name"
                            + " has no state. The default is derived from the server, the operation and its parameters.")
    private String feedName;

    @UriParam(label = "consumer,advanced",
              description = "Repository of processed deliveries. For webhooks, it keeps repeated deliveries from the route and is shared"
                            + " by nodes with the same URL; the default keeps the last 1000 in memory. For feeds, it is optional and"
                            + " lets one of several feeds deliver a change.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "Number of failed deliveries after which a change is given up. It is then passed to the exception handler of"
                            + " the consumer, counted, and not delivered again. 0 to never give up.")
    private int maxFailures;

    @UriParam(label = "consumer,advanced", defaultValue = "50",
              description = "Maximum number of bookings whose delivery failed and that wait for another one. Each is read again with each"
                            + " poll. When the maximum is reached, polls fail, the health check is down and nothing new is delivered"
                            + " until one succeeds.")
    private int maxWaitingFailures = 50;

    @UriParam(label = "consumer",
              description = "Path at which webhooks notify a feed of bookings, for example /calcom/feed, so that it polls at once. The"
                            + " poll still decides what is delivered. The webhook options such as signingSecrets apply. Each feed"
                            + " needs its own path.")
    private String pushPath;

    @UriParam(label = "consumer",
              description = "URL at which Cal.com reaches this application, without the pushPath, for example"
                            + " https://hooks.my-company.com.")
    private String pushExternalUrl;

    @UriParam(label = "consumer,advanced",
              description = "Name of the HTTP component that serves the pushPath. By default, the component that is already in use,"
                            + " platform-http, or the default of the webhook component.")
    private String pushComponentName;

    @UriParam(label = "consumer,advanced", defaultValue = "true",
              description = "Whether the feed registers the webhook for the pushPath. If false, register it yourself with the first of"
                            + " the signingSecrets.")
    private boolean pushRegister = true;

    // Webhooks

    @UriParam(label = "consumer,webhook",
              description = "Comma-separated triggers to subscribe to, for example BOOKING_CREATED,MEETING_ENDED. Deliveries with other"
                            + " triggers are acknowledged and do not reach the route. By default, all booking triggers that every"
                            + " server supports; then all deliveries reach the route.")
    private String triggers;

    @UriParam(label = "consumer,webhook,security", secret = true,
              description = "Comma-separated secrets that deliveries may be signed with. The webhook is registered with the first one. To"
                            + " change it, first add the new secret at the end on all nodes, then move it to the front. Without it,"
                            + " the webhook keeps its secret or gets a random one.")
    private String signingSecrets;

    @UriParam(label = "consumer,webhook,security",
              description = "File that keeps the secret of the webhook if signingSecrets is not set, for servers that do not return the"
                            + " secret of an existing webhook. It is created if missing, with access for its owner only. Only one"
                            + " endpoint may use it.")
    private String secretFile;

    @UriParam(label = "consumer,webhook,security", defaultValue = "false",
              description = "Whether deliveries without a signature reach the route. Anyone who knows the URL can then forge deliveries.")
    private boolean insecureAcceptUnsigned;

    @UriParam(label = "consumer,webhook", enums = "keep,disable,delete", defaultValue = "keep",
              description = "What happens to the webhook at the server when the endpoint stops. Only the webhook of this endpoint's URL"
                            + " is affected. Use keep if several nodes share the URL.")
    private StopAction onStop = StopAction.KEEP;

    @UriParam(label = "consumer,webhook",
              description = "Unique name of this subscription. Required if two routes have otherwise equal options.")
    private String subscription;

    @UriParam(label = "consumer,webhook,advanced", defaultValue = "1048576",
              description = "Maximum size of a delivery in bytes. A larger delivery is refused with status 413.")
    private int maxBodySize = 1_048_576;

    @UriParam(label = "consumer,webhook,security", javaType = "java.time.Duration", defaultValue = "0",
              description = "Maximum age of a delivery, in milliseconds. An older one is refused with status 403, so that a recorded delivery"
                            + " cannot be sent again later. The age is counted from the time at which the server made the delivery. For"
                            + " MEETING_STARTED and MEETING_ENDED, it is counted from that time of the meeting. 0 for no limit.")
    private long maxAge;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "0",
              description = "Time that the sender waits for the route, in milliseconds. After it, the delivery is answered with 202 and"
                            + " the route continues; the sender does not learn of a later failure. 0 to answer when the route"
                            + " completes.")
    private long ackTimeout;

    @UriParam(label = "consumer,webhook,advanced", defaultValue = "1000",
              description = "Maximum number of deliveries that are waiting or in progress with ackTimeout. Further deliveries are refused"
                            + " with status 503.")
    private int ackMaxPending = 1_000;

    @UriParam(label = "consumer,webhook,advanced",
              description = "Version of the payload format: 2021-10-20 or, on the hosted service, 2026-07-27. The default is the version"
                            + " that the server gives to a new webhook.")
    private String payloadVersion;

    @UriParam(label = "consumer,webhook,advanced",
              description = "Template of the payload in place of the server's own format: JSON whose strings contain placeholders. Refer"
                            + " to it with classpath: or file:, because Camel would resolve placeholders in the URI. Include"
                            + " triggerEvent, createdAt and uid to detect repeated deliveries.")
    @Metadata(supportFileReference = true)
    private String payloadTemplate;

    @UriParam(label = "consumer,webhook",
              description = "Time after the start of a meeting at which an absence is reported, in units of noShowTimeUnit. The hosted"
                            + " service requires it for the triggers AFTER_HOSTS_CAL_VIDEO_NO_SHOW and"
                            + " AFTER_GUESTS_CAL_VIDEO_NO_SHOW.")
    private Integer noShowTime;

    @UriParam(label = "consumer,webhook", enums = "DAY,HOUR,MINUTE",
              description = "Unit of noShowTime.")
    private String noShowTimeUnit;

    /** Not an option: see {@link CredentialScope}. */
    private boolean ownTokens;

    /** Returns an independent copy. */
    public CalcomConfiguration copy() {
        try {
            return (CalcomConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * Returns how to connect to the server.
     *
     * @param  sslContext               made from the sslContextParameters; null for the default of the JVM
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    ClientSettings clientSettings(SSLContext sslContext) {
        return new ClientSettings(serverAddress(), proxyAddress(), sslContext, maxConnections, Duration.ofMillis(connectTimeout),
                Duration.ofMillis(requestTimeout), Duration.ofMillis(totalTimeout), maxResponseSize);
    }

    /**
     * Returns the operations of the server.
     *
     * @param listFallback calls lists in an older version if they are not answered in time; null to never do that
     */
    RequestTemplates requestTemplates(ListFallback listFallback) {
        return new RequestTemplates(profile(), apiVersion, serverAddress().basePath(), listFallback);
    }

    /** Returns the address of the server. */
    ServerAddress serverAddress() {
        return ServerAddress.of(apiUrl);
    }

    /**
     * Returns the proxy; null if there is none.
     *
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    ProxyAddress proxyAddress() {
        if (ObjectHelper.isEmpty(proxyHost)) {
            if (!ObjectHelper.isEmpty(proxyUsername) || !ObjectHelper.isEmpty(proxyPassword)) {
                throw new IllegalArgumentException("The options proxyUsername and proxyPassword need proxyHost, which is not set");
            }
            return null;
        }
        return new ProxyAddress(proxyHost, proxyPort, proxyUsername, proxyPassword);
    }

    /** Returns the configured profile or, with auto, the one of the server's host. */
    ApiProfile profile() {
        if (!isProfileSet()) {
            return ApiProfile.forHost(serverAddress().host());
        }
        return Arrays.stream(ApiProfile.values()).filter(profile -> profile.label().equals(apiProfile)).findFirst()
                .orElseThrow(() -> OperationResolver.unknown("value", apiProfile, "the option apiProfile",
                        Stream.concat(Stream.of(AUTO), Arrays.stream(ApiProfile.values()).map(ApiProfile::label)).toList()));
    }

    /** Whether the profile is configured, instead of following from the server. */
    boolean isProfileSet() {
        return !AUTO.equals(apiProfile);
    }

    /** Whether to use only those tokens of managed users that the platformClientSecret of this configuration has obtained. */
    boolean hasOwnTokens() {
        return ownTokens;
    }

    void useOwnTokens() {
        ownTokens = true;
    }

    /**
     * Returns the kind of credentials of the caller.
     *
     * @throws IllegalArgumentException if an option of the kind is missing, or if the kind does not follow from the configured options
     */
    AuthenticationKind authenticationKind() {
        if (AUTO.equals(authentication)) {
            Map<AuthenticationKind, String> configured = configuredKinds();
            if (configured.size() > 1) {
                throw new IllegalArgumentException("More than one caller is configured, by " + String.join(" and by ", configured.values())
                                                   + ": say which one is meant with the option authentication=" + labels(configured.keySet()));
            }
            return configured.isEmpty() ? AuthenticationKind.NONE : configured.keySet().iterator().next();
        }
        AuthenticationKind kind = Arrays.stream(AuthenticationKind.values()).filter(each -> label(each).equals(authentication)).findFirst()
                .orElseThrow(() -> OperationResolver.unknown("value", authentication, "the option authentication",
                        Stream.concat(Stream.of(AUTO), Arrays.stream(AuthenticationKind.values()).map(CalcomConfiguration::label)).toList()));
        requireOptionsOf(kind);
        return kind;
    }

    /** Returns each kind with an option that points to it. A partially configured kind is rejected instead of falling back to another identity. */
    private Map<AuthenticationKind, String> configuredKinds() {
        Map<AuthenticationKind, String> configured = new EnumMap<>(AuthenticationKind.class);
        if (ObjectHelper.isNotEmpty(apiKey)) {
            configured.put(AuthenticationKind.API_KEY, "apiKey");
        }
        if (ObjectHelper.isNotEmpty(oauthRefreshToken)) {
            configured.put(AuthenticationKind.OAUTH2, "oauthRefreshToken");
        } else if (ObjectHelper.isNotEmpty(oauthAccessToken)) {
            configured.put(AuthenticationKind.OAUTH2, "oauthAccessToken");
        } else if (ObjectHelper.isNotEmpty(oauthClientId)) {
            configured.put(AuthenticationKind.OAUTH2, "oauthClientId");
        }
        if (ObjectHelper.isNotEmpty(managedUserId)) {
            configured.put(AuthenticationKind.MANAGED_USER, "managedUserId");
        } else if (ObjectHelper.isNotEmpty(platformClientSecret)) {
            configured.put(AuthenticationKind.PLATFORM_CLIENT, "platformClientSecret");
        }
        configured.keySet().forEach(this::requireOptionsOf);
        return configured;
    }

    private void requireOptionsOf(AuthenticationKind kind) {
        switch (kind) {
            case API_KEY -> require(kind, "apiKey", apiKey);
            case OAUTH2 -> {
                if (ObjectHelper.isEmpty(oauthAccessToken)) {
                    require(kind, "oauthRefreshToken", oauthRefreshToken);
                }
                if (ObjectHelper.isNotEmpty(oauthRefreshToken)) {
                    require(kind, "oauthClientId", oauthClientId);
                }
            }
            case PLATFORM_CLIENT, MANAGED_USER -> requirePlatformClient(label(kind));
            default -> {
                // no credentials, no options
            }
        }
    }

    /**
     * Checks that the platform client is configured.
     *
     * @param  neededBy                 named in the message of the exception
     * @throws IllegalArgumentException if it is not
     */
    void requirePlatformClient(String neededBy) {
        require(neededBy, "platformClientId", platformClientId);
        require(neededBy, "platformClientSecret", platformClientSecret);
    }

    private static void require(AuthenticationKind kind, String option, String value) {
        require(label(kind), option, value);
    }

    private static void require(String neededBy, String option, String value) {
        if (ObjectHelper.isEmpty(value)) {
            throw new IllegalArgumentException("Calling as " + neededBy + " needs the option " + option + ": set it on the endpoint or on the"
                                               + " component (camel.component.calcom." + StringHelper.camelCaseToDash(option) + ")");
        }
        if (value.strip().contains(" ")) {
            throw new IllegalArgumentException("The option " + option + " has a space in its value" + ParameterText.LOST_PLUS_HINT);
        }
    }

    private static String labels(Collection<AuthenticationKind> kinds) {
        return kinds.stream().map(CalcomConfiguration::label).collect(Collectors.joining(" or "));
    }

    private static String label(AuthenticationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the number of retries and the delays between them.
     *
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    RetrySettings retrySettings() {
        return new RetrySettings(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryMaxDelay));
    }

    /**
     * Returns the settings of the circuit breaker; null if it is not enabled.
     *
     * @throws IllegalArgumentException if the value of an option is not valid
     */
    CircuitBreakerSettings circuitBreakerSettings() {
        return circuitBreakerEnabled
                ? new CircuitBreakerSettings(circuitBreakerFailureRate, circuitBreakerWindow, Duration.ofMillis(circuitBreakerOpenTime)) : null;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String getApiProfile() {
        return apiProfile;
    }

    public void setApiProfile(String apiProfile) {
        this.apiProfile = apiProfile;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public boolean isListFallback() {
        return listFallback;
    }

    public void setListFallback(boolean listFallback) {
        this.listFallback = listFallback;
    }

    public String getAuthentication() {
        return authentication;
    }

    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
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

    public String getOauthAccessToken() {
        return oauthAccessToken;
    }

    public void setOauthAccessToken(String oauthAccessToken) {
        this.oauthAccessToken = oauthAccessToken;
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

    public String getManagedUserId() {
        return managedUserId;
    }

    public void setManagedUserId(String managedUserId) {
        this.managedUserId = managedUserId;
    }

    public long getTokenRefreshAhead() {
        return tokenRefreshAhead;
    }

    public void setTokenRefreshAhead(long tokenRefreshAhead) {
        this.tokenRefreshAhead = tokenRefreshAhead;
    }

    public OutputFormat getOutput() {
        return output;
    }

    public void setOutput(OutputFormat output) {
        this.output = output;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    public int getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getTotalTimeout() {
        return totalTimeout;
    }

    public void setTotalTimeout(long totalTimeout) {
        this.totalTimeout = totalTimeout;
    }

    public long getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(long maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public boolean isPacing() {
        return pacing;
    }

    public void setPacing(boolean pacing) {
        this.pacing = pacing;
    }

    public CallPriority getPriority() {
        return priority;
    }

    public void setPriority(CallPriority priority) {
        this.priority = priority;
    }

    public boolean isCircuitBreakerEnabled() {
        return circuitBreakerEnabled;
    }

    public void setCircuitBreakerEnabled(boolean circuitBreakerEnabled) {
        this.circuitBreakerEnabled = circuitBreakerEnabled;
    }

    public int getCircuitBreakerFailureRate() {
        return circuitBreakerFailureRate;
    }

    public void setCircuitBreakerFailureRate(int circuitBreakerFailureRate) {
        this.circuitBreakerFailureRate = circuitBreakerFailureRate;
    }

    public int getCircuitBreakerWindow() {
        return circuitBreakerWindow;
    }

    public void setCircuitBreakerWindow(int circuitBreakerWindow) {
        this.circuitBreakerWindow = circuitBreakerWindow;
    }

    public long getCircuitBreakerOpenTime() {
        return circuitBreakerOpenTime;
    }

    public void setCircuitBreakerOpenTime(long circuitBreakerOpenTime) {
        this.circuitBreakerOpenTime = circuitBreakerOpenTime;
    }

    public boolean isIdempotentBookings() {
        return idempotentBookings;
    }

    public void setIdempotentBookings(boolean idempotentBookings) {
        this.idempotentBookings = idempotentBookings;
    }

    public long getAmbiguityHorizon() {
        return ambiguityHorizon;
    }

    public void setAmbiguityHorizon(long ambiguityHorizon) {
        this.ambiguityHorizon = ambiguityHorizon;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public String getChangeTypes() {
        return changeTypes;
    }

    public void setChangeTypes(String changeTypes) {
        this.changeTypes = changeTypes;
    }

    public ScanMode getScan() {
        return scan;
    }

    public void setScan(ScanMode scan) {
        this.scan = scan;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getFeedName() {
        return feedName;
    }

    public void setFeedName(String feedName) {
        this.feedName = feedName;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getMaxFailures() {
        return maxFailures;
    }

    public void setMaxFailures(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    public int getMaxWaitingFailures() {
        return maxWaitingFailures;
    }

    public void setMaxWaitingFailures(int maxWaitingFailures) {
        this.maxWaitingFailures = maxWaitingFailures;
    }

    public String getPushPath() {
        return pushPath;
    }

    public void setPushPath(String pushPath) {
        this.pushPath = pushPath;
    }

    public String getPushExternalUrl() {
        return pushExternalUrl;
    }

    public void setPushExternalUrl(String pushExternalUrl) {
        this.pushExternalUrl = pushExternalUrl;
    }

    public String getPushComponentName() {
        return pushComponentName;
    }

    public void setPushComponentName(String pushComponentName) {
        this.pushComponentName = pushComponentName;
    }

    public boolean isPushRegister() {
        return pushRegister;
    }

    public void setPushRegister(boolean pushRegister) {
        this.pushRegister = pushRegister;
    }

    public String getTriggers() {
        return triggers;
    }

    public void setTriggers(String triggers) {
        this.triggers = triggers;
    }

    public String getSigningSecrets() {
        return signingSecrets;
    }

    public void setSigningSecrets(String signingSecrets) {
        this.signingSecrets = signingSecrets;
    }

    public String getSecretFile() {
        return secretFile;
    }

    public void setSecretFile(String secretFile) {
        this.secretFile = secretFile;
    }

    public boolean isInsecureAcceptUnsigned() {
        return insecureAcceptUnsigned;
    }

    public void setInsecureAcceptUnsigned(boolean insecureAcceptUnsigned) {
        this.insecureAcceptUnsigned = insecureAcceptUnsigned;
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

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public long getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(long maxAge) {
        this.maxAge = maxAge;
    }

    public long getAckTimeout() {
        return ackTimeout;
    }

    public void setAckTimeout(long ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public int getAckMaxPending() {
        return ackMaxPending;
    }

    public void setAckMaxPending(int ackMaxPending) {
        this.ackMaxPending = ackMaxPending;
    }

    public String getPayloadVersion() {
        return payloadVersion;
    }

    public void setPayloadVersion(String payloadVersion) {
        this.payloadVersion = payloadVersion;
    }

    public String getPayloadTemplate() {
        return payloadTemplate;
    }

    public void setPayloadTemplate(String payloadTemplate) {
        this.payloadTemplate = payloadTemplate;
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
}
