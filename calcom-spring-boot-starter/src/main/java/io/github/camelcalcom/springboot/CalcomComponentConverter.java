/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Component;

/** Looks up the beans that properties name, such as {@code camel.component.calcom.token-store=#bean:tokens}. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesBinding
@Component
public class CalcomComponentConverter implements GenericConverter {

    private static final String BEAN = "#bean:";

    private final ApplicationContext applicationContext;

    public CalcomComponentConverter(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return CalcomObjectOptions.TYPES.stream().map(type -> new ConvertiblePair(String.class, type)).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException if there is no bean with the name */
    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source == null ? "" : source.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith("#") || text.contains(":") && !text.startsWith(BEAN)) {
            throw new IllegalArgumentException("'" + text + "' names no bean of type " + targetType.getType().getSimpleName()
                                               + ". Expected a reference such as " + BEAN + "nameOfTheBean");
        }
        return applicationContext.getBean(text.startsWith(BEAN) ? text.substring(BEAN.length()) : text.substring(1), targetType.getType());
    }
}
