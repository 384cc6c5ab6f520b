/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a header of a type that brokers and JSON languages set, when a call reads it as a parameter, then its text is sent. */
@Timeout(1_800)
class HeaderTypesTest extends ScriptedServerTestSupport {

    HeaderTypesTest() {
        super(true);
    }

    private String sent(String uri, Map<String, Object> headers) {
        Exchange exchange = camel.call(uri, null, headers);
        assertThat(exchange.getException()).isNull();
        List<ScriptedServer.Received> received = server.received();
        return received.get(received.size() - 1).uri();
    }

    @Test
    void bytesAreAText() {
        byte[] uid = "Zoë".getBytes(StandardCharsets.UTF_8);

        assertThat(sent("calcom:bookings/get", Map.of(CalcomConstants.BOOKING_UID, uid))).isEqualTo("/v2/bookings/Zo%C3%AB");
        assertThat(sent("calcom:event-types/get", Map.of(CalcomConstants.EVENT_TYPE_ID, "7".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("/v2/event-types/7");
    }

    @Test
    void aJsonValueIsItsText() throws Exception {
        assertThat(sent("calcom:bookings/get", Map.of(CalcomConstants.BOOKING_UID, new TextNode("abc")))).isEqualTo("/v2/bookings/abc");
        assertThat(sent("calcom:event-types/get", Map.of(CalcomConstants.EVENT_TYPE_ID, new IntNode(7)))).isEqualTo("/v2/event-types/7");
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        assertThat(sent("calcom:bookings/list?take=2", Map.of(CalcomConstants.STATUS, new ObjectMapper().readTree("[\"upcoming\",\"past\"]"))))
                .contains("status=upcoming,past");
    }

    @Test
    void anArrayOfNumbersIsAList() {
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");

        assertThat(sent("calcom:bookings/list?take=2", Map.of(CalcomConstants.EVENT_TYPE_IDS, new int[] {7, 8}))).contains("eventTypeIds=7,8");
        assertThat(sent("calcom:bookings/list?take=2", Map.of(CalcomConstants.EVENT_TYPE_IDS, new long[] {9}))).contains("eventTypeIds=9");
    }

    @Test
    void theSizeOfAPageMayBeOfAnyTypeInAListThatIsReadCompletely() {
        server.answer(200, "{\"status\":\"success\",\"data\":[],\"pagination\":{\"hasNextPage\":false}}");

        assertThat(sent("calcom:bookings/list?paging=all", Map.of(CalcomConstants.TAKE, "20".getBytes(StandardCharsets.UTF_8)))).contains("take=20");
        assertThat(sent("calcom:bookings/list?paging=all", Map.of(CalcomConstants.TAKE, " 20 "))).contains("take=20");
    }

    @Test
    void theManagedUserMayBeOfAnyType() {
        Exchange exchange = camel.call("calcom:me/get?platformClientId=client&platformClientSecret=secret&authentication=managed-user", null,
                Map.of(CalcomConstants.MANAGED_USER_ID, "12".getBytes(StandardCharsets.UTF_8)));

        // the scripted server issues no tokens, but it is asked for those of the user
        assertThat(exchange.getException()).isNotNull();
        assertThat(server.received()).extracting(ScriptedServer.Received::uri).first().asString().contains("/users/12/");
    }
}
