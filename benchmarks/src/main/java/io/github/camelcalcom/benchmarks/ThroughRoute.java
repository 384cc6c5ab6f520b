package io.github.camelcalcom.benchmarks;

import java.util.EnumMap;
import java.util.Map;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The component in a Camel context without routes: the exchange goes straight to the producer, as {@code to("calcom:...")} sends it.
 */
final class ThroughComponent implements Contender {

    private final CamelContext context = new DefaultCamelContext();
    private final Map<BookingCall, AsyncProducer> producers = new EnumMap<>(BookingCall.class);
    private final Map<String, Object> bookingRequest = RecordedBodies.bookingRequest();

    ThroughComponent(int port) {
        String options = "apiUrl=http://127.0.0.1:" + port + "&apiKey=" + ApiHeaders.API_KEY + "&apiProfile=self-hosted"
                + "&maxConnections=" + MOST_IN_FLIGHT;
        context.start();
        open(BookingCall.CREATE, "calcom:bookings/create?" + options);
        open(BookingCall.GET, "calcom:bookings/get?" + options);
        open(BookingCall.LIST, "calcom:bookings/list?take=" + BookingCall.PAGE_SIZE + "&" + options);
    }

    private void open(BookingCall call, String uri) {
        Endpoint endpoint = context.getEndpoint(uri);
        try {
            AsyncProducer producer = endpoint.createAsyncProducer();
            producer.start();
            producers.put(call, producer);
        } catch (Exception e) {
            throw new IllegalStateException("No producer for " + call, e);
        }
    }

    @Override
    public String name() {
        return COMPONENT;
    }

    @Override
    public void call(BookingCall call, Answer answer) {
        AsyncProducer producer = producers.get(call);
        Exchange exchange = producer.getEndpoint().createExchange();
        if (call == BookingCall.CREATE) {
            exchange.getMessage().setBody(bookingRequest);
        } else if (call == BookingCall.GET) {
            exchange.getMessage().setHeader("CamelCalcomBookingUid", RecordedBodies.BOOKING_UID);
        }
        producer.process(exchange, synchronously -> {
            Exception failure = exchange.getException();
            answer.arrived(failure == null ? exchange.getMessage().getBody() : null, failure);
        });
    }

    @Override
    public void close() {
        producers.values().forEach(AsyncProducer::stop);
        context.stop();
    }
}
