/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.RawOperation;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the operation catalogue, then the Endpoint DSL has a builder for each operation, with a method for each parameter, and no others. */
class DslCatalogTest {

    private final OperationCatalog catalog = OperationCatalog.instance();

    @Test
    void eachOperationHasABuilderOfItsUri() {
        Set<String> expected = new TreeSet<>(RawOperation.names().stream().map(name -> "calcom:raw/" + name).toList());
        catalog.resources().forEach(resource -> catalog.operations(resource).forEach(operation -> expected.add(
                (operation.kind() == Operation.Kind.EVENTS ? "webhook:calcom:" : "calcom:") + operation.uri())));

        assertThat(builders().keySet()).isEqualTo(expected);
    }

    @Test
    void eachParameterIsAMethodOfTheBuilder() {
        builders().forEach((uri, builder) -> assertThat(ownMethods(builder.getClass())).as(uri)
                .isEqualTo(operation(uri).parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void oneSendsToACallAndConsumesFromTheOthers() {
        builders().forEach((uri, builder) -> {
            boolean call = operation(uri).isForProducers();
            assertThat(builder instanceof EndpointProducerBuilder).as(uri).isEqualTo(call);
            assertThat(builder instanceof EndpointConsumerBuilder).as(uri).isNotEqualTo(call);
        });
    }

    @Test
    void eachFixedValueIsAConstant() {
        builders().forEach((uri, builder) -> operation(uri).parameters().stream().filter(parameter -> !parameter.values().isEmpty())
                .forEach(parameter -> assertThat(constants(builder.getClass(), parameter.name())).as(uri + ' ' + parameter.name())
                        .containsAll(parameter.values())));
    }

    /** Calls every method of every resource, and returns the builders by their URI. */
    private static Map<String, OperationBuilder> builders() {
        Map<String, OperationBuilder> builders = new TreeMap<>();
        for (Object resource : results(new CalcomResources())) {
            for (Object builder : results(resource)) {
                builders.put(((OperationBuilder) builder).getRawUri(), (OperationBuilder) builder);
            }
        }
        return builders;
    }

    private static Set<Object> results(Object owner) {
        return Arrays.stream(owner.getClass().getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> invoke(method, owner)).collect(Collectors.toSet());
    }

    private static Object invoke(Method method, Object owner) {
        try {
            return method.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError("Method " + method + " cannot be called", e);
        }
    }

    private static Set<String> ownMethods(Class<?> builder) {
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic())
                .map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> builder, String parameter) {
        return Arrays.stream(builder.getDeclaredMethods()).filter(method -> method.getName().equals(parameter))
                .map(method -> method.getParameterTypes()[0]).map(type -> type.isArray() ? type.getComponentType() : type)
                .filter(Class::isEnum).flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(constant -> ((ParameterValue) constant).value()).collect(Collectors.toSet());
    }

    private Operation operation(String uri) {
        String[] name = uri.substring(uri.lastIndexOf(':') + 1).split("/");
        return catalog.find(name[0], name[1]).or(() -> RawOperation.find(name[1])).orElseThrow();
    }
}
