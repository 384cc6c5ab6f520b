/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class SandboxAtScaleTest {

    @Test
    void everythingThatIsMeasuredIsServed() {
        try (SandboxAtScale scale = new SandboxAtScale(200)) {
            scale.steps().forEach((name, step) -> assertThatCode(step::run).as(name).doesNotThrowAnyException());
        }
    }
}
