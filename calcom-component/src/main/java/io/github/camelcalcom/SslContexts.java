package io.github.camelcalcom;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.IdentityHashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContextAware;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The contexts that were made of {@link SSLContextParameters}: one for each, so that key stores are read once and endpoints with the same
 * parameters share connections. Thread safe.
 */
final class SslContexts {

    private final CamelContextAware owner;
    private final Map<SSLContextParameters, SSLContext> contexts = new IdentityHashMap<>();

    SslContexts(CamelContextAware owner) {
        this.owner = owner;
    }

    /**
     * The context of these parameters.
     *
     * @param  parameters               null for what the JVM has by default
     * @param  origin                   where they come from, for a message
     * @return                          null if the parameters are
     * @throws IllegalArgumentException if they are not usable
     */
    synchronized SSLContext of(SSLContextParameters parameters, String origin) {
        if (parameters == null) {
            return null;
        }
        SSLContext context = contexts.get(parameters);
        if (context == null) {
            context = create(parameters, origin);
            contexts.put(parameters, context);
        }
        return context;
    }

    private SSLContext create(SSLContextParameters parameters, String origin) {
        try {
            return parameters.createSSLContext(owner.getCamelContext());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IllegalArgumentException(origin + " is not usable; check its key stores and their passwords: " + e.getMessage(), e);
        }
    }

    /** Forgets all, so that changed key stores are read when the component starts again. */
    synchronized void clear() {
        contexts.clear();
    }
}
