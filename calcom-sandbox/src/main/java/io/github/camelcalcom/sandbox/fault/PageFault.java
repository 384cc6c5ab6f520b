package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.bookings.PageStep;

import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** What changes between two of the steps in which a page of bookings is made. */
public final class PageFault {

    private final String name;
    private final Consumer<PageStep> effect;

    private PageFault(String name, Consumer<PageStep> effect) {
        this.name = name;
        this.effect = effect;
    }

    /**
     * One of the page's bookings is changed: its {@code updatedAt} becomes the present time.
     *
     * @param seed decides which one
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
     * Changes of one's own.
     *
     * @param name   what the rule calls it
     * @param effect makes the changes; runs on the sandbox's event loop and must not block
     */
    public static PageFault of(String name, Consumer<PageStep> effect) {
        return new PageFault(Objects.requireNonNull(name, "name"), Objects.requireNonNull(effect, "effect"));
    }

    void befall(PageStep step) {
        effect.accept(step);
    }

    @Override
    public String toString() {
        return name;
    }
}
