/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Given the classes of this module, then the protocol knows the calls, the calls know the tools, and none of them knows the one above. */
@AnalyzeClasses(packages = "io.github.camelcalcom.tools", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("tools").definedBy("io.github.camelcalcom.tools")
            .layer("call").definedBy("io.github.camelcalcom.tools.call")
            .layer("mcp").definedBy("io.github.camelcalcom.tools.mcp")
            .whereLayer("mcp").mayNotBeAccessedByAnyLayer()
            .whereLayer("call").mayOnlyBeAccessedByLayers("mcp")
            .whereLayer("tools").mayOnlyBeAccessedByLayers("call", "mcp");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("io.github.camelcalcom.tools.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_PROTOCOL = noClasses().that().resideOutsideOfPackage("..mcp")
            .should().dependOnClassesThat().resideInAnyPackage("io.modelcontextprotocol..", "jakarta.servlet..", "org.apache.catalina..", "picocli..");

    @ArchTest
    static final ArchRule TOOLS_ARE_DATA = noClasses().that().resideInAPackage("io.github.camelcalcom.tools")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "io.micrometer..");
}
