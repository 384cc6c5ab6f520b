/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.util.ObjectHelper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** The property for the SSL bundle of the component. */
@ConfigurationProperties(prefix = CalcomComponentAutoConfiguration.PREFIX)
public class CalcomSslBundleConfiguration {

    /**
     * Name of the Spring Boot SSL bundle with the trust store and the key for TLS, in place of ssl-context-parameters.
     */
    private String sslBundle;

    /** Sets the bundle of the component, if the property names one. The bundle is read again when the component is restarted. */
    void applyTo(CalcomComponent component, ObjectProvider<SslBundles> bundles) {
        if (ObjectHelper.isEmpty(sslBundle)) {
            return;
        }
        if (component.getConfiguration().getSslContextParameters() != null) {
            throw new IllegalArgumentException(property() + " cannot be set together with ssl-context-parameters. Leave one of them out");
        }
        SslBundles known = bundles.getIfAvailable();
        if (known == null) {
            throw new IllegalArgumentException(property() + " requires Spring Boot's SSL bundles, which are disabled in this application");
        }
        try {
            known.getBundle(sslBundle);
        } catch (NoSuchSslBundleException e) {
            throw new IllegalArgumentException(property() + " names no SSL bundle. Configured are: " + String.join(", ", known.getBundleNames()), e);
        }
        component.getConfiguration().setSslContextParameters(new SslBundleParameters(known, sslBundle));
    }

    private String property() {
        return "The property " + CalcomComponentAutoConfiguration.PREFIX + ".ssl-bundle=" + sslBundle;
    }

    public String getSslBundle() {
        return sslBundle;
    }

    public void setSslBundle(String sslBundle) {
        this.sslBundle = sslBundle;
    }
}
