package io.github.camelcalcom.sandbox.handlers;

/** The web application that a real server has beside its API. The sandbox has none; its address still appears in answers. */
public final class WebApp {

    /** Where it would be, without a slash at the end. */
    public static final String URL = "http://localhost:3000";

    private WebApp() {
    }
}
