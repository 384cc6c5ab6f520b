/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.bookings.PageStep;

import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** A change of bookings between two steps in which a page of them is read. Immutable. */
public final class PageFault {

    private final String name;
    private final Consumer<PageStep> effect;

    private PageFault(String name, Consumer<PageStep> effect) {
        this.name = name;
        this.effect = effect;
    }

    /**
     * Changes one booking of the page: its {@code updatedAt} becomes the current time.
     *
     * @param seed decides which booking changes
     */
    public static PageFault changedBooking(long seed) {
        Random random = new Random(seed);
        return new PageFault("a changed booking", step -> {
            if (!step.uids().isEmpty()) {
                step.change(step.uids().get(random.nextInt(step.uids().size())));
            }
        });
    }

    /**
     * Makes custom changes.
     *
     * @param name   name of the fault in the description of its rule
     * @param effect makes the changes. It runs on the sandbox's event loop and must not block
     */
    public static PageFault of(String name, Consumer<PageStep> effect) {
        return new PageFault(Objects.requireNonNull(name, "name"), Objects.requireNonNull(effect, "effect"));
    }

    void applyTo(PageStep step) {
        effect.accept(step);
    }

    @Override
    public String toString() {
        return name;
    }
}
