/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.http.fileupload.FileUtils;

/** Serves one servlet behind one filter, with an embedded Tomcat. */
final class HttpListener implements AutoCloseable {

    /** A refused request of this size is still read, so that the client gets the answer and no broken connection. */
    private static final int MAX_SWALLOWED = 32 * 1024 * 1024;

    private final String host;
    private final Path folder;
    private final Tomcat tomcat = new Tomcat();

    /** Listens at once. */
    HttpListener(String host, int port, String path, Servlet servlet, Filter filter) throws IOException, LifecycleException {
        this.host = host;
        this.folder = Files.createTempDirectory("calcom-tools");
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setProperty("address", host);
        connector.setProperty("maxSwallowSize", String.valueOf(MAX_SWALLOWED));
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "mcp", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping(path);
        add(context, "loader", inLoader(Thread.currentThread().getContextClassLoader()));
        add(context, "guard", filter);
        tomcat.start();
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap all = new FilterMap();
        all.setFilterName(name);
        all.addURLPattern("/*");
        context.addFilterMap(all);
    }

    /** Threads that begin during a request outlive this server, so they must not keep the class loader of its context. */
    private static Filter inLoader(ClassLoader loader) {
        return (request, response, chain) -> {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                chain.doFilter(request, response);
            } finally {
                thread.setContextClassLoader(own);
            }
        };
    }

    String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        FileUtils.deleteDirectory(folder.toFile());
    }
}
