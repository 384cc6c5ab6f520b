/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that the build creates before the integration tests. */
final class BuiltJars {

    private BuiltJars() {
    }

    /** The jar that applications embed. */
    static Path main() {
        return built("sandbox.jar");
    }

    /** The runnable jar. */
    static Path runnable() {
        return built("sandbox.runnable-jar");
    }

    private static Path built(String property) {
        String jar = System.getProperty(property);
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException("System property " + property + " must name a jar that `mvn package` has made but is " + jar);
        }
        return Path.of(jar);
    }
}
