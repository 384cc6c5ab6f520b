package io.github.camelcalcom.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * What one gets without any dependency but Jackson: the JDK's own client, in its favour with a common pool of threads, see
 * {@link #COMMON_POOL}. Those threads may block.
 */
final class BareJdk implements Contender {

    /**
     * The JDK's client completes every call on the common pool. On a machine of one or two processors that pool is replaced by a
     * new thread for each call, unless the JVM is started with this argument.
     */
    static final String COMMON_POOL = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + MOST_IN_FLIGHT;

    private final ExecutorService workers = Executors.newFixedThreadPool(MOST_IN_FLIGHT);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(workers).build();
    private final ObjectReader reader = new ObjectMapper().readerFor(Map.class);
    private final ObjectWriter writer = new ObjectMapper().writer();
    private final Map<String, Object> bookingRequest = RecordedBodies.bookingRequest();
    private final String bookings;
    private final URI create;
    private final HttpRequest list;

    BareJdk(int port) {
        bookings = "http://127.0.0.1:" + port + "/v2/bookings";
        create = URI.create(bookings);
        list = request(URI.create(bookings + "?take=" + BookingCall.PAGE_SIZE)).build();
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("authorization", ApiHeaders.AUTHORIZATION)
                .header(ApiHeaders.VERSION_HEADER, ApiHeaders.VERSION)
                .header("accept-encoding", "gzip");
    }

    @Override
    public String name() {
        return "JDK client";
    }

    @Override
    public void call(BookingCall call, Answer answer) {
        client.sendAsync(requestOf(call), BodyHandlers.ofByteArray())
                .thenApply(response -> data(call, response))
                .whenComplete(answer::arrived);
    }

    private HttpRequest requestOf(BookingCall call) {
        return switch (call) {
            case CREATE -> request(create).header("content-type", ApiHeaders.JSON)
                    .POST(BodyPublishers.ofByteArray(bookingRequestBody())).build();
            case GET -> request(URI.create(bookings + "/" + RecordedBodies.BOOKING_UID)).build();
            case LIST -> list;
        };
    }

    private byte[] bookingRequestBody() {
        try {
            return writer.writeValueAsBytes(bookingRequest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object data(BookingCall call, HttpResponse<byte[]> response) {
        if (response.statusCode() != call.status()) {
            throw new IllegalStateException("HTTP status " + response.statusCode());
        }
        boolean compressed = response.headers().firstValue("content-encoding").filter("gzip"::equals).isPresent();
        try {
            Map<String, Object> envelope = compressed
                    ? reader.readValue(new GZIPInputStream(new ByteArrayInputStream(response.body())))
                    : reader.readValue(response.body());
            return envelope.get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // on Java 17 the client itself ends with its last reference
        workers.shutdown();
    }
}
