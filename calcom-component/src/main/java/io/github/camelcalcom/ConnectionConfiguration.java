package io.github.camelcalcom;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.ProxyAddress;
import io.github.camelcalcom.client.ServerAddress;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;

/** The options that say which server is called, and how. */
@UriParams
public abstract class ConnectionConfiguration {

    private static final String AUTO = "auto";

    @UriParam(label = "common", defaultValue = "https://api.cal.com",
              description = "The server to call. A slash or /v2 at its end makes no difference.")
    private String apiUrl = "https://api.cal.com";

    @UriParam(label = "common", enums = "auto,hosted,self-hosted", defaultValue = AUTO,
              description = "Which API the server speaks. It decides the version header of each operation and how lists are paged. With auto,"
                            + " hosts under cal.com and cal.eu are taken for the hosted service and all others for self-hosted servers.")
    private String apiProfile = AUTO;

    @UriParam(label = "advanced",
              description = "Sent as cal-api-version instead of the version that the catalogue has for the operation. A wrong one changes the"
                            + " shape of answers without an error. Lists of bookings have the paging parameters of the version: limit and cursor"
                            + " from 2026-05-01 on, take and skip before.")
    private String apiVersion;

    @UriParam(label = "advanced", defaultValue = "true",
              description = "Whether to call a list of bookings of the hosted service once more, in version 2024-08-13, if its first page does not"
                            + " arrive in time in the newest version (a timeout, 504 or 524). Not with apiVersion and not with output=raw.")
    private boolean listFallback = true;

    @UriParam(label = "advanced", defaultValue = "50",
              description = "The most connections that are open to the server at once. A connection carries one call at a time. Further calls"
                            + " wait for one, at most for the requestTimeout.")
    private int maxConnections = 50;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "10000",
              description = "How long to wait until a connection stands, in milliseconds. A proxy's consent and the TLS handshake get as long each.")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "How long one attempt may take from its start to the end of its answer, in milliseconds, the wait for a"
                            + " connection included; with paging=all and paging=stream each page counts by itself.")
    private long requestTimeout = 60_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration", defaultValue = "180000",
              description = "How long a call may take in all, in milliseconds: waiting for the server's limit, every attempt and the pauses"
                            + " between them. A wait that would end later fails at once.")
    private long totalTimeout = 180_000;

    @UriParam(label = "advanced", defaultValue = "10485760",
              description = "The most bytes of an answer, decompressed, that are parsed. A larger answer fails the call. Not for output=raw.")
    private long maxResponseSize = 10_485_760;

    @UriParam(label = "security",
              description = "What to trust and how to identify oneself under TLS. Without it, the global one is used if"
                            + " useGlobalSslContextParameters is on, else the JVM's own trust store.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "The HTTP proxy to go through: with CONNECT where apiUrl is https, so that it sees nothing of the calls."
                                               + " Without it, the server is called directly.")
    private String proxyHost;

    @UriParam(label = "proxy", defaultValue = "3128", description = "The port of the HTTP proxy.")
    private int proxyPort = 3128;

    @UriParam(label = "proxy,security", description = "The user name to give to the HTTP proxy.")
    private String proxyUsername;

    @UriParam(label = "proxy,security", secret = true, description = "The password to give to the HTTP proxy.")
    private String proxyPassword;

    /**
     * How to speak to the server.
     *
     * @param  sslContext               made of the sslContextParameters, or null for what the JVM has by default
     * @throws IllegalArgumentException if an option has a value that is not possible
     */
    ClientSettings clientSettings(SSLContext sslContext) {
        return new ClientSettings(serverAddress(), proxyAddress(), sslContext, maxConnections, Duration.ofMillis(connectTimeout),
                Duration.ofMillis(requestTimeout), Duration.ofMillis(totalTimeout), maxResponseSize);
    }

    /** Where the server listens. */
    ServerAddress serverAddress() {
        return ServerAddress.of(apiUrl);
    }

    /**
     * The proxy to go through, or null.
     *
     * @throws IllegalArgumentException if an option has a value that is not possible
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

    /** The profile that is configured or, with auto, fits the server. */
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
}
