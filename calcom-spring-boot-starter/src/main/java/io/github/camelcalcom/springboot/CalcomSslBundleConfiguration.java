package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.util.ObjectHelper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** What says which of Spring Boot's SSL bundles the component uses. */
@ConfigurationProperties(prefix = CalcomComponentAutoConfiguration.PREFIX)
public class CalcomSslBundleConfiguration {

    /**
     * The Spring Boot SSL bundle that says what to trust and how to identify oneself under TLS, in place of ssl-context-parameters.
     */
    private String sslBundle;

    /** Makes the component use the bundle, if one is named. It is read anew when the component is started again. */
    void applyTo(CalcomComponent component, ObjectProvider<SslBundles> bundles) {
        if (ObjectHelper.isEmpty(sslBundle)) {
            return;
        }
        if (component.getConfiguration().getSslContextParameters() != null) {
            throw new IllegalArgumentException(property() + " cannot be set together with ssl-context-parameters. Leave one of them out");
        }
        SslBundles known = bundles.getIfAvailable();
        if (known == null) {
            throw new IllegalArgumentException(property() + " needs Spring Boot's SSL bundles, which this application has switched off");
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
