/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the bytes of a request as they were signed, and never many more than are wanted. */
final class DeliveryBody {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private DeliveryBody() {
    }

    /** Whether the content type is that of JSON. */
    static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json");
    }

    /**
     * The bytes, unpacked where the transfer packed them.
     *
     * @param limit how many there may be, packed and unpacked
     */
    static byte[] read(Message request, int limit) throws RefusedDeliveryException {
        if (announcedLength(request) > limit) {
            throw tooLarge(limit);
        }
        byte[] received = received(request, limit);
        if (received.length > limit) {
            throw tooLarge(limit);
        }
        String encoding = request.getHeader(Exchange.CONTENT_ENCODING) instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "identity";
        if (encoding.equals("identity")) {
            return received;
        }
        if (encoding.equals("gzip") || encoding.equals("x-gzip")) {
            return unpacked(received, limit);
        }
        throw new RefusedDeliveryException(DeliveryStatus.NOT_JSON, "its content encoding is neither gzip nor identity");
    }

    /** No more than a hint that saves reading: HTTP components put parameters of the query, which are anything, among the headers. */
    private static long announcedLength(Message request) {
        Object length = request.getHeader(Exchange.CONTENT_LENGTH);
        if (length instanceof Number number) {
            return number.longValue();
        }
        return length instanceof String text && LENGTH.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    private static byte[] unpacked(byte[] received, int limit) throws RefusedDeliveryException {
        boolean isPacked = received.length > 1 && (received[0] & 0xff | (received[1] & 0xff) << 8) == GZIPInputStream.GZIP_MAGIC;
        if (!isPacked) {
            // some HTTP components unpack and leave the header
            return received;
        }
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(received))) {
            byte[] bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedDeliveryException(DeliveryStatus.MALFORMED, "its body cannot be unpacked", e);
        }
    }

    private static byte[] received(Message request, int limit) throws RefusedDeliveryException {
        Object body = request.getBody();
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.getBytes(UTF_8);
        }
        return streamed(request, body, limit);
    }

    /** At most one byte more than the limit. The stream is its HTTP component's: closing it could end the connection before the answer. */
    private static byte[] streamed(Message request, Object body, int limit) throws RefusedDeliveryException {
        InputStream stream = body instanceof Map ? null : request.getBody(InputStream.class);
        if (stream == null) {
            throw new RefusedDeliveryException(DeliveryStatus.NOT_JSON,
                    "the HTTP component hands over " + body.getClass().getName() + " instead of bytes");
        }
        try {
            int expected = (int) Math.max(0, Math.min(announcedLength(request), limit));
            byte[] bytes = stream.readNBytes(expected + 1);
            return bytes.length <= expected ? bytes : joined(bytes, stream.readNBytes(limit - expected));
        } catch (IOException e) {
            throw new RefusedDeliveryException(DeliveryStatus.MALFORMED, "its body cannot be read", e);
        }
    }

    private static byte[] joined(byte[] first, byte[] rest) {
        byte[] bytes = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, bytes, first.length, rest.length);
        return bytes;
    }

    private static RefusedDeliveryException tooLarge(int limit) {
        return new RefusedDeliveryException(DeliveryStatus.TOO_LARGE, "its body is larger than maxBodySize=" + limit);
    }
}
