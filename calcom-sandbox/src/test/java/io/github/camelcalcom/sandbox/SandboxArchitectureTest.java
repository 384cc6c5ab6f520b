/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The packages of the sandbox are features, and their dependencies run in one direction. */
@AnalyzeClasses(packages = "io.github.camelcalcom.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxArchitectureTest {

    private static final String ROOT = "io.github.camelcalcom.sandbox";

    /** Types of the root package that the features use. Users import them from there, so they cannot move. */
    private static final Set<String> SETTINGS =
            Set.of("SandboxProfile", "SandboxClock", "RateLimit", "RateLimits", "OperationLimit");

    /** The type of the root package that a seed is given. It uses features, and seed files use it. */
    private static final Set<String> SEEDING = Set.of("Seeding");

    @ArchTest
    static final ArchRule NO_CYCLES_OF_PACKAGES =
            SlicesRuleDefinition.slices().assignedFrom(new FeaturesAndPartsOfTheRoot()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_LAYER_AMONG_THE_FEATURES = noClasses().should().resideInAPackage(ROOT + ".handlers..");

    @ArchTest
    static void thePartsOfTheRootExist(JavaClasses classes) {
        assertThat(Stream.concat(SETTINGS.stream(), SEEDING.stream())).allMatch(name -> classes.contain(ROOT + '.' + name));
    }

    @Test
    void everyPackageHasADescription() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct())
                    .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
        }
    }

    /** Users choose their own versions of JUnit and Testcontainers, or have neither. */
    @ArchTest
    static final ArchRule OPTIONAL_LIBRARIES_HAVE_PACKAGES_OF_THEIR_OWN = noClasses()
            .that().resideOutsideOfPackages(ROOT + ".junit5..", ROOT + ".testcontainers..")
            .should().dependOnClassesThat().resideInAnyPackage("org.junit..", "org.testcontainers..");

    @ArchTest
    static final ArchRule HANDLERS_OF_A_FEATURE_ARE_NOT_USED_BY_OTHERS = classes().that().haveSimpleNameEndingWith("Handlers")
            .should(ArchCondition.from(DescribedPredicate.describe("be used by their own package or the root package only",
                    SandboxArchitectureTest::isUsedByItsPackageOrTheRoot)));

    private static boolean isUsedByItsPackageOrTheRoot(JavaClass handlers) {
        return handlers.getDirectDependenciesToSelf().stream().map(dependency -> dependency.getOriginClass().getPackageName())
                .allMatch(user -> user.equals(handlers.getPackageName()) || user.equals(ROOT));
    }

    /** A slice for each package, and three for the root package. */
    private static final class FeaturesAndPartsOfTheRoot implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().equals(ROOT)) {
                return SliceIdentifier.of(type.getPackageName());
            }
            String name = outermost(type).getSimpleName();
            return SliceIdentifier.of(SETTINGS.contains(name) ? "root: settings" : SEEDING.contains(name) ? "root: seeding" : "root: sandbox");
        }

        private static JavaClass outermost(JavaClass type) {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return outer;
        }

        @Override
        public String getDescription() {
            return "the features and the parts of the root package";
        }
    }
}
