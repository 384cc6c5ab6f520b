package io.github.camelcalcom.sandbox.fault;

import io.github.camelcalcom.sandbox.time.Delay;

import java.util.List;

/** What goes wrong with a webhook request. Immutable. */
public final class WebhookFault {

    private final String name;
    private final List<Delay> copies;

    private WebhookFault(String name, List<Delay> copies) {
        this.name = name;
        this.copies = copies;
    }

    /** It is never sent; the call that caused it succeeds. */
    public static WebhookFault lost() {
        return new WebhookFault("lost", List.of());
    }

    /** It is sent twice, the same bytes both times. */
    public static WebhookFault doubled() {
        return new WebhookFault("doubled", List.of(Delay.NONE, Delay.NONE));
    }

    /** It is sent later; the call that caused it does not wait for that. */
    public static WebhookFault delayed(Delay delay) {
        return new WebhookFault("delayed by " + delay, List.of(delay));
    }

    List<Delay> copies() {
        return copies;
    }

    @Override
    public String toString() {
        return name;
    }
}
