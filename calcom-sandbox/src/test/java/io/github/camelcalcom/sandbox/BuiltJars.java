package io.github.camelcalcom.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that the build has made before its integration tests. */
final class BuiltJars {

    private BuiltJars() {
    }

    /** The one that is embedded. */
    static Path main() {
        return built("sandbox.jar");
    }

    /** The one that runs on its own. */
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
