package io.github.camelcalcom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.AccessTokenAuthentication;
import io.github.camelcalcom.auth.ApiKeyAuthentication;
import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.auth.NoAuthentication;
import io.github.camelcalcom.auth.PlatformClientAuthentication;
import io.github.camelcalcom.auth.RefreshSettings;
import io.github.camelcalcom.auth.TokenAuthentication;
import io.github.camelcalcom.auth.TokenIdentity;
import io.github.camelcalcom.auth.TokenIssuer;
import io.github.camelcalcom.auth.TokenStore;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.ManagedUserTokenIssuer;
import io.github.camelcalcom.client.OAuth2TokenIssuer;
import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.metrics.ComponentMeters;
import io.github.camelcalcom.metrics.CountedTokenIssuer;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who calls through a component: one object for each caller, so that all its endpoints share its tokens. Thread safe. */
final class Identities {

    private static final int SETTLE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private final TokenStore tokenStore;
    private final Executor workers;
    private final ComponentMeters meters;
    private final Function<ClientSettings, Transport> transports;
    private final Map<Object, TokenAuthentication> grants = new ConcurrentHashMap<>();
    private final Map<Object, ManagedUsers> managedUsers = new ConcurrentHashMap<>();

    /** @param transports the connections by which tokens are obtained */
    Identities(CalcomComponent component, Function<ClientSettings, Transport> transports) {
        this.tokenStore = component.currentTokenStore();
        this.workers = component.workers()::runTokenTask;
        this.meters = component.observation().meters();
        this.transports = transports;
    }

    /**
     * Who calls by what is configured; for a kind that needs a managed user whom only the message names, the platform client.
     *
     * @throws IllegalArgumentException if what is configured makes no caller
     */
    Authentication caller(CalcomConfiguration configuration, ClientSettings settings) {
        return switch (configuration.authenticationKind()) {
            case NONE -> new NoAuthentication();
            case API_KEY -> new ApiKeyAuthentication(configuration.getApiKey());
            case PLATFORM_CLIENT -> platformClient(configuration);
            case MANAGED_USER -> ObjectHelper.isEmpty(configuration.getManagedUserId())
                    ? platformClient(configuration) : managedUsers(configuration, settings).of(configuration.getManagedUserId());
            case OAUTH2 -> ObjectHelper.isEmpty(configuration.getOauthRefreshToken())
                    ? new AccessTokenAuthentication(configuration.getOauthAccessToken()) : grant(configuration, settings);
        };
    }

    private static PlatformClientAuthentication platformClient(CalcomConfiguration configuration) {
        return new PlatformClientAuthentication(configuration.getPlatformClientId(), configuration.getPlatformClientSecret());
    }

    /** A refresh token that was granted to an OAuth2 client, and those that follow from it. */
    private TokenAuthentication grant(CalcomConfiguration configuration, ClientSettings settings) {
        String identity = TokenIdentity.oauth2(settings.server().name(), configuration.getOauthClientId(), configuration.getOauthRefreshToken());
        RefreshSettings refresh = refreshSettings(configuration);
        return grants.computeIfAbsent(List.of(settings.ofConnections(), identity, secret(configuration.getOauthClientSecret()), refresh),
                key -> new TokenAuthentication(AuthenticationKind.OAUTH2, identity, tokenStore,
                        counted(AuthenticationKind.OAUTH2, new OAuth2TokenIssuer(transports.apply(settings), settings,
                                configuration.getOauthClientId(), configuration.getOauthClientSecret(), refresh.clock())),
                        new Tokens(blankToNull(configuration.getOauthAccessToken()), configuration.getOauthRefreshToken(), null), refresh));
    }

    /**
     * The managed users of the platform client that is configured.
     *
     * @throws IllegalArgumentException if no platform client is configured
     */
    ManagedUsers managedUsers(CalcomConfiguration configuration, ClientSettings settings) {
        configuration.requirePlatformClient("a managed user");
        RefreshSettings refresh = refreshSettings(configuration);
        String clientId = configuration.getPlatformClientId();
        String clientSecret = configuration.getPlatformClientSecret();
        String server = settings.server().name();
        boolean ownTokens = configuration.hasOwnTokens();
        return managedUsers.computeIfAbsent(List.of(settings.ofConnections(), clientId, clientSecret, refresh, ownTokens),
                key -> new ManagedUsers(id -> new TokenAuthentication(AuthenticationKind.MANAGED_USER, ownTokens
                        ? TokenIdentity.managedUser(server, clientId, clientSecret, id) : TokenIdentity.managedUser(server, clientId, id), tokenStore,
                        counted(AuthenticationKind.MANAGED_USER, new ManagedUserTokenIssuer(transports.apply(settings), settings, clientId,
                                clientSecret, id, refresh.clock())),
                        null, refresh)));
    }

    private TokenIssuer counted(AuthenticationKind kind, TokenIssuer issuer) {
        return meters == null ? issuer : new CountedTokenIssuer(issuer, obtained -> meters.tokensRequested(kind, obtained));
    }

    private RefreshSettings refreshSettings(CalcomConfiguration configuration) {
        return new RefreshSettings(workers, Duration.ofMillis(configuration.getTokenRefreshAhead()));
    }

    private static String secret(String value) {
        return value == null ? "" : value;
    }

    private static String blankToNull(String value) {
        return ObjectHelper.isEmpty(value) ? null : value;
    }

    /** Everybody whose tokens are renewed. */
    List<TokenAuthentication> tokenAuthentications() {
        return Stream.concat(grants.values().stream(), managedUsers.values().stream().flatMap(ManagedUsers::all)).toList();
    }

    /** Waits a moment for refreshes that are under way: the tokens that they bring replace ones that are dead by then. */
    void settle() {
        CompletableFuture<Void> settled = CompletableFuture.allOf(
                Stream.concat(grants.values().stream().map(TokenAuthentication::settled), managedUsers.values().stream().map(ManagedUsers::settled))
                        .toArray(CompletableFuture<?>[]::new));
        try {
            settled.get(SETTLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A refresh of tokens is not through after {} s; if the server goes on with it, its tokens are lost", SETTLE_SECONDS, e);
        }
    }
}
