package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Tells the deliveries of the server from what others send to the same URL, before it looks into them. Thread safe. */
public final class DeliveryVerifier {

    private static final String VERSION_HEADER = "X-Cal-Webhook-Version";

    private final WebhookSecrets secrets;
    private final boolean acceptsUnsigned;
    private final int maxBodySize;

    /**
     * @param secrets         what deliveries may be signed with
     * @param acceptsUnsigned whether those without a signature are taken for the server's
     * @param maxBodySize     the most bytes of a body
     */
    public DeliveryVerifier(WebhookSecrets secrets, boolean acceptsUnsigned, int maxBodySize) {
        this.secrets = secrets;
        this.acceptsUnsigned = acceptsUnsigned;
        this.maxBodySize = maxBodySize;
    }

    /**
     * The delivery in a request. Reads its body.
     *
     * @throws RefusedDeliveryException if it is not the server's, or if it cannot be read
     */
    public WebhookDelivery verified(Message request) throws RefusedDeliveryException {
        String signature = header(request, WebhookSignature.HEADER);
        List<String> accepted = secrets.accepted();
        // before the look at the content type, so that only who signs learns what is wrong with the rest
        boolean isChecked = mustBeChecked(signature, accepted);
        if (!DeliveryBody.isJson(header(request, Exchange.CONTENT_TYPE))) {
            throw new RefusedDeliveryException(DeliveryStatus.NOT_JSON, "its content type is not JSON");
        }
        byte[] body = DeliveryBody.read(request, maxBodySize);
        if (isChecked && !WebhookSignature.isValid(body, signature, accepted)) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAUTHORIZED, "its signature does not fit its body and any of the secrets");
        }
        try {
            return new WebhookDelivery(body, WebhookEventParser.parse(body, header(request, VERSION_HEADER)));
        } catch (IOException e) {
            throw new RefusedDeliveryException(DeliveryStatus.MALFORMED, "its body is not one JSON value", e);
        }
    }

    /** Judges the signature as far as that is possible without the body. */
    private boolean mustBeChecked(String signature, List<String> accepted) throws RefusedDeliveryException {
        boolean isSignature = WebhookSignature.isSignature(signature);
        if (acceptsUnsigned && (!isSignature || accepted.isEmpty())) {
            return false;
        }
        if (!isSignature) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAUTHORIZED, "it is not signed");
        }
        if (accepted.isEmpty()) {
            throw new RefusedDeliveryException(DeliveryStatus.UNAVAILABLE,
                    "the secret of the subscription is not known before the webhook is registered");
        }
        return true;
    }

    /** Null also where a request has it twice. */
    private static String header(Message message, String name) {
        return message.getHeader(name) instanceof String text ? text : null;
    }
}
