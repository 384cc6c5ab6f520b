/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Set;
import java.util.stream.Collectors;

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

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

/** A line of code knows its room by its concern, and rooms depend downwards only. */
@AnalyzeClasses(packages = "io.github.camelcalcom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelcalcom";

    /** The Camel face. Anything else belongs into a package of its concern. */
    private static final Set<String> FACE = Set.of("CalcomComponent", "CalcomConfiguration", "CalcomEndpoint", "CalcomProducer", "CalcomConsumer",
            // the feeds of consumers, and the webhooks that make them quick
            "CalcomFeeds", "RunningFeeds", "CalcomPush", "UnknownHeaders",
            // what ends the exchanges of a route that throws an Error
            "GuardedRoute",
            // what the endpoints of a component share
            "CalcomRuntime", "CalcomWorkers", "FeedThreads", "CallPolicies", "Identities",
            // what an endpoint gives to its producer, consumer, webhook and push
            "EndpointScope",
            // what a component shows of itself
            "CalcomHealthCheck", "CalcomDevConsole",
            "CalcomConstants", "CalcomConverters", "CalcomRecordConverters",
            // records in the place of maps, and what Camel can turn messages into
            "RecordOutput", "CalcomCloudEventTransformer", "CalcomCalendarTransformer",
            // URIs that are evaluated for each message, and where credentials may go
            "CalcomSendDynamicAware", "CalcomPollDynamicAware", "DynamicUriTemplate", "DynamicParameters", "CredentialScope",
            // how an answer becomes a Camel message, and how an endpoint listens
            "AnswerBinding", "BookingMessage", "CalcomWebhook", "CalcomWebhookHandler", "CalcomWebhookOptions");

    /** What Camel's plugin writes for the face. */
    private static final Set<String> GENERATED =
            Set.of("CalcomComponentConfigurer", "CalcomConfigurationConfigurer", "CalcomEndpointConfigurer", "CalcomEndpointUriFactory",
                    "CalcomConvertersLoader", "CalcomRecordConvertersLoader");

    /** What may name a library that an application need not have. */
    private static final Set<String> USERS_OF_OPTIONAL_LIBRARIES = Set.of("MicrometerMeters", "CallMeters", "FeedMeters", "CalcomSpanDecorator");

    @ArchTest
    static final ArchRule IMPORTS_RUN_DOWNWARDS = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("Camel face").definedBy(ROOT)
            .layer("Telemetry").definedBy(ROOT + ".telemetry..")
            .layer("Feed, webhooks and bookings").definedBy(ROOT + ".feed..", ROOT + ".webhook..", ROOT + ".safecall..",
                    ROOT + ".ical..")
            .layer("Client").definedBy(ROOT + ".client..")
            .layer("Authentication and pacing").definedBy(ROOT + ".auth..", ROOT + ".pacing..")
            .layer("Vocabulary").definedBy(ROOT + ".catalog..", ROOT + ".model..", ROOT + ".error..", ROOT + ".storage..")
            .whereLayer("Camel face").mayNotBeAccessedByAnyLayer()
            .whereLayer("Telemetry").mayOnlyBeAccessedByLayers("Camel face")
            .whereLayer("Feed, webhooks and bookings").mayOnlyBeAccessedByLayers("Camel face", "Telemetry")
            .whereLayer("Client").mayOnlyBeAccessedByLayers("Camel face", "Telemetry", "Feed, webhooks and bookings")
            .whereLayer("Authentication and pacing").mayOnlyBeAccessedByLayers("Camel face", "Telemetry",
                    "Feed, webhooks and bookings", "Client");

    /** What an application need not have: nothing else may name it, so that the component loads without it. */
    @ArchTest
    static final ArchRule OPTIONAL_LIBRARIES_STAY_IN_THEIR_ROOMS = noClasses()
            .that(DescribedPredicate.not(DescribedPredicate.describe("are loaded only if the library is there",
                    type -> USERS_OF_OPTIONAL_LIBRARIES.contains(outermost(type).getSimpleName()))))
            .should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "org.apache.camel.telemetry..", "io.opentelemetry..",
                    "org.apache.camel.impl..");

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_NAMES_THE_CALENDAR_LIBRARY = noClasses().that().doNotHaveSimpleName("BookingCalendar")
            .should().dependOnClassesThat().resideInAPackage("net.fortuna.ical4j..");

    @ArchTest
    static final ArchRule RECORDS_NEED_JACKSON_ONLY = noClasses().that().resideInAPackage(ROOT + ".model..")
            .should().dependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage("java..", "com.fasterxml.jackson..",
                    ROOT + ".model..")));

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** Camel wants a component to make endpoints, and an endpoint to know its component. */
    @ArchTest
    static final ArchRule NO_CLASSES_OF_THE_FACE_DEPEND_ON_EACH_OTHER = SlicesRuleDefinition.slices().assignedFrom(new ClassesOfTheFace())
            .should().beFreeOfCycles().ignoreDependency(CalcomComponent.class, CalcomEndpoint.class);

    /** A helper that has the whole component or endpoint cannot be read or tested by itself. */
    @ArchTest
    static final ArchRule HELPERS_ARE_GIVEN_NO_COMPONENT_AND_NO_ENDPOINT = noClasses().that(DescribedPredicate.describe("are helpers",
            type -> !Set.of("CalcomComponent", "CalcomEndpoint", "CalcomDevConsole").contains(outermost(type).getSimpleName())
                    && !GENERATED.contains(type.getSimpleName())))
            .should().dependOnClassesThat().belongToAnyOf(CalcomComponent.class, CalcomEndpoint.class);

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_SANDBOX = noClasses().that().resideOutsideOfPackage(ROOT + ".sandbox..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + ".sandbox..");

    @ArchTest
    static final ArchRule ONLY_THE_FACE_AND_ITS_CONSUMERS_KNOW_CAMEL = noClasses()
            .that().resideInAnyPackage(ROOT + ".safecall..", ROOT + ".client..", ROOT + ".auth..", ROOT + ".pacing..", ROOT + ".catalog..",
                    ROOT + ".storage..", ROOT + ".model..", ROOT + ".ical..")
            .should().dependOnClassesThat(are(camelItself())).allowEmptyShould(true);

    @ArchTest
    static final ArchRule ERRORS_KNOW_CAMEL_ONLY_AS_EXCEPTIONS = noClasses().that().resideInAPackage(ROOT + ".error..")
            .should().dependOnClassesThat(are(camelItself().and(DescribedPredicate.not(resideInAPackage("org.apache.camel")))
                    .and(DescribedPredicate.not(DescribedPredicate.describe("HttpResponseAware",
                            type -> type.getName().equals("org.apache.camel.spi.HttpResponseAware"))))));

    @ArchTest
    static final ArchRule THE_ROOT_HOLDS_THE_CAMEL_FACE_ONLY = classes().that().resideInAPackage(ROOT).and().areTopLevelClasses()
            .and().doNotHaveSimpleName("package-info")
            .should(ArchCondition.from(DescribedPredicate.describe("be named in the design",
                    type -> FACE.contains(type.getSimpleName()) || GENERATED.contains(type.getSimpleName()))));

    @ArchTest
    static void theListsNameClassesThatExist(JavaClasses classes) {
        Set<String> names = classes.stream().filter(type -> type.getPackageName().equals(ROOT)).map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(names).containsAll(FACE).containsAll(GENERATED);
        assertThat(classes.stream().filter(type -> type.getPackageName().equals(ROOT + ".telemetry")).map(JavaClass::getSimpleName))
                .containsAll(USERS_OF_OPTIONAL_LIBRARIES);
    }

    /** A class of the face with all that is nested in it. */
    private static final class ClassesOfTheFace implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals(ROOT) ? SliceIdentifier.of(outermost(type).getSimpleName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "classes of the Camel face";
        }
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> camelItself() {
        return resideInAPackage("org.apache.camel..");
    }
}
