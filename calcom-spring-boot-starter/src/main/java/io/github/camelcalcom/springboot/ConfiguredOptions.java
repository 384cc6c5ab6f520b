/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.Map;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The options that the user has set. Defaults are not applied, because they would overwrite the options of a configuration bean or a component
 * bean.
 */
final class ConfiguredOptions {

    private static final String CONFIGURATION = "configuration";

    private final CalcomComponentConfiguration properties;
    private final Environment environment;

    ConfiguredOptions(CalcomComponentConfiguration properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Sets the configuration bean, if a property names one, and then the other options, so that they take precedence over the bean. */
    void applyTo(CalcomComponent component) {
        CamelContext context = component.getCamelContext();
        if (properties.getConfiguration() != null) {
            // a copy, because other code may use the bean as well
            component.setConfiguration(properties.getConfiguration().copy());
        }
        Map<String, Object> defaults = CamelPropertiesHelper.getNonNullProperties(context, new CalcomComponentConfiguration());
        Map<String, Object> options = CamelPropertiesHelper.getNonNullProperties(context, properties);
        options.keySet().removeIf(name -> name.equals(CONFIGURATION) || name.equals("enabled") || name.equals("customizer"));
        Binder binder = Binder.get(environment);
        options.entrySet().removeIf(option -> option.getValue().equals(defaults.get(option.getKey())) && !isSet(binder, option.getKey()));
        CamelPropertiesHelper.copyProperties(context, options, component);
    }

    private static boolean isSet(Binder binder, String option) {
        return binder.bind(CalcomComponentAutoConfiguration.PREFIX + '.' + StringHelper.camelCaseToDash(option), Bindable.of(Object.class))
                .isBound();
    }
}
