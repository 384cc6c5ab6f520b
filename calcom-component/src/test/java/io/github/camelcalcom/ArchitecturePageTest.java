/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the page about the architecture, then its arrows are the dependencies of the packages, and its classes exist. */
@AnalyzeClasses(packages = "io.github.camelcalcom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitecturePageTest {

    private static final String ROOT = "io.github.camelcalcom";
    private static final Path PAGE = Path.of("..", "docs", "architecture.adoc");
    private static final Pattern ARROW = Pattern.compile("(?m)^(\\w+) +-> ([\\w ]+)$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-zA-Z]+)`");

    @ArchTest
    static void theArrowsAreTheDependenciesOfThePackages(JavaClasses classes) throws IOException {
        Map<String, Set<String>> drawn = new TreeMap<>();
        Matcher arrow = ARROW.matcher(Files.readString(PAGE));
        while (arrow.find()) {
            drawn.put(arrow.group(1), new TreeSet<>(Arrays.asList(arrow.group(2).trim().split(" +"))));
        }
        Map<String, Set<String>> present = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> used = type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT)).map(ArchitecturePageTest::room).collect(Collectors.toSet());
            used.remove(room(type));
            if (isOfComponent(type) && !used.isEmpty()) {
                present.computeIfAbsent(room(type), absent -> new TreeSet<>()).addAll(used);
            }
        }

        assertThat(drawn).isEqualTo(present);
    }

    @ArchTest
    static void theClassesExist(JavaClasses classes) throws IOException {
        Set<String> names = classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        Set<String> named = CLASS.matcher(Files.readString(PAGE)).results().map(result -> result.group(1))
                .filter(name -> !name.endsWith("Test")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(40).allSatisfy(name -> assertThat(names).contains(name));
    }

    private static boolean isOfComponent(JavaClass type) {
        return !Set.of("catalog", "sandbox", "model").contains(room(type));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "root" : name.substring(ROOT.length() + 1).split("\\.")[0];
    }
}
