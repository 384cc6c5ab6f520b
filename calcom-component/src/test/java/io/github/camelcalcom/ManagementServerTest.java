/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given an application on camel-main that only has properties, when its management server is asked, then it tells about the component. */
@Timeout(1_800)
class ManagementServerTest {

    /** Not one that {@code SecretLeaks} looks for: camel-main itself logs properties at DEBUG. */
    private static final String KEY = "key-0123456789";

    private final HttpClient client = HttpClient.newHttpClient();
    private ScriptedServer server;
    private Main main;
    private int port;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = new ScriptedServer().answer(200, "{\"status\":\"success\",\"data\":[]}");
        port = FreePort.find();
        Path properties = directory.resolve("application.properties");
        Files.write(properties, List.of("camel.component.calcom.api-url = " + server.url(), "camel.component.calcom.api-key = " + KEY,
                "camel.component.calcom.max-retries = 0", "camel.health.producersEnabled = true", "camel.health.exposureLevel = full",
                "camel.management.enabled = true", "camel.management.host = 127.0.0.1", "camel.management.port = " + port,
                "camel.management.healthCheckEnabled = true", "camel.management.devConsoleEnabled = true", "camel.main.devConsoleEnabled = true"));
        main = new Main();
        main.setPropertyPlaceholderLocations("file:" + properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:event-types/list?initialDelay=0&delay=100").routeId("feed").to("log:items?level=OFF");
            }
        });
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itTellsTheHealthOfCredentialAndFeed() throws Exception {
        await().atMost(300, TimeUnit.SECONDS).until(() -> get("/observe/health").statusCode() == 200);
        String up = get("/observe/health?data=true").body();
        assertThat(up).contains("calcom.host", "consumer:feed", "feed.lag.seconds", "feed.dropped").doesNotContain(KEY);

        server.answer(503, "{\"status\":\"error\",\"error\":{\"code\":\"X\",\"message\":\"" + KEY + " is overloaded\"}}");
        await().atMost(300, TimeUnit.SECONDS).until(() -> get("/observe/health").statusCode() == 503);
        assertThat(get("/observe/health?data=true").body()).contains("feed.lag.seconds").doesNotContain(KEY);
        assertThat(get("/observe/health/live").statusCode()).as("a restart would not help").isEqualTo(200);
    }

    @Test
    void itShowsTheDevConsole() throws Exception {
        await().atMost(300, TimeUnit.SECONDS).until(() -> get("/q/dev/calcom").statusCode() == 200);
        assertThat(get("/q/dev/calcom").body()).contains("event-types/list", "routeId: feed").doesNotContain(KEY);
    }
}
