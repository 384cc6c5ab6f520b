/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The key is put into a body's metadata, and nothing else of the body changes. */
class KeyedBodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "{}                                | {'metadata':{'camelCalcomIdempotencyKey':'K'}}",
            "{ 'a' : 1.50 }                    | { 'a' : 1.50 ,'metadata':{'camelCalcomIdempotencyKey':'K'}}",
            "{'z':[{'metadata':3}],'a':{}}     | {'z':[{'metadata':3}],'a':{},'metadata':{'camelCalcomIdempotencyKey':'K'}}",
            "{'metadata':{},'b':1e3}           | {'metadata':{'camelCalcomIdempotencyKey':'K'},'b':1e3}",
            "{'metadata':{'x':'y'},'b':1}      | {'metadata':{'x':'y','camelCalcomIdempotencyKey':'K'},'b':1}",
            "{'metadata':null,'b':1}           | {'metadata':{'camelCalcomIdempotencyKey':'K'},'b':1}",
            "{'metadata':{'x':'ä'},'ü':'€'}    | {'metadata':{'x':'ä','camelCalcomIdempotencyKey':'K'},'ü':'€'}",
            "{'metadata':{},'metadata':{}}     | {'metadata':{},'metadata':{'camelCalcomIdempotencyKey':'K'}}",
    })
    void theKeyIsSplicedInAndEveryOtherByteStays(String body, String expected) {
        String marked = new String(read(body.replace('\'', '"')).with("K"), StandardCharsets.UTF_8);

        assertThat(marked).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void aKeyIsEscapedAsJsonWants() {
        String marked = new String(read("{}").with("a\"b\\c\nü"), StandardCharsets.UTF_8);

        assertThat(marked).isEqualTo("{\"metadata\":{\"camelCalcomIdempotencyKey\":\"a\\\"b\\\\c\\nü\"}}");
    }

    @Test
    void aByteOrderMarkDoesNotShiftTheKey() {
        byte[] marked = read("\uFEFF{\"metadata\":{\"x\":\"y\"}}").with("K");

        assertThat(new String(marked, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF{\"metadata\":{\"x\":\"y\",\"camelCalcomIdempotencyKey\":\"K\"}}");
    }

    @Test
    void aCallersOwnEntryIsTheKey() {
        KeyedBody body = read("{\"metadata\":{\"camelCalcomIdempotencyKey\":\"mine\",\"x\":\"y\"}}");

        assertThat(body.key()).isEqualTo("mine");
        assertThat(body.takesKey()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"metadata\":\"text\"}", "{\"metadata\":[1]}", "{\"metadata\":{\"camelCalcomIdempotencyKey\":7}}"})
    void aBodyThatTheServerWillRefuseHasAnObstacle(String body) {
        assertThat(read(body).obstacle()).isNotNull();
        assertThat(read(body).takesKey()).isFalse();
        assertThat(read(body).key()).isNull();
    }

    @Test
    void fiftyEntriesLeaveNoRoomForTheKey() {
        KeyedBody full = read(metadata(50));

        assertThatIllegalArgumentException().isThrownBy(() -> full.with("K"))
                .withMessageContaining("50 entries").withMessageContaining("idempotentBookings");
        assertThat(read(metadata(49)).with("K")).isNotEmpty();
    }

    @Test
    void textThatIsNoJsonIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"secret\":\"hunter2"))
                .withMessageContaining("bookings/create").withMessageNotContaining("hunter2");
    }

    @Test
    void anotherEncodingThanThatOfRequestsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedBody("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)))
                .withMessageContaining("UTF-8");
    }

    private static KeyedBody read(String json) {
        return new KeyedBody(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String metadata(int entries) {
        return IntStream.range(0, entries).mapToObj(index -> "\"k" + index + "\":\"v\"")
                .collect(Collectors.joining(",", "{\"metadata\":{", "}}"));
    }
}
