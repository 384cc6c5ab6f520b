/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.ApiProfile;

/** Where a server is asked to deliver to. */
public final class SubscriberUrl {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern PRIVATE_NAME = Pattern.compile("[^.]*|.*\\.(local|localhost|internal|lan|home|test|example|invalid)");
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;

    private SubscriberUrl() {
    }

    /**
     * Checks that a server of this profile can deliver to a URL. Looks up no name.
     *
     * @throws IllegalArgumentException if it is no http or https URL, has the address 0.0.0.0 or [::] or, for the hosted service, is not
     *                                  public and https
     */
    public static String checked(String url, ApiProfile profile) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(url, "is no URL", e);
        }
        boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
        if (!isHttps && !"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw invalid(url, "is no http or https URL", null);
        }
        if (isUnspecified(uri.getHost())) {
            throw invalid(url, "has an address that stands for all addresses of a machine, to which no server can deliver", null);
        }
        if (profile == ApiProfile.HOSTED && !isHttps) {
            throw invalid(url, "does not begin with https://, which the hosted service requires", null);
        }
        if (profile == ApiProfile.HOSTED && isPrivate(uri.getHost())) {
            throw invalid(url, "is no public address, so the hosted service cannot deliver to it", null);
        }
        return url;
    }

    private static IllegalArgumentException invalid(String url, String reason, Throwable cause) {
        return new IllegalArgumentException("The URL for webhooks '" + url + "' " + reason + ". Set the option webhookExternalUrl, of a"
                                            + " feed pushExternalUrl, to the address by which Cal.com reaches this server, such as https://hooks.my-company.com", cause);
    }

    private static boolean isUnspecified(String host) {
        return isLiteral(host) && address(host).isAnyLocalAddress();
    }

    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!isLiteral(name)) {
            return PRIVATE_NAME.matcher(name).matches();
        }
        InetAddress address = address(name);
        byte[] bytes = address.getAddress();
        boolean isUniqueLocal = bytes.length > 4 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return isUniqueLocal || address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
                || address.isMulticastAddress();
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    /** The address that is written out in a URL: nothing is looked up. */
    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("The URL for webhooks has the impossible address " + host, e);
        }
    }
}
