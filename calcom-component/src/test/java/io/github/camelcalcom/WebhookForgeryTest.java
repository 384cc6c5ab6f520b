/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a route that receives webhooks, when a request does not come from the server, then it does not reach the route and the response reveals nothing. */
@Timeout(1_800)
class WebhookForgeryTest {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final RecordedDelivery GOOD = RecordedDelivery.named("BOOKING_CREATED-plain");
    private static final RecordedDelivery OTHER = RecordedDelivery.named("BOOKING_CANCELLED-plain");

    private ListeningRoute route;

    @AfterEach
    void stop() throws Exception {
        route.close();
    }

    private void assertRefused(String attack, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(attack).isEqualTo(status);
        assertThat(answer.body()).as(attack).isEmpty();
        assertThat(answer.headers().map().toString()).as(attack).doesNotContainIgnoringCase("camel").doesNotContain(ListeningRoute.SECRET);
        assertThat(route.received()).as(attack).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aSignatureThatIsNotTheServersIsRefused(String http) throws Exception {
        route = new ListeningRoute(http).started("");
        String url = route.url();
        String signature = GOOD.signature();
        String wrongKey = RecordedDelivery.signed(new String(GOOD.body(), StandardCharsets.UTF_8), "another-secret").signature();
        assertRefused("missing", 401, GOOD.withSignature(null).sendTo(url));
        for (String forged : List.of("", "no-secret-provided", wrongKey, OTHER.signature(), signature.substring(0, 63), signature + "0",
                signature.toUpperCase(Locale.ROOT), "sha256=" + signature, signature + "," + signature, '"' + signature + '"',
                "0".repeat(64), "\u00e9".repeat(64))) {
            assertRefused(forged, 401, GOOD.withSignature(forged).sendTo(url));
        }
        assertRefused("doubled", 401, GOOD.sendTo(url, "X-Cal-Signature-256", signature));
        assertRefused("good and bad", 401, GOOD.sendTo(url, "X-Cal-Signature-256", wrongKey));
        assertThat(GOOD.sendTo(url).statusCode()).as("the good one, for comparison").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aBodyThatIsNotTheSignedOneIsRefused(String http) throws Exception {
        route = new ListeningRoute(http).started("");
        ObjectMapper mapper = new ObjectMapper();
        byte[] reEncoded = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(mapper.readTree(GOOD.body()));
        byte[] spaced = (new String(GOOD.body(), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        assertRefused("another body", 401, GOOD.withBody(OTHER.body()).sendTo(route.url()));
        assertRefused("re-encoded", 401, GOOD.withBody(reEncoded).sendTo(route.url()));
        assertRefused("with a line break more", 401, GOOD.withBody(spaced).sendTo(route.url()));
        assertRefused("nothing", 401, GOOD.withBody(new byte[0]).sendTo(route.url()));
        assertRefused("as text", 415, GOOD.withContentType("text/plain").sendTo(route.url()));
        assertRefused("as a form", 415, RecordedDelivery.named("BOOKING_CANCELLED-form-template").sendTo(route.url()));
        assertRefused("packed in an unknown way", 415, GOOD.sendTo(route.url(), "Content-Encoding", "br"));
        assertRefused("packed badly", 400, GOOD.withBody(new byte[] {0x1f, (byte) 0x8b, 1, 2}).sendTo(route.url(), "Content-Encoding", "gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void whatCannotBeReadIsRefusedEvenIfItIsSigned(String http) throws Exception {
        route = new ListeningRoute(http).started("");
        String deep = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertRefused("100,000 levels", 400, RecordedDelivery.signed(deep, ListeningRoute.SECRET).sendTo(route.url()));
        assertRefused("a number without end", 400, RecordedDelivery.signed("1".repeat(500_000), ListeningRoute.SECRET).sendTo(route.url()));
        byte[] invalid = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"uid\":\"?\"}}".getBytes(StandardCharsets.US_ASCII);
        invalid[invalid.length - 4] = (byte) 0xff;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ListeningRoute.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(invalid));
        assertRefused("invalid UTF-8", 400, GOOD.withBody(invalid).withSignature(signature).sendTo(route.url()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aRecordedDeliveryIsRefusedOnceItIsOlderThanTheLimit(String http) throws Exception {
        route = new ListeningRoute(http).started("maxAge=3600000");
        assertRefused("recorded long ago", 403, GOOD.sendTo(route.url()));
        assertRefused("a meeting of long ago", 403, RecordedDelivery.named("MEETING_ENDED-scheduled").sendTo(route.url()));
        assertRefused("of the future", 403, made("2999-01-01T00:00:00Z").sendTo(route.url()));
        assertRefused("without a time", 403,
                RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"uid\":\"u\"}}", ListeningRoute.SECRET).sendTo(route.url()));
        assertRefused("forged and old", 401, GOOD.withSignature("0".repeat(64)).sendTo(route.url()));

        assertThat(made(Instant.now().toString()).sendTo(route.url()).statusCode()).as("a new one, for comparison").isEqualTo(200);
        assertThat(route.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "+999999999-12-31T23:59:59.999999999-18:00", "-999999999-01-01T00:00:00+18:00", "+292278995-01-01T00:00:00Z" })
    void anImpossibleTimeIsNoFailureOfTheReceiver(String time) throws Exception {
        route = new ListeningRoute("undertow").started("");
        assertThat(made(time).sendTo(route.url()).statusCode()).isEqualTo(200);
        assertThat(made(time).sendTo(route.url()).statusCode()).as("the same one again").isEqualTo(200);
        assertThat(route.received()).hasSize(1);
    }

    @Test
    void anImpossibleTimeIsOlderThanAnyLimit() throws Exception {
        route = new ListeningRoute("undertow").started("maxAge=" + Long.MAX_VALUE);
        assertRefused("the last year of all", 403, made("+999999999-12-31T23:59:59Z").sendTo(route.url()));
        assertThat(GOOD.sendTo(route.url()).statusCode()).as("an old one within the limit").isEqualTo(200);
    }

    /** The server's own format has the meeting in the document itself; a payload template has the time of the delivery there. */
    @Test
    void aFlatTemplateOfAMeetingHasTheTimeOfTheDelivery() throws Exception {
        route = new ListeningRoute("undertow").started("maxAge=3600000");
        String template = "{\"triggerEvent\":\"MEETING_STARTED\",\"createdAt\":\"%s\",\"uid\":\"u\"}";
        assertRefused("an old one", 403,
                RecordedDelivery.signed(template.formatted("2026-01-01T00:00:00Z"), ListeningRoute.SECRET).sendTo(route.url()));

        assertThat(RecordedDelivery.signed(template.formatted(Instant.now()), ListeningRoute.SECRET).sendTo(route.url()).statusCode()).isEqualTo(200);
    }

    private static RecordedDelivery made(String createdAt) {
        return RecordedDelivery.signed("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"" + createdAt + "\",\"payload\":{\"uid\":\"u\"}}",
                ListeningRoute.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void otherMethodsAndPathsLeadNowhere(String http) throws Exception {
        route = new ListeningRoute(http).started("");
        for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")) {
            for (String path : List.of("/hook", "/hook/", "/hook?signature=" + GOOD.signature())) {
                assertNoEntrance(method, path, GOOD.signature());
            }
        }
        for (String path : List.of("/hook", "/hook/", "//hook", "/HOOK", "/hook/x", "/hook;a=b", "/%68ook", "/hook%00", "/hook%2f", "/x/../hook",
                "/hook?X-Cal-Signature-256=" + OTHER.signature(), "/", "/hook#x",
                "/hook?Content-Length=x", "/hook?Content-Length=99999999999999999999", "/hook?Content-Type=text/plain", "/hook?Content-Encoding=gzip",
                "/hook?X-Cal-Webhook-Version=1&X-Cal-Webhook-Version=2")) {
            assertNoEntrance("POST", path, null);
            assertNoEntrance("POST", path, "0".repeat(64));
        }
    }

    private void assertNoEntrance(String method, String path, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + route.port() + path))
                .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofByteArray(GOOD.body()));
        if (signature != null) {
            request.header("X-Cal-Signature-256", signature);
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(route.received()).as(method + ' ' + path).isEmpty();
        assertThat(answer.statusCode()).as(method + ' ' + path).isNotEqualTo(500);
        assertThat(answer.body()).as(method + ' ' + path).doesNotContainIgnoringCase("camel").doesNotContain("Exception")
                .doesNotContain(ListeningRoute.SECRET);
    }
}
