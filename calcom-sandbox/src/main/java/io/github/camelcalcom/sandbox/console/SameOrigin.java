package io.github.camelcalcom.sandbox.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the pages of others out: what they may make a browser send must neither change anything nor be read by them. It does not protect
 * from programs, which may do everything with a sandbox anyway.
 */
final class SameOrigin {

    /** What a browser may call a server by that only this machine can reach. */
    private final Set<String> loopbackNames;
    private final boolean isLoopback;

    /** @param bindAddress the address that the server listens on */
    SameOrigin(String bindAddress) {
        this.isLoopback = isLoopback(bindAddress);
        this.loopbackNames = Stream.of("localhost", "127.0.0.1", "[::1]", bindAddress.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // the server could not have listened on it, so that nobody asks
            return false;
        }
    }

    /** Why a request is refused; empty if it is not. */
    Optional<String> refusal(HttpServerRequest request) {
        String host = request.getHeader("Host");
        if (isLoopback && (host == null || !loopbackNames.contains(withoutPort(host)))) {
            // a name of somebody else's that was made to point here
            return Optional.of("This sandbox listens on the loopback interface: its console is at localhost, not at '" + host + "'");
        }
        boolean isChange = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
        String site = request.getHeader("Sec-Fetch-Site");
        boolean isVisit = !isChange && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        if (site != null) {
            boolean isOwn = site.equals("same-origin") || site.equals("none") && !isChange || isVisit;
            return isOwn ? Optional.empty() : Optional.of("Only the console's own pages may do this, not one that is " + site);
        }
        String origin = request.getHeader("Origin");
        boolean isForeign = origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
        return isForeign ? Optional.of("Only the console's own pages may do this, not one of " + origin) : Optional.empty();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }
}
