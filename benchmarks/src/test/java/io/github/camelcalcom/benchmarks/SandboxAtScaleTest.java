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
