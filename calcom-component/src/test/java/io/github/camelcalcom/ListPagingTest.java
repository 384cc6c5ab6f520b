/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a server that pages as its version does, whatever the profile is, then lists are read to their end. */
@Timeout(1_800)
class ListPagingTest extends ScriptedServerTestSupport {

    private static final int TOTAL = 130;
    private static final String NEWEST = "2026-05-01";

    ListPagingTest() {
        super(true);
    }

    /** Pages by position, at most so many items a page; parameters of the other style are ignored. */
    private static void byPosition(HttpServerRequest request, int mostItems) {
        int take = Math.min(mostItems, Integer.parseInt(request.getParam("take", "100")));
        int skip = Integer.parseInt(request.getParam("skip", "0"));
        ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(skip, Math.min(TOTAL, skip + take))
                                          + "],\"pagination\":{\"totalItems\":" + TOTAL + ",\"hasNextPage\":" + (skip + take < TOTAL) + "}}");
    }

    private static void byCursor(HttpServerRequest request) {
        int from = Integer.parseInt(request.getParam("cursor", "0"));
        int to = Math.min(TOTAL, from + Integer.parseInt(request.getParam("limit", "50")));
        ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(from, to) + "],\"pagination\":{\"nextCursor\":"
                                          + (to < TOTAL ? "\"" + to + "\"" : "null") + ",\"hasMore\":" + (to < TOTAL) + "}}");
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
    }

    private static String version(HttpServerRequest request) {
        return request.getHeader("cal-api-version");
    }

    private void serveByVersion() {
        server.answer(request -> {
            if (NEWEST.equals(version(request))) {
                byCursor(request);
            } else {
                byPosition(request, 250);
            }
        });
    }

    private void serveNewestBadly(Predicate<HttpServerRequest> badly, int status) {
        server.answer(request -> {
            if (!NEWEST.equals(version(request))) {
                byPosition(request, 250);
            } else if (!badly.test(request)) {
                byCursor(request);
            } else if (status > 0) {
                request.response().setStatusCode(status).putHeader("content-type", "text/html").end("<html>a timeout occurred</html>");
            }
        });
    }

    private void assertReadsAll(String uri) {
        Exchange exchange = camel.call(uri);
        assertThat(exchange.getException()).isNull();
        assertThat(ids(exchange.getMessage().getBody(List.class))).containsExactlyElementsOf(IntStream.range(0, TOTAL).boxed().toList());
        assertThat(exchange.getMessage().getHeader(CalcomConstants.RESPONSE_HAS_MORE)).isEqualTo(false);
    }

    private static List<Object> ids(List<?> items) {
        return items.stream().map(item -> (Object) ((Map<?, ?>) item).get("id")).toList();
    }

    private List<String> uris() {
        return server.received().stream().map(ScriptedServer.Received::uri).toList();
    }

    private List<String> versions() {
        return server.received().stream().map(request -> request.headers().get("cal-api-version")).toList();
    }

    @ParameterizedTest
    @CsvSource({
            "bookings/list?, hosted, 2024-08-13, take", "bookings/list?, hosted, 2026-02-25, take", "bookings/list?, hosted, 2026-05-01, limit",
            "bookings/list?, self-hosted, 2026-05-01, limit", "bookings/list?, self-hosted, 2024-08-13, take",
            "org-bookings/list?orgId=1&, hosted, 2024-08-13, take", "org-bookings/list?orgId=1&, self-hosted, 2026-05-01, limit" })
    void theRequestHasTheStyleOfTheVersionThatIsSent(String operation, String profile, String version, String size) {
        serveByVersion();

        assertReadsAll("calcom:" + operation + "paging=all&apiProfile=" + profile + "&apiVersion=" + version);

        assertThat(uris()).allMatch(uri -> uri.contains(size + "="));
        assertThat(versions()).containsOnly(version);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void pagesByPositionAreFollowedWhateverWasRequested(String profile) {
        server.answer(request -> byPosition(request, 250));

        assertReadsAll("calcom:bookings/list?paging=all&apiProfile=" + profile + "&eventTypeId=7");

        assertThat(uris()).allMatch(uri -> uri.contains("eventTypeId=7"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom:bookings/list?apiProfile=hosted", "calcom:bookings/list?apiProfile=self-hosted&take=20",
            "calcom:webhooks/list?apiProfile=hosted", "calcom:org-team-bookings/list?orgId=1&teamId=2" })
    void pagesByCursorAreFollowedWhateverWasRequested(String uri) {
        server.answer(ListPagingTest::byCursor);

        assertReadsAll(uri + (uri.contains("?") ? "&" : "?") + "paging=all");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void pagesThatSayNothingEndWithAShortOne(String profile) {
        server.answer(request -> {
            int skip = Integer.parseInt(request.getParam("skip", "0"));
            int size = Integer.parseInt(request.getParam("take", request.getParam("limit", "0")));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(skip, Math.min(TOTAL, skip + size)) + "]}");
        });

        assertReadsAll("calcom:bookings/list?paging=all&apiProfile=" + profile);
    }

    @ParameterizedTest
    @CsvSource({ "hosted&apiVersion=2024-08-13, 100", "self-hosted, 100", "self-hosted&take=40, 7" })
    void aShortPageIsReadOnIfAnotherFollows(String profile, int mostItems) {
        server.answer(request -> byPosition(request, mostItems));

        assertReadsAll("calcom:bookings/list?paging=all&apiProfile=" + profile);
    }

    /** With apiProfile=auto, this server counts as self-hosted, although the lists are documented for the hosted service only. */
    @ParameterizedTest
    @ValueSource(strings = { "events/list?apiProfile=hosted", "team-events/list?teamId=7&apiProfile=hosted", "events/list?apiProfile=auto",
            "team-events/list?teamId=7&apiProfile=auto" })
    void listsOfEventsArePagedByPositionInVersionsBeforeTheirCursor(String list) {
        server.answer(request -> byPosition(request, 50));
        assertReadsAll("calcom:" + list + "&paging=all&apiVersion=2024-08-13");

        server.answer(ListPagingTest::byCursor);
        assertReadsAll("calcom:" + list + "&paging=all&apiVersion=2026-06-12");
        assertReadsAll("calcom:" + list + "&paging=all");
        assertReadsAll("calcom:" + list + "&paging=all&limit=7");

        assertThat(camel.getEndpoint("calcom:" + list + "&apiVersion=2026-04-30&take=10&skip=20")).isNotNull();
        assertThatThrownBy(() -> camel.getEndpoint("calcom:" + list + "&apiVersion=2026-04-30&limit=10"))
                .hasStackTraceContaining("no parameter limit on a").hasStackTraceContaining("server in version 2026-04-30")
                .hasStackTraceContaining("take, skip");
        assertThatThrownBy(() -> camel.getEndpoint("calcom:" + list + "&take=10")).hasStackTraceContaining("no parameter take on a");
    }

    @ParameterizedTest
    @ValueSource(strings = { "events/bookings?uuid=u", "event-messages/list?uuid=u" })
    void listsOfTheHostedServiceAreReadToTheirEndOnEveryServer(String list) {
        server.answer(ListPagingTest::byCursor);

        assertReadsAll("calcom:" + list + "&apiProfile=auto&paging=all");
    }

    @Test
    void aStreamFollowsTheAnswerToo() throws Exception {
        server.answer(request -> byPosition(request, 100));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("calcom:bookings/list?paging=stream&apiProfile=hosted&limit=30").process(exchange -> {
                    ItemIterator items = exchange.getMessage().getBody(ItemIterator.class);
                    int count = 0;
                    while (items.hasNext()) {
                        items.next();
                        count++;
                    }
                    exchange.getMessage().setBody(count);
                });
            }
        });

        assertThat(camel.call("direct:list").getMessage().getBody()).isEqualTo(TOTAL);
    }

    @Test
    void theHeadersOfOnePageFollowTheAnswer() {
        server.answer(request -> byPosition(request, 100));
        Exchange byPosition = camel.call("calcom:bookings/list?apiProfile=hosted&limit=50");
        server.answer(ListPagingTest::byCursor);
        Exchange byCursor = camel.call("calcom:bookings/list?apiProfile=self-hosted&take=50");

        assertThat(byPosition.getMessage().getHeaders()).containsEntry(CalcomConstants.RESPONSE_HAS_MORE, true)
                .containsEntry(CalcomConstants.RESPONSE_TOTAL_ITEMS, 130L).doesNotContainKey(CalcomConstants.RESPONSE_NEXT_CURSOR);
        assertThat(byCursor.getMessage().getHeaders()).containsEntry(CalcomConstants.RESPONSE_HAS_MORE, true)
                .containsEntry(CalcomConstants.RESPONSE_NEXT_CURSOR, "50");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void aServerThatIgnoresThePositionDoesNotMakeAnEndlessList(String profile) {
        server.answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + rows(0, 300) + "]}"));

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiProfile=" + profile);

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("does not end");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aPageThatIsFollowedByNothingToFollowIsAFailure() {
        server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":1}],\"pagination\":{\"nextCursor\":null,\"hasMore\":true}}");

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiProfile=hosted");

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("names no cursor");
    }

    @Test
    void anAnswerOfAnotherShapeIsNotAnEmptyList() {
        server.answer(200, "{\"status\":\"success\",\"data\":{\"bookings\":[{\"id\":1}],\"totalCount\":1,\"nextCursor\":null}}");

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiVersion=2024-04-15");

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("no list").hasMessageContaining("apiVersion");
    }

    @Test
    void parametersAreThoseOfTheVersion() {
        assertThat(camel.getEndpoint("calcom:bookings/list?apiProfile=hosted&apiVersion=2024-08-13&take=10&status=past,cancelled")).isNotNull();
        assertThatThrownBy(() -> camel.getEndpoint("calcom:bookings/list?apiProfile=hosted&apiVersion=2024-08-13&limit=10"))
                .hasStackTraceContaining("no parameter limit on a hosted server in version 2024-08-13").hasStackTraceContaining("take, skip");
        assertThatThrownBy(() -> camel.getEndpoint("calcom:bookings/list?apiProfile=hosted&take=10"))
                .hasStackTraceContaining("no parameter take on a hosted server. It has");
    }

    @Test
    void aPageSizeThatIsNoNumberIsRefusedByItsName() {
        Exchange exchange = camel.call("calcom:bookings/list?apiProfile=hosted", null, Map.of("CamelCalcomLimit", "many"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parameter limit");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "bookings/list?, 524", "bookings/list?, 504", "bookings/list?, 0", "org-bookings/list?orgId=1&, 524" })
    void aListThatIsNotAnsweredInTimeIsReadInTheVersionBefore(String operation, int status) {
        serveNewestBadly(request -> true, status);

        assertReadsAll("calcom:" + operation + "paging=all&apiProfile=hosted&status=past&requestTimeout=" + (status == 0 ? 2_000 : 60_000));

        assertThat(versions()).startsWith(NEWEST, "2024-08-13").containsOnlyOnce(NEWEST);
        assertThat(uris().get(1)).contains("take=100", "status=past").doesNotContain("limit");
    }

    @Test
    void onePageIsReadInTheVersionBeforeAsWell() {
        serveNewestBadly(request -> true, 524);

        Exchange exchange = camel.call("calcom:bookings/list?apiProfile=hosted&limit=20");

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(List.class)).hasSize(20);
        assertThat(uris()).containsExactly("/v2/bookings?limit=20", "/v2/bookings?take=20");
    }

    @Test
    void aListIsNotContinuedInAnotherVersion() {
        serveNewestBadly(request -> request.getParam("cursor") != null, 524);

        Exchange list = camel.call("calcom:bookings/list?paging=all&apiProfile=hosted");
        Exchange page = camel.call("calcom:bookings/list?apiProfile=hosted&cursor=50");

        assertThat(list.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("524");
        assertThat(page.getException()).isInstanceOf(CalcomServerException.class).hasMessageContaining("524");
        assertThat(versions()).containsOnly(NEWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "apiProfile=hosted&listFallback=false", "apiProfile=hosted&apiVersion=2026-05-01", "apiProfile=hosted&output=raw" })
    void noOtherVersionIsCalledUnlessItMayBe(String options) {
        serveNewestBadly(request -> true, 524);

        Exchange exchange = camel.call("calcom:bookings/list?" + options);

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class);
        assertThat(versions()).containsOnly(NEWEST);
    }

    @Test
    void otherFailuresAreNotAnsweredByAnotherVersion() {
        serveNewestBadly(request -> true, 500);

        assertThat(camel.call("calcom:bookings/list?apiProfile=hosted").getException()).isInstanceOf(CalcomServerException.class);
        assertThat(versions()).containsExactly(NEWEST);
    }

    @Test
    void theFailureOfTheNewestVersionIsTheOneThatCounts() {
        server.answer(request -> {
            if (!NEWEST.equals(version(request))) {
                ScriptedServer.json(request, 404, "{\"statusCode\":404,\"message\":\"Cannot GET /v2/bookings\"}");
            }
        });

        Exchange exchange = camel.call("calcom:bookings/list?apiProfile=hosted&requestTimeout=2000");

        assertThat(exchange.getException()).isInstanceOf(CalcomConnectionException.class).hasMessageContaining("requestTimeout");
        assertThat(exchange.getException().getSuppressed()).singleElement().asString().contains("404");
    }

    @Test
    void oneWarningNamesTheVersion() {
        serveNewestBadly(request -> true, 524);
        try (LoggedLines log = new LoggedLines(Level.WARN)) {
            camel.call("calcom:bookings/list?apiProfile=hosted");
            camel.call("calcom:bookings/list?apiProfile=hosted&limit=20");

            assertThat(log.texts().stream().filter(line -> line.contains("2024-08-13"))).singleElement().asString()
                    .contains("bookings/list", "listFallback=false");
        }
    }

    /** The serializer of a server may leave out what it does not have, so that the last page, which is full, says nothing. */
    @ParameterizedTest
    @ValueSource(strings = { "", ",\"meta\":{}", ",\"meta\":{\"total\":200}" })
    void aListByCursorEndsWithAFullPageWithoutACursor(String endOfLast) {
        server.answer(request -> {
            boolean last = "next".equals(request.getParam("cursor"));
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[" + (last ? rows(100, 200) : rows(0, 100)) + ']'
                                              + (last ? endOfLast : ",\"meta\":{\"nextCursor\":\"next\"}") + '}');
        });

        Exchange exchange = camel.call("calcom:org-attributes/sync-history?orgId=1&apiProfile=hosted&paging=all");

        assertThat(exchange.getException()).isNull();
        assertThat(ids(exchange.getMessage().getBody(List.class))).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"status\":\"success\",\"pagination\":{\"hasNextPage\":true}}", "{\"status\":\"success\",\"data\":null}" })
    void aLaterPageWithoutAListFailsTheCall(String page) {
        server.answer(request -> {
            if (request.getParam("skip") == null || "0".equals(request.getParam("skip"))) {
                byPosition(request, 50);
            } else {
                ScriptedServer.json(request, 200, page);
            }
        });

        Exchange exchange = camel.call("calcom:bookings/list?apiProfile=self-hosted&paging=all");

        assertThat(exchange.getException()).isInstanceOf(CalcomServerException.class);
    }

    /** Given a loop that passes the cursor on, then it ends with the list. */
    @Test
    void theHeadersOfAnEarlierPageAreNotThoseOfALaterOne() throws Exception {
        serveByVersion();
        Exchange first = camel.call("calcom:bookings/list?apiProfile=hosted&limit=100");
        assertThat(first.getMessage().getHeaders()).containsEntry(CalcomConstants.RESPONSE_HAS_MORE, true)
                .containsEntry(CalcomConstants.RESPONSE_NEXT_CURSOR, "100");

        Exchange last = camel.call("calcom:bookings/list?apiProfile=hosted&limit=100&cursor=100", null, first.getMessage().getHeaders());

        assertThat(last.getMessage().getHeaders()).containsEntry(CalcomConstants.RESPONSE_HAS_MORE, false)
                .doesNotContainKey(CalcomConstants.RESPONSE_NEXT_CURSOR);
    }
}
