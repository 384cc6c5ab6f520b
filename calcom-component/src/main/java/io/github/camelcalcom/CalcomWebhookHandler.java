package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelcalcom.webhook.WebhookEvent;
import io.github.camelcalcom.webhook.WebhookEventParser;
import io.github.camelcalcom.webhook.WebhookSecrets;
import io.github.camelcalcom.webhook.WebhookSignature;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Receives deliveries. The route runs on an exchange of its own, so that nothing which a sender put into HTTP headers reaches it and
 * nothing of the route, not even its exception, reaches the sender. The answer is given when the route has completed.
 */
final class CalcomWebhookHandler extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhookHandler.class);
    private static final String VERSION_HEADER = "X-Cal-Webhook-Version";
    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int NOT_JSON = 415;
    private static final int ROUTE_FAILED = 500;
    private static final int NOT_READY = 503;

    private final CalcomEndpoint endpoint;
    private final WebhookSecrets secrets;
    private final Set<String> triggers;
    private final AsyncProcessor route;

    CalcomWebhookHandler(CalcomEndpoint endpoint, WebhookSecrets secrets, Set<String> triggers, Processor route) {
        this.endpoint = endpoint;
        this.secrets = secrets;
        this.triggers = triggers;
        this.route = AsyncProcessorConverterHelper.convert(route);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Exchange delivery;
        try {
            delivery = receive(exchange.getMessage());
        } catch (RefusedException e) {
            LOG.debug("Refused a delivery with {}: {}", e.status, e.getMessage());
            answer(exchange, e.status);
            callback.done(true);
            return true;
        }
        if (delivery == null) {
            answer(exchange, OK);
            callback.done(true);
            return true;
        }
        return route.process(delivery, doneSync -> {
            if (delivery.isFailed()) {
                LOG.warn("The route failed on a delivery, answered with {}: {}", ROUTE_FAILED, String.valueOf(delivery.getException()));
            }
            answer(exchange, delivery.isFailed() ? ROUTE_FAILED : OK);
            callback.done(doneSync);
        });
    }

    private static void answer(Exchange exchange, int status) {
        Message answer = new DefaultMessage(exchange.getContext());
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.setMessage(answer);
    }

    /** The exchange for the route, or null if the route did not ask for such deliveries. */
    private Exchange receive(Message request) throws RefusedException {
        String signature = header(request, WebhookSignature.HEADER);
        boolean checked = mustBeChecked(signature);
        if (!isJson(header(request, Exchange.CONTENT_TYPE))) {
            throw new RefusedException(NOT_JSON, "its content type is not JSON");
        }
        byte[] body = read(request);
        if (checked && !WebhookSignature.isValid(body, signature, secrets.accepted())) {
            throw new RefusedException(UNAUTHORIZED, "its signature does not fit its body and any of the secrets");
        }
        try {
            WebhookEvent event = WebhookEventParser.parse(body, header(request, VERSION_HEADER));
            if (event.trigger() != null && !triggers.contains(event.trigger())) {
                LOG.debug("Nobody asked for {}", event);
                return null;
            }
            return exchange(event, body);
        } catch (IOException e) {
            LOG.debug("A body that cannot be read", e);
            throw new RefusedException(MALFORMED, "its body is not one JSON value");
        }
    }

    /**
     * Judges the signature as far as that is possible without the body. It comes before the look at the content type, so that only a
     * sender that signs learns what is wrong with the rest.
     */
    private boolean mustBeChecked(String signature) throws RefusedException {
        boolean isSignature = WebhookSignature.isSignature(signature);
        if (endpoint.getConfiguration().isInsecureAcceptUnsigned() && (!isSignature || secrets.accepted().isEmpty())) {
            return false;
        }
        if (!isSignature) {
            throw new RefusedException(UNAUTHORIZED, "it is not signed");
        }
        if (secrets.accepted().isEmpty()) {
            throw new RefusedException(NOT_READY, "the secret of the subscription is not known before the webhook is registered");
        }
        return true;
    }

    private static String header(Message message, String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json");
    }

    private byte[] read(Message request) throws RefusedException {
        int limit = endpoint.getConfiguration().getMaxBodySize();
        Long announced = request.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        byte[] bytes = announced != null && announced > limit ? null : bytes(request, limit);
        if (bytes == null || bytes.length > limit) {
            throw new RefusedException(TOO_LARGE, "its body is larger than maxBodySize=" + limit);
        }
        return bytes;
    }

    /** At most one byte more than the limit where the provider streams. */
    private static byte[] bytes(Message request, int limit) throws RefusedException {
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
        try (InputStream stream = body instanceof Map ? null : request.getBody(InputStream.class)) {
            if (stream == null) {
                throw new RefusedException(NOT_JSON, "the HTTP component hands over " + body.getClass().getName() + " instead of bytes");
            }
            return stream.readNBytes(limit + 1);
        } catch (IOException e) {
            LOG.debug("A body that broke off", e);
            throw new RefusedException(MALFORMED, "its body cannot be read");
        }
    }

    private Exchange exchange(WebhookEvent event, byte[] body) throws IOException {
        Exchange exchange = endpoint.createExchange();
        Message message = exchange.getIn();
        message.setBody(switch (endpoint.getConfiguration().getOutput()) {
            case MAP -> event.payload();
            case JSON -> endpoint.getComponent().requestBody().mapper().writeValueAsString(event.payload());
            case RAW -> new ByteArrayInputStream(body);
        });
        set(message, CalcomConstants.WEBHOOK_TRIGGER, event.trigger());
        set(message, CalcomConstants.WEBHOOK_CREATED_AT, event.createdAt() == null ? null : event.createdAt().toString());
        set(message, CalcomConstants.WEBHOOK_VERSION, event.version());
        set(message, CalcomConstants.BOOKING_UID, event.bookingUid());
        set(message, CalcomConstants.WEBHOOK_BOOKING_ID, event.bookingId());
        return exchange;
    }

    private static void set(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    /** A delivery that gets an answer without reaching the route. */
    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String reason) {
            super(reason);
            this.status = status;
        }
    }
}
