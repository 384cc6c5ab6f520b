/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.auth.ManagedUsers;
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
import io.github.camelcalcom.telemetry.ComponentMeters;
import io.github.camelcalcom.telemetry.CountedTokenIssuer;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The callers of a component: one object for each, so that all its endpoints share its tokens. Thread safe. */
final class Identities {

    private static final int SETTLE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private final TokenStore tokenStore;
    private final Executor tokenThreads;
    private final Executor upkeepThreads;
    private final RefreshSettings.Timer timer;
    private final ComponentMeters meters;
    private final Function<ClientSettings, Transport> transports;
    private final Map<Object, TokenAuthentication> grants = new ConcurrentHashMap<>();
    private final Map<Object, ManagedUsers> managedUsers = new ConcurrentHashMap<>();

    /**
     * Creates the callers.
     *
     * @param meters     counts token requests; may be null
     * @param transports connections to obtain tokens with
     */
    Identities(TokenStore tokenStore, CalcomWorkers workers, ComponentMeters meters, Function<ClientSettings, Transport> transports) {
        this.tokenStore = tokenStore;
        this.tokenThreads = workers::runTokenTask;
        this.upkeepThreads = workers::runTokenUpkeep;
        this.timer = workers::afterOrAtStop;
        this.meters = meters;
        this.transports = transports;
    }

    /**
     * Returns the configured caller; the platform client if only a message names the managed user.
     *
     * @throws IllegalArgumentException if the configuration is not possible
     */
    Authentication caller(CalcomConfiguration configuration, ClientSettings settings) {
        return switch (configuration.authenticationKind()) {
            case NONE -> FixedAuthentication.none();
            case API_KEY -> FixedAuthentication.apiKey(configuration.getApiKey());
            case PLATFORM_CLIENT -> platformClient(configuration);
            case MANAGED_USER -> ObjectHelper.isEmpty(configuration.getManagedUserId())
                    ? platformClient(configuration) : managedUsers(configuration, settings).of(configuration.getManagedUserId());
            case OAUTH2 -> ObjectHelper.isEmpty(configuration.getOauthRefreshToken())
                    ? FixedAuthentication.accessToken(configuration.getOauthAccessToken()) : grant(configuration, settings);
        };
    }

    private static Authentication platformClient(CalcomConfiguration configuration) {
        return FixedAuthentication.platformClient(configuration.getPlatformClientId(), configuration.getPlatformClientSecret());
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
        return new RefreshSettings(tokenThreads, upkeepThreads, timer, Duration.ofMillis(configuration.getTokenRefreshAhead()));
    }

    private static String secret(String value) {
        return value == null ? "" : value;
    }

    private static String blankToNull(String value) {
        return ObjectHelper.isEmpty(value) ? null : value;
    }

    /** The callers whose tokens are renewed. */
    List<TokenAuthentication> tokenAuthentications() {
        return Stream.concat(grants.values().stream(), managedUsers.values().stream().flatMap(ManagedUsers::all)).toList();
    }

    /** Waits a moment for running refreshes: the tokens that these bring replace tokens that are no longer valid. */
    void settle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        try {
            boolean settled = true;
            for (TokenAuthentication authentication : tokenAuthentications()) {
                settled &= authentication.settle(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
            if (!settled) {
                LOG.warn("A refresh of tokens has not ended within {} s; if the server completes it, its tokens are lost", SETTLE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
