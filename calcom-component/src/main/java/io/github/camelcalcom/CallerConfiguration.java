package io.github.camelcalcom;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.OperationResolver;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;

/** The options that say who is calling. */
@UriParams
public abstract class CallerConfiguration extends ConnectionConfiguration {

    private static final String AUTO = "auto";

    @UriParam(label = "security", enums = "auto,api-key,oauth2,platform-client,managed-user,none", defaultValue = AUTO,
              description = "How to say who is calling. With auto it follows from what is configured: apiKey, oauthClientId, platformClientId"
                            + " or nothing; where more than one of them is, it has to be said here.")
    private String authentication = AUTO;

    @UriParam(label = "security", secret = true,
              description = "The API key to call with, as Cal.com shows it. Without one only public operations can be called.")
    private String apiKey;

    @UriParam(label = "security", description = "The OAuth2 client that the refresh token was issued to.")
    private String oauthClientId;

    @UriParam(label = "security", secret = true,
              description = "The secret of the OAuth2 client; none for a public one.")
    private String oauthClientSecret;

    @UriParam(label = "security", secret = true,
              description = "The OAuth2 refresh token that the first access token is obtained with. Each refresh makes a new one, which the"
                            + " tokenStore keeps; after a restart the stored one is used. Another value here begins anew.")
    private String oauthRefreshToken;

    @UriParam(label = "security", secret = true,
              description = "An OAuth2 access token. Without oauthRefreshToken it is used until the server refuses it.")
    private String oauthAccessToken;

    @UriParam(label = "security",
              description = "The platform OAuth client to call as, or whose managed users to call as. Also the default of the parameter"
                            + " clientId of operations that have one.")
    private String platformClientId;

    @UriParam(label = "security", secret = true, description = "The secret of the platform OAuth client.")
    private String platformClientSecret;

    @UriParam(label = "security",
              description = "The id of the managed user of the platform OAuth client to call as. The header CamelCalcomManagedUserId wins"
                            + " over it.")
    private String managedUserId;

    @UriParam(label = "security,advanced", javaType = "java.time.Duration", defaultValue = "60000",
              description = "How long before its end an access token is renewed, in milliseconds.")
    private long tokenRefreshAhead = 60_000;

    /** Not an option: see {@link CredentialScope}. */
    private boolean ownTokens;

    /** Whether to use no tokens of managed users but those that the platformClientSecret of this configuration has obtained. */
    boolean hasOwnTokens() {
        return ownTokens;
    }

    void useOwnTokens() {
        ownTokens = true;
    }

    /**
     * How this caller says who it is.
     *
     * @throws IllegalArgumentException if an option that it takes is missing, or if it does not follow from what is configured
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
                        Stream.concat(Stream.of(AUTO), Arrays.stream(AuthenticationKind.values()).map(CallerConfiguration::label)).toList()));
        requireOptionsOf(kind);
        return kind;
    }

    /** Each kind with an option that points to it. One of which only a part is there is a mistake, and must not become a call as somebody else. */
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
                // an anonymous caller needs nothing
            }
        }
    }

    /** @throws IllegalArgumentException if the platform client is not configured, naming what needs it */
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
            throw new IllegalArgumentException("The option " + option + " has a space in its value. In a URI a plus is read as a space: write the"
                                               + " value as RAW(...)");
        }
    }

    private static String labels(Collection<AuthenticationKind> kinds) {
        return kinds.stream().map(CallerConfiguration::label).collect(Collectors.joining(" or "));
    }

    private static String label(AuthenticationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
}
