/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator.dsl;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;

import javax.lang.model.element.Modifier;

/** Writes the class of a resource: a method and a builder for each operation, and an enum for each parameter with fixed values. */
final class ResourceWriter {

    private static final ClassName FACTORY = ClassName.get("io.github.camelcalcom.endpoint", "CalcomEndpointBuilderFactory");
    private static final ClassName BUILDER = ClassName.get(DslGenerator.PACKAGE, "OperationBuilder");
    private static final ClassName WEBHOOK_BUILDER = ClassName.get(DslGenerator.PACKAGE, "WebhookBuilder");
    private static final ClassName VALUE = ClassName.get(DslGenerator.PACKAGE, "ParameterValue");

    private final String resource;
    private final ClassName type;
    private final List<Operation> operations;
    private final Map<String, Set<String>> values = new TreeMap<>();

    ResourceWriter(String resource, ClassName type, List<Operation> operations) {
        this.resource = resource;
        this.type = type;
        this.operations = operations;
        operations.forEach(operation -> operation.parameters().stream().filter(parameter -> !parameter.values().isEmpty())
                .forEach(parameter -> values.computeIfAbsent(parameter.name(), any -> new LinkedHashSet<>()).addAll(parameter.values())));
    }

    TypeSpec type() {
        TypeSpec.Builder builder = TypeSpec.classBuilder(type).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The operations of {@code $L}.\n", resource)
                .addMethod(MethodSpec.constructorBuilder().addStatement("super()").build());
        for (Operation operation : operations) {
            ClassName own = type.nestedClass(Names.type(operation.name()) + "Builder");
            builder.addMethod(MethodSpec.methodBuilder(Names.member(operation.name())).addModifiers(Modifier.PUBLIC).returns(own)
                    .addJavadoc("$L.\n<p>\n$L\n\n@return the builder of the endpoint {@code $L}\n", operation.summary(), kind(operation), uri(operation))
                    .addStatement("return new $T()", own).build());
            builder.addType(builder(operation, own));
        }
        values.forEach((name, permitted) -> builder.addType(valueType(name, permitted)));
        return builder.build();
    }

    private static String kind(Operation operation) {
        String where = switch (operation.availability()) {
            case BOTH -> "";
            case HOSTED -> " Only the hosted service supports it.";
            case SELF_HOSTED -> " Only self-hosted servers support it.";
            case LEGACY -> " Only older servers support it.";
        };
        return switch (operation.kind()) {
            case CALL -> "To send to: {@code " + operation.method() + ' ' + operation.path() + "}." + where;
            case UPSERT -> "To send to: creates an item, or updates the one that exists." + where;
            case CHANGES -> "To consume from: one exchange for each new or changed item." + where;
            case EVENTS -> "To consume from: one exchange for each delivery of the webhook." + where;
        };
    }

    private static String uri(Operation operation) {
        return (operation.kind() == Operation.Kind.EVENTS ? "webhook:calcom:" : "calcom:") + operation.uri();
    }

    private TypeSpec builder(Operation operation, ClassName own) {
        String role = operation.isForProducers() ? "Producer" : "Consumer";
        TypeSpec.Builder builder = TypeSpec.classBuilder(own).addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Builds the endpoint {@code $L}. Set the parameters first, then the options of the component.\n", uri(operation))
                .superclass(operation.kind() == Operation.Kind.EVENTS ? ParameterizedTypeName.get(WEBHOOK_BUILDER, own) : BUILDER)
                .addSuperinterface(FACTORY.nestedClass("CalcomEndpoint" + role + "Builder"))
                .addSuperinterface(FACTORY.nestedClass("AdvancedCalcomEndpoint" + role + "Builder"))
                .addMethod(MethodSpec.constructorBuilder().addStatement("super($S)", operation.uri()).build());
        if (operation.kind() == Operation.Kind.EVENTS) {
            builder.addMethod(MethodSpec.methodBuilder("self").addAnnotation(Override.class).returns(own).addStatement("return this").build());
        }
        Map<String, List<Parameter>> byName = new LinkedHashMap<>();
        operation.parameters().forEach(parameter -> byName.computeIfAbsent(parameter.name(), name -> operation.parameters().stream()
                .filter(other -> other.name().equals(name)).toList()));
        byName.values().forEach(forms -> setters(builder, own, forms));
        return builder.build();
    }

    /** @param forms the parameter on the servers, which may differ */
    private void setters(TypeSpec.Builder builder, ClassName own, List<Parameter> forms) {
        Parameter parameter = forms.get(0);
        boolean list = forms.stream().anyMatch(form -> form.arrayStyle() != Parameter.ArrayStyle.NONE);
        TypeName typed = typed(parameter);
        if (typed != null) {
            MethodSpec.Builder setter = setter(own, parameter, forms, list ? "The values." : "The value.");
            if (list) {
                setter.addParameter(ArrayTypeName.of(typed), "values").varargs().addStatement("setParameter($S, join(values))", parameter.name());
            } else {
                setter.addParameter(typed, "value").addStatement("setParameter($S, $T.valueOf(value))", parameter.name(), String.class);
            }
            builder.addMethod(setter.addStatement("return this").build());
        }
        builder.addMethod(setter(own, parameter, forms, list ? "The values, separated by commas; or a property placeholder."
                : "The value, which may be a property placeholder or an expression of {@code toD}.").addParameter(String.class, "value")
                .addStatement("setParameter($S, value)", parameter.name()).addStatement("return this").build());
    }

    private static MethodSpec.Builder setter(ClassName own, Parameter parameter, List<Parameter> forms, String value) {
        StringBuilder text = new StringBuilder(parameter.summary()).append('.');
        if (parameter.required()) {
            text.append(" Required, here or as a header.");
        }
        if (forms.stream().noneMatch(form -> form.availability() == Availability.BOTH) && forms.size() == 1) {
            text.append(parameter.availability() == Availability.HOSTED ? " Only on the hosted service." : " Only on self-hosted servers.");
        }
        boolean list = value.startsWith("The values");
        return MethodSpec.methodBuilder(Names.member(parameter.name())).addModifiers(Modifier.PUBLIC).returns(own)
                .addJavadoc("$L\n\n@param $L $L\n@return this builder\n", text, list && !value.contains("separated") ? "values" : "value",
                        value.substring(0, 1).toLowerCase(Locale.ROOT) + value.substring(1));
    }

    private TypeName typed(Parameter parameter) {
        if (values.containsKey(parameter.name()) && !parameter.values().isEmpty()) {
            return type.nestedClass(valueTypeName(parameter.name()));
        }
        return switch (parameter.type()) {
            case INTEGER -> TypeName.LONG;
            case NUMBER -> TypeName.DOUBLE;
            case BOOLEAN -> TypeName.BOOLEAN;
            case DATE_TIME -> ClassName.get(Instant.class);
            case DATE -> ClassName.get(LocalDate.class);
            case STRING, OBJECT, RAW_PATH -> null;
        };
    }

    private static String valueTypeName(String parameter) {
        return Names.type(parameter);
    }

    private TypeSpec valueType(String parameter, Set<String> permitted) {
        TypeSpec.Builder builder = TypeSpec.enumBuilder(type.nestedClass(valueTypeName(parameter))).addModifiers(Modifier.PUBLIC)
                .addJavadoc("The values of the parameter {@code $L}.\n", parameter).addSuperinterface(VALUE)
                .addField(String.class, "value", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addParameter(String.class, "value").addStatement("this.value = value").build())
                .addMethod(MethodSpec.methodBuilder("value").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .returns(String.class).addStatement("return value").build())
                .addMethod(MethodSpec.methodBuilder("toString").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .returns(String.class).addStatement("return value").build());
        permitted.forEach(value -> builder.addEnumConstant(Names.constant(value),
                TypeSpec.anonymousClassBuilder("$S", value).addJavadoc("{@code $L}\n", value).build()));
        return builder.build();
    }
}
