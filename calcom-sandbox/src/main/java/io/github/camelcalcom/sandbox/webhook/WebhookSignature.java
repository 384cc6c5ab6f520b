/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The header {@value #HEADER} of webhook requests. */
public final class WebhookSignature {

    /** The name of the header. */
    public static final String HEADER = "X-Cal-Signature-256";

    /** The value of the header if a webhook has no secret. */
    public static final String WITHOUT_SECRET = "no-secret-provided";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {
    }

    /**
     * Signs a body with HMAC-SHA256 and returns lower-case hexadecimal digits.
     *
     * @param secret null or empty if there is none
     */
    public static String of(String secret, byte[] body) {
        if (secret == null || secret.isEmpty()) {
            return WITHOUT_SECRET;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        }
    }
}
