/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.yamlkamelet;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/**
 * Books a slot with Kamelets and follows the bookings, with routes in YAML, XML or Java. It starts a sandbox, an emulator of the API, and ends
 * after the first change. Exits with 0 if the booking was made and followed.
 */
public final class BookingApplication {

    private static final long PATIENCE_MINUTES = 10;

    private BookingApplication() {
    }

    /**
     * Runs the routes in one language.
     *
     * @param  arguments {@code yaml}, {@code xml} or {@code java}; by default, {@code yaml}
     * @throws Exception if the routes do not start, or no change arrives
     */
    public static void main(String[] arguments) throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            run(sandbox, arguments.length > 0 ? arguments[0] : "yaml");
        }
    }

    static void run(CalcomSandbox sandbox, String language) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.calcom.apiUrl", sandbox.url());
        main.addInitialProperty("camel.component.calcom.apiKey", sandbox.apiKey());
        if (language.equals("java")) {
            // the files on the classpath have the same routes
            main.configure().withRoutesIncludePattern("false");
            main.configure().addRoutesBuilder(new BookingRoutes());
        } else {
            main.configure().withRoutesIncludePattern("classpath:camel/bookings.camel." + language);
        }
        main.init();
        NotifyBuilder followed = new NotifyBuilder(main.getCamelContext()).fromRoute("changes").whenCompleted(1).create();
        main.start();
        try {
            if (!followed.matches(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("No change of a booking within " + PATIENCE_MINUTES + " minutes");
            }
        } finally {
            main.stop();
        }
    }
}
