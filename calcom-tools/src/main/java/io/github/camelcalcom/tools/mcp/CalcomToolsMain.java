/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.tools.call.CalcomTools;
import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Runs a server of tools until its client disconnects or the process ends. Without options, the tools are those of a sandbox, and only read. */
@Command(name = "calcom-tools", mixinStandardHelpOptions = true, versionProvider = CalcomToolsMain.Version.class,
        sortOptions = false, description = {
    "Serves the operations of the Cal.com API v2 as tools to a client of the Model Context Protocol.",
    "Without --http, the client is at standard input and output. The log is written to standard error."},
    footer = {"Environment:", "  CALCOM_API_KEY      API key of the server that --api-url names",
        "  CALCOM_TOOLS_TOKEN  token that clients of --http must send"})
public final class CalcomToolsMain implements Callable<Integer> {

    private static final String ROUTE = "direct:calcom-tool";
    private static final int MAX_PORT = 65_535;

    @Option(names = "--api-url", paramLabel = "<url>",
            description = "server to call, for example https://api.cal.com (default: a sandbox in this process)")
    private String apiUrl;

    @Option(names = "--profile", paramLabel = "<name>", description = "hosted, self-hosted or auto (default: auto; for the sandbox hosted)")
    private String profile;

    @Option(names = "--properties", paramLabel = "<file>",
            description = "file with options of the component, such as camel.component.calcom.oauthClientId")
    private String properties;

    @Option(names = "--write", description = "offer tools that change something, too")
    private boolean write;

    @Option(names = "--resources", paramLabel = "<names>", defaultValue = "",
            description = "offer these resources only, for example bookings,slots")
    private String resources;

    @Option(names = "--tools", paramLabel = "<names>", defaultValue = "",
            description = "offer these tools only, for example get_bookings,create_booking")
    private String tools;

    @Option(names = "--http", paramLabel = "<port>", description = "serve HTTP on this port of 127.0.0.1, 0 for a free one")
    private Integer port;

    /** Tells the version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[]{"calcom-tools " + CalcomMcpServer.version()};
        }
    }

    private CalcomToolsMain() {
    }

    /** Runs the server that the arguments describe. Exits with code 2 if they are invalid, and with code 1 if the server cannot start. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new CalcomToolsMain()).setExecutionExceptionHandler(CalcomToolsMain::report).execute(arguments));
    }

    /** Prints the reason of a failed start in a line. A stack trace would hide it. */
    private static int report(Exception failure, CommandLine line, ParseResult arguments) {
        Throwable reason = failure;
        while (reason.getCause() != null && !(reason instanceof IllegalArgumentException)) {
            reason = reason.getCause();
        }
        boolean invalid = reason instanceof IllegalArgumentException;
        line.getErr().println("calcom-tools cannot start: " + (invalid ? reason.getMessage() : reason));
        return invalid ? line.getCommandSpec().exitCodeOnInvalidInput() : line.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() throws Exception {
        if (port != null && (port < 0 || port > MAX_PORT)) {
            throw new IllegalArgumentException("The port of --http must be between 0 and " + MAX_PORT + ", but is " + port);
        }
        if (properties != null && !Files.isReadable(Path.of(properties))) {
            throw new IllegalArgumentException("The file of --properties cannot be read: " + properties);
        }
        PrintStream output = System.out;
        // whatever else the process prints goes to standard error, so that it cannot disturb the protocol
        System.setOut(System.err);
        CalcomSandbox sandbox = apiUrl == null && properties == null ? CalcomSandbox.start() : null;
        Main main = camel(sandbox);
        CalcomTools offered = new CalcomTools();
        offered.setReadOnly(!write);
        offered.setResources(resources);
        offered.setTools(tools);
        main.configure().addRoutesBuilder(route(offered));
        main.start();
        checkServer(main.getCamelContext());
        offered.setCamelContext(main.getCamelContext());
        CalcomMcpServer server = new CalcomMcpServer();
        server.setTools(offered);
        server.setUri(ROUTE);
        server.setStreams(System.in, output);
        if (port != null) {
            server.setToken(System.getenv("CALCOM_TOOLS_TOKEN"));
            server.setPort(port);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, main, sandbox), "calcom-tools-stop"));
        server.start();
        if (port == null) {
            server.awaitEnd();
        } else {
            System.err.println("calcom-tools listens at " + server.getUrl());
            stopped.await();
        }
        return 0;
    }

    /** A server that cannot be called is reported at the start, and not by each call. */
    private static void checkServer(CamelContext context) throws Exception {
        try (Producer producer = context.getEndpoint("calcom:slots/list").createProducer()) {
            producer.start();
        }
    }

    private Main camel(CalcomSandbox sandbox) {
        Main main = new Main();
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().setAutoConfigurationLogSummary(false);
        main.setPropertyPlaceholderLocations(properties == null ? "" : "file:" + properties);
        option(main, "api-url", sandbox != null ? sandbox.url() : apiUrl);
        option(main, "api-key", sandbox != null ? sandbox.apiKey() : System.getenv("CALCOM_API_KEY"));
        option(main, "api-profile", profile != null || sandbox == null ? profile : "hosted");
        return main;
    }

    private static void option(Main main, String name, String value) {
        if (value != null) {
            main.addInitialProperty("camel.component.calcom." + name, value);
        }
    }

    private static RouteBuilder route(CalcomTools offered) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(ROUTE).routeId("calcom-tool").process(offered);
            }
        };
    }

    private static void stop(CalcomMcpServer server, Main main, CalcomSandbox sandbox) {
        server.stop();
        main.stop();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
