/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.camelcalcom.tools.call.CalcomTools;
import io.github.camelcalcom.tools.call.ToolCall;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves tools to clients of the Model Context Protocol. With a port, it serves streamable HTTP at {@code /mcp}; otherwise it serves one client
 * at standard input and output. It serves as soon as the Camel context of the tools is started. As a bean, it needs {@code initMethod: start}
 * and {@code destroyMethod: stop}.
 * <p>
 * Over HTTP, it listens on the loopback interface, and refuses requests of web pages and of other host names, so that no page in a browser can
 * call tools. Set a token if others have access to the machine.
 */
public class CalcomMcpServer extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomMcpServer.class);
    private static final String PATH = "/mcp";
    /** Of any port: a browser cannot change the name in the header Host, and forwarded ports have other numbers than the own one. */
    private static final List<String> LOOPBACK = List.of("127.0.0.1:*", "localhost:*", "[::1]:*");

    private CalcomTools tools;
    private String uri = "direct:calcom-tool";
    private int port = -1;
    private String host = "127.0.0.1";
    private String token;
    private String allowedHosts = "";
    private String allowedOrigins = "";
    private int maxRequestSize = 1_048_576;
    private Duration consentTimeout = Duration.ofMinutes(5);
    private Duration finishTimeout = Duration.ofSeconds(60);
    private InputStream input = System.in;
    private OutputStream output = System.out;
    private volatile PendingRequests requests;
    private McpSyncServer server;
    private HttpListener listener;

    /** Sets the tools to serve. */
    public void setTools(CalcomTools tools) {
        this.tools = tools;
    }

    /** Sets the endpoint that calls of tools are sent to, {@code direct:calcom-tool} by default. Its route ends with the {@link CalcomTools}. */
    public void setUri(String uri) {
        this.uri = uri;
    }

    /** Sets the port of the HTTP server, 0 for a free one. By default, one client is served at standard input and output. */
    public void setPort(int port) {
        this.port = port;
    }

    /** Sets the address of the HTTP server, {@code 127.0.0.1} by default. With any other, set a token and {@code allowedHosts}. */
    public void setHost(String host) {
        this.host = host;
    }

    /**
     * Sets the token that HTTP clients must send as {@code Authorization: Bearer}. By default, none is required.
     *
     * @throws IllegalArgumentException if no client could send it, since it is empty or has other characters than visible ASCII
     */
    public void setToken(String token) {
        if (token != null && !token.matches("[!-~]+")) {
            throw new IllegalArgumentException("The token (CALCOM_TOOLS_TOKEN) is " + (token.isEmpty() ? "empty. Remove it, or set one"
                    : "not valid: use visible ASCII characters, without spaces and line breaks"));
        }
        this.token = token;
    }

    /** Sets further values of the header Host that are accepted, separated by commas, such as {@code tools.example.com:*}. */
    public void setAllowedHosts(String allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    /** Sets the origins of web pages that may call, separated by commas. By default, none may. */
    public void setAllowedOrigins(String allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    /** Sets the maximum size of a request over HTTP in bytes, 1 MiB by default. */
    public void setMaxRequestSize(int maxRequestSize) {
        this.maxRequestSize = maxRequestSize;
    }

    /** Sets how long to wait for the answer of a person whom the client asks, 5 minutes by default. Without an answer, the call is not made. */
    public void setConsentTimeout(Duration consentTimeout) {
        this.consentTimeout = consentTimeout;
    }

    /**
     * Sets how long calls in progress may take after the client has closed its input, one minute by default. Their answers are still written. A
     * client over HTTP is not affected.
     */
    public void setFinishTimeout(Duration finishTimeout) {
        this.finishTimeout = finishTimeout;
    }

    /** Sets the streams of the client that is served without a port, standard input and output by default. */
    public void setStreams(InputStream clientInput, OutputStream clientOutput) {
        this.input = clientInput;
        this.output = clientOutput;
    }

    /** Returns the URL for HTTP clients, or null if the server is not started or serves standard input and output. */
    public String getUrl() {
        return listener == null ? null : listener.url() + PATH;
    }

    /**
     * Waits until the client at the streams has closed its input and has the answers to its requests.
     *
     * @throws IllegalStateException if the server is not started, or serves HTTP
     */
    public void awaitEnd() throws InterruptedException {
        PendingRequests ending = requests;
        if (ending == null) {
            throw new IllegalStateException("The server serves no client at streams");
        }
        ending.awaitEnd();
    }

    /** Serves at once, or as soon as the routes of the tools' Camel context are started. */
    @Override
    protected void doStart() throws Exception {
        CamelContext context = tools.getCamelContext();
        if (context.isStarted()) {
            serve();
        } else {
            context.addStartupListener(new ExtendedStartupListener() {
                @Override
                public void onCamelContextStarted(CamelContext starting, boolean alreadyStarted) {
                    // the routes are not started yet
                }

                @Override
                public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) throws Exception {
                    if (server == null && isRunAllowed()) {
                        serve();
                    }
                }
            });
        }
    }

    private void serve() throws Exception {
        PlainErrors mapper = new PlainErrors(McpJsonDefaults.getMapper());
        MessageCheck messages = new MessageCheck(this::whyNotOffered);
        if (port < 0) {
            PendingRequests streams = new PendingRequests(input, output, messages, finishTimeout);
            server = build(McpServer.sync(new StdioServerTransportProvider(mapper, streams.input(), streams.output())));
            requests = streams;
            return;
        }
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder().mcpEndpoint(PATH)
                .jsonMapper(mapper).maxRequestSize(maxRequestSize).build();
        server = build(McpServer.sync(transport));
        DefaultServerTransportSecurityValidator senders = DefaultServerTransportSecurityValidator.builder().allowedHosts(LOOPBACK)
                .allowedHosts(values(allowedHosts)).allowedOrigins(values(allowedOrigins)).build();
        listener = new HttpListener(host, port, PATH, transport, new RequestGuard(senders, token, maxRequestSize, messages));
        LOG.info("{} tools of Cal.com at {}", tools.catalog().tools().size(), getUrl());
    }

    /** A call of a tool that is not offered is in the log and the metrics as well, although it does not reach the route. */
    private Optional<String> whyNotOffered(String name) {
        return tools.catalog().find(name).isPresent() ? Optional.empty() : Optional.of(tools.call(ToolCall.of(name, null)).text());
    }

    /** Returns the version of the jar. */
    static String version() {
        String version = CalcomMcpServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private McpSyncServer build(SyncSpecification<?> specification) {
        // the tools check their arguments themselves, with the same result for every kind of caller
        return specification.serverInfo("camel-calcom", version()).instructions(McpTools.INSTRUCTIONS)
                .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build()).requestTimeout(consentTimeout)
                .validateToolInputs(false).tools(McpTools.of(tools, uri)).build();
    }

    private static List<String> values(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    @Override
    protected void doStop() throws Exception {
        if (server != null) {
            server.close();
            server = null;
        }
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }
}
