package io.github.camelcalcom.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;

/**
 * Lets Vert.x make its TLS connections with an {@link SSLContext} that others have set up: its key and trust managers, and the protocols
 * and cipher suites that its engines come with.
 */
final class JsseEngineOptions extends SSLEngineOptions {

    private final SSLContext sslContext;
    private final String[] protocols;
    private final List<String> cipherSuites;

    JsseEngineOptions(SSLContext sslContext) {
        this.sslContext = sslContext;
        // Netty and Vert.x set protocols and cipher suites on each engine anew, so that those it was made with must be given to them
        SSLEngine engine = sslContext.createSSLEngine();
        engine.setUseClientMode(true);
        protocols = engine.getEnabledProtocols();
        cipherSuites = List.of(engine.getEnabledCipherSuites());
    }

    private JsseEngineOptions(JsseEngineOptions other) {
        super(other);
        sslContext = other.sslContext;
        protocols = other.protocols;
        cipherSuites = other.cipherSuites;
    }

    /** The protocols that the context's engines are made with, such as TLSv1.3. */
    Set<String> protocols() {
        return new LinkedHashSet<>(Arrays.asList(protocols));
    }

    @Override
    public SSLEngineOptions copy() {
        return new JsseEngineOptions(this);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Factory();
    }

    /** Key and trust managers of Vert.x's own are not asked for: those of the context count. */
    private final class Factory implements SslContextFactory {

        private boolean alpn;
        private List<String> applicationProtocols = List.of();

        @Override
        public SslContextFactory useAlpn(boolean useAlpn) {
            alpn = useAlpn;
            return this;
        }

        @Override
        public SslContextFactory applicationProtocols(List<String> names) {
            applicationProtocols = names;
            return this;
        }

        @Override
        public SslContext create() {
            ApplicationProtocolConfig config = alpn && !applicationProtocols.isEmpty()
                    ? new ApplicationProtocolConfig(ApplicationProtocolConfig.Protocol.ALPN,
                            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT, applicationProtocols)
                    : ApplicationProtocolConfig.DISABLED;
            return new JdkSslContext(sslContext, true, cipherSuites, IdentityCipherSuiteFilter.INSTANCE, config, ClientAuth.NONE,
                    protocols, false);
        }
    }
}
