/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.token;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Creates JSON Web Tokens, the format of the real server's tokens and client secrets. The sandbox never parses them, because it stores
 * every token that it issues.
 */
public final class JsonWebToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    // the key is public, because a test double protects nothing
    private static final SecretKeySpec KEY = new SecretKeySpec("calcom-sandbox".getBytes(UTF_8), ALGORITHM);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private JsonWebToken() {
    }

    /** Returns the token for a payload. Equal payloads result in equal tokens. */
    public static String of(ObjectNode payload) {
        String signed = encoded(HEADER.getBytes(UTF_8)) + '.' + encoded(payload.toString().getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return signed + '.' + encoded(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
