/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.apache.camel.builder.RouteBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles routes that a page shows in Java. */
final class CompiledRoutes {

    private CompiledRoutes() {
    }

    /** Returns a builder whose method consists of the given statements. */
    static RouteBuilder of(List<String> statements, Path folder) throws IOException, ReflectiveOperationException {
        Path source = folder.resolve("Routes.java");
        Files.writeString(source, """
                import org.apache.camel.builder.RouteBuilder;

                public class Routes extends RouteBuilder {
                    @Override
                    public void configure() {
                %s
                    }
                }
                """.formatted(String.join("\n", statements)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null,
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, CompiledRoutes.class.getClassLoader())) {
            return (RouteBuilder) loader.loadClass("Routes").getDeclaredConstructor().newInstance();
        }
    }
}
