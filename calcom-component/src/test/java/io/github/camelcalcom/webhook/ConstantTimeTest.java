/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given how signatures are compared, when the code is looked at, then no comparison ends at the first byte that differs. */
class ConstantTimeTest {

    private final JavaClass signature = new ClassFileImporter().importClasses(WebhookSignature.class).get(WebhookSignature.class);

    private boolean calls(Class<?> owner, String method) {
        return signature.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method));
    }

    @Test
    void decodedBytesAreComparedByMessageDigest() {
        assertThat(calls(HexFormat.class, "parseHex")).isTrue();
        assertThat(signature.getMethodCallsFromSelf()).filteredOn(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
                .singleElement().satisfies(call -> {
                    assertThat(call.getName()).isEqualTo("isEqual");
                    assertThat(call.getTarget().getRawParameterTypes()).allMatch(type -> type.isEquivalentTo(byte[].class));
                });
    }

    @Test
    void nothingElseComparesASignature() {
        assertThat(calls(String.class, "equals")).isFalse();
        assertThat(calls(String.class, "equalsIgnoreCase")).isFalse();
        assertThat(calls(Object.class, "equals")).isFalse();
        assertThat(calls(Arrays.class, "equals")).isFalse();
        assertThat(calls(HexFormat.class, "formatHex")).as("an expected signature as text").isFalse();
    }
}
