/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.regex.Pattern;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.RawOperation;
import io.github.camelcalcom.error.ErrorHint;

/**
 * Says which option to check after a refusal, as far as the answer shows that the call itself was wrong.
 *
 * @param server         that was called
 * @param authentication the caller
 * @param template       the operation
 * @param target         the path and the query
 */
record RefusalHint(ServerAddress server, Authentication authentication, RequestTemplate template, String target) implements ErrorHint {

    private static final String VERSIONED = "/v2/";
    /** The API answers 401 also where the credential is good but the thing belongs to another user. */
    private static final Pattern ABOUT_CREDENTIAL = Pattern.compile("(?i)api.?key|access token|authentication|Strategy|oauth client|x-cal-");
    private static final Pattern ABOUT_SCOPE = Pattern.compile("(?i)\\bscopes?\\b");

    @Override
    public String of(int status, String message) {
        if (lacksScope(status, message)) {
            return "the access token needs the OAuth scope " + String.join(" or ", template.operation().scopes());
        }
        boolean refusesCaller = status == 401 || status == 403 || status == 498;
        if (refusesCaller && (message == null ? status != 403 : ABOUT_CREDENTIAL.matcher(message).find())) {
            return switch (authentication.kind()) {
                case NONE -> "no credential was sent to " + server + "; set the option apiKey";
                case API_KEY -> "check the option apiKey: the key must be valid at " + server + " (option apiUrl)";
                case OAUTH2 -> "check the options oauthAccessToken and oauthRefreshToken: the tokens must be valid at " + server + " (option apiUrl)";
                case PLATFORM_CLIENT, MANAGED_USER -> "check the options platformClientId and platformClientSecret: the client must be one of "
                                                      + server + " (option apiUrl)";
            };
        }
        if (status == 404 && template.operation().resource().equals(RawOperation.RESOURCE) && !target.startsWith(VERSIONED, prefix())) {
            return "the path does not begin with " + VERSIONED + ", as those of the API do";
        }
        if (status == 404 && template.isOfProfileOnly(ApiProfile.HOSTED)) {
            return "the operation is documented for the hosted service only, which " + server + " is not";
        }
        return null;
    }

    /** Whether the refusal may be due to a scope: the server says so, or it accepts the token and refuses the operation. */
    private boolean lacksScope(int status, String message) {
        if (status != 403 || template.operation().scopes().isEmpty()) {
            return false;
        }
        boolean isAboutScope = message != null && ABOUT_SCOPE.matcher(message).find();
        boolean isAboutCredential = message != null && ABOUT_CREDENTIAL.matcher(message).find();
        return isAboutScope || authentication.kind() == AuthenticationKind.OAUTH2 && !isAboutCredential;
    }

    private int prefix() {
        return target.startsWith(server.basePath()) ? server.basePath().length() : 0;
    }
}
