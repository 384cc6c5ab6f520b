/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator.dsl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.RawOperation;

import javax.lang.model.element.Modifier;

/** Writes the sources of the Endpoint DSL: a class for each resource, and the class that leads to all of them. */
public final class DslGenerator {

    static final String PACKAGE = "io.github.camelcalcom.dsl";

    private static final ClassName HEADERS = ClassName.get("io.github.camelcalcom.endpoint", "CalcomEndpointBuilderFactory",
            "CalcomHeaderNameBuilder");

    private DslGenerator() {
    }

    /**
     * Writes all sources.
     *
     * @param arguments the folder of the sources
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (JavaFile file : files()) {
            file.writeTo(folder);
        }
    }

    private static List<JavaFile> files() {
        OperationCatalog catalog = OperationCatalog.instance();
        TypeSpec.Builder root = TypeSpec.classBuilder("CalcomResources").addModifiers(Modifier.PUBLIC, Modifier.FINAL).superclass(HEADERS)
                .addJavadoc("The resources of the Cal.com API, each with its operations. Also the names of the message headers.\n");
        root.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addJavadoc("Starts an endpoint of any resource.\n")
                .addStatement("super()").build());
        List<JavaFile> files = new ArrayList<>();
        for (String resource : catalog.resources()) {
            add(resource, catalog.operations(resource), root, files);
        }
        add(RawOperation.RESOURCE, RawOperation.names().stream().map(name -> RawOperation.find(name).orElseThrow()).toList(), root, files);
        files.add(file(root.build()));
        return files;
    }

    private static void add(String resource, List<Operation> operations, TypeSpec.Builder root, List<JavaFile> files) {
        ClassName type = ClassName.get(PACKAGE, Names.type(resource));
        files.add(file(new ResourceWriter(resource, type, operations).type()));
        root.addMethod(MethodSpec.methodBuilder(Names.member(resource)).addModifiers(Modifier.PUBLIC).returns(type)
                .addJavadoc("Returns the operations of {@code $L}.\n", resource).addStatement("return new $T()", type).build());
    }

    private static JavaFile file(TypeSpec type) {
        return JavaFile.builder(PACKAGE, type).skipJavaLangImports(true).indent("    ").build();
    }
}
