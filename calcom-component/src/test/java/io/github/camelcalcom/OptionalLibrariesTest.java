/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a class path without the libraries that an application need not have, when the component is used, then it works. */
@Timeout(1_800)
class OptionalLibrariesTest {

    private static final Pattern OPTIONAL = Pattern.compile(".*/(micrometer|camel-telemetry|camel-opentelemetry|opentelemetry|camel-health|camel-console"
                                                            + "|ical4j)"
                                                            + "[^/]*\\.jar");

    @Test
    void theComponentWorksWithoutThem() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OPTIONAL.matcher(entry.replace('\\', '/')).matches()).map(OptionalLibrariesTest::url).toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        try (ScriptedServer server = new ScriptedServer();
             ObservedLoader loader = new ObservedLoader(classPath)) {
            thread.setContextClassLoader(loader);
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry")).isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("org.apache.camel.telemetry.SpanDecorator")).isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("org.apache.camel.impl.health.AbstractHealthCheck"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("net.fortuna.ical4j.model.Calendar")).isInstanceOf(ClassNotFoundException.class);
            Object call = loader.loadClass(PlainCall.class.getName()).getConstructor(String.class).newInstance(server.url());

            assertThat(((Callable<?>) call).call()).isEqualTo("The data type calcom:ical needs the library org.mnode.ical4j:ical4j (version 4),"
                                                              + " which is not on the classpath");
            assertThat(server.received()).hasSize(1);
            assertThat(loader.hasLoaded("io.github.camelcalcom.client.CalcomResponse")).isTrue();
            assertThat(loader.hasLoaded("io.github.camelcalcom.model.RecordType")).as("records that a call with maps does not need").isFalse();
            assertThat(loader.hasLoaded("io.github.camelcalcom.model.CalcomJson")).isFalse();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has classes of its own, and knows which of them have been used. */
    private static final class ObservedLoader extends URLClassLoader {

        ObservedLoader(URL[] classPath) {
            super(classPath, ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(String name) {
            return findLoadedClass(name) != null;
        }
    }

    /** A call, a feed and a stop, with the classes of whatever loader has loaded this one. */
    public static final class PlainCall implements Callable<String> {

        private final String url;

        public PlainCall(String url) {
            this.url = url;
        }

        @Override
        public String call() throws Exception {
            try (CalcomContext camel = new CalcomContext(url)) {
                camel.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:calendar").transformDataType("calcom:ical");
                    }
                }).start();
                Exchange exchange = camel.call("calcom:me/get");
                if (exchange.getException() != null) {
                    return exchange.getException().toString();
                }
                return camel.call("direct:calendar").getException().getMessage();
            }
        }
    }
}
