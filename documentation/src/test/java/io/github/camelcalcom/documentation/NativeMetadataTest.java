/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.model.CalcomRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metadata of the jars for GraalVM native images lists what the code loads by name: records, classes of Camel's service files, classes of
 * optional libraries, and resources. With {@code -Dnative.record=true} it is written from the code first.
 */
class NativeMetadataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SERVICE_CLASS = Pattern.compile("(?m)^(?:class=)?(io\\.github\\.camelcalcom\\.[\\w.]+)$");
    private static final Pattern CLASS_NAME = Pattern.compile("\"((?:[a-z]\\w*\\.){2,}[A-Z]\\w*)\"");

    private static final Pattern LOOK_UP = Pattern.compile("Class[.]forName|resolve(Mandatory)?Class\\(|loadClass\\(");

    /** Classes that the code looks up by name in optional libraries, with the static methods that it calls. */
    private static final Map<String, List<String>> OPTIONAL = Map.of(
            "io.micrometer.core.instrument.MeterRegistry", List.of(),
            "io.netty.channel.EventLoop", List.of(),
            "io.netty.util.concurrent.EventExecutor", List.of(),
            "io.netty.util.internal.ThreadExecutorMap", List.of("currentExecutor"),
            "net.fortuna.ical4j.model.Calendar", List.of());
    /** Classes whose names the same sources only compare. */
    private static final Set<String> COMPARED = Set.of("io.netty.util.concurrent.FastThreadLocalThread", "org.xnio.XnioIoThread");

    private static final Map<String, List<String>> RESOURCES = Map.of(
            "calcom-catalog", List.of("META-INF/io.github.camelcalcom/operations/*.json", "META-INF/io.github.camelcalcom/schemas/*.json"),
            "calcom-model", List.of(),
            "calcom-component", List.of("META-INF/io/github/camelcalcom/calcom.json", "META-INF/org/apache/camel/dev-console/*.json",
                    "META-INF/services/org.apache.camel.telemetry.SpanDecorator", "META-INF/services/org/apache/camel/**", "kamelets/*"));

    @BeforeAll
    static void record() throws Exception {
        if (Boolean.getBoolean("native.record")) {
            for (String module : RESOURCES.keySet()) {
                Files.createDirectories(file(module).getParent());
                Files.writeString(file(module), JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n"))).writeValueAsString(metadata(module)) + '\n');
            }
        }
    }

    private static Path file(String module) {
        return Pages.ROOT.resolve(module).resolve("src/main/resources/META-INF/native-image/io.github.camelcalcom").resolve(module)
                .resolve("reachability-metadata.json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom-catalog", "calcom-model", "calcom-component" })
    void theMetadataListsWhatTheCodeLoadsByName(String module) throws Exception {
        JsonNode expected = JSON.valueToTree(metadata(module));
        JsonNode actual = JSON.readTree(file(module).toFile());

        Set<String> missing = entries(expected);
        missing.removeAll(entries(actual));
        Set<String> surplus = entries(actual);
        surplus.removeAll(entries(expected));
        assertThat(missing).as("missing in " + file(module) + ", written with -Dnative.record=true").isEmpty();
        assertThat(surplus).as("surplus in " + file(module) + ", removed with -Dnative.record=true").isEmpty();
        assertThat(actual.fieldNames()).toIterable().containsExactlyElementsOf(expected::fieldNames);
    }

    private static Set<String> entries(JsonNode metadata) {
        Set<String> entries = new TreeSet<>();
        metadata.forEach(kind -> kind.forEach(entry -> entries.add(entry.toString())));
        return entries;
    }

    @ParameterizedTest
    @ValueSource(strings = { "calcom-catalog", "calcom-model", "calcom-component" })
    void everyResourceMatchesAPatternAndEveryPatternAResource(String module) throws IOException {
        List<Path> resources = resources(module);
        Set<String> used = new TreeSet<>();
        for (Path resource : resources) {
            List<String> matching = RESOURCES.get(module).stream().filter(glob -> matcher(glob).matches(resource)).toList();
            assertThat(matching).as("patterns for " + resource).isNotEmpty();
            used.addAll(matching);
        }

        assertThat(used).containsExactlyElementsOf(new TreeSet<>(RESOURCES.get(module)));
    }

    @Test
    void noOtherSourceLoadsAResource() throws IOException {
        assertThat(sourcesWith(Pattern.compile("[.]getResource(s|AsStream)\\(|[.]getResource\\([^)]|ServiceLoader[.]load")))
                .containsExactlyInAnyOrder("CatalogFiles.java", "SchemaFile.java");
    }

    @Test
    void noOtherSourceLoadsOrInspectsAClass() throws IOException {
        assertThat(sourcesWith(Pattern.compile(LOOK_UP + "|getRecordComponents|getDeclared(Con|Meth|Fie)"
                + "|getPermittedSubclasses|newProxyInstance|Array[.]newInstance|MethodHandles[.]")))
                .containsExactlyInAnyOrder("CalcomCalendarTransformer.java", "CalcomRecordConverters.java", "ComponentMeters.java",
                        "EventLoops.java", "RecordShape.java", "UnionShape.java");
    }

    @Test
    void classesOfOptionalLibrariesAreListed() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (LOOK_UP.matcher(text).find()) {
                CLASS_NAME.matcher(text).results().forEach(name -> named.add(name.group(1)));
            }
        }
        named.removeAll(COMPARED);
        assertThat(named).isEqualTo(new TreeSet<>(OPTIONAL.keySet()));
    }

    private static Map<String, Object> metadata(String module) throws Exception {
        Map<String, Object> types = switch (module) {
            case "calcom-model" -> ofRecords();
            case "calcom-component" -> ofServices();
            default -> Map.of();
        };
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (!types.isEmpty()) {
            metadata.put("reflection", types.values());
        }
        if (!RESOURCES.get(module).isEmpty()) {
            metadata.put("resources", RESOURCES.get(module).stream().map(glob -> Map.of("glob", glob)).toList());
        }
        return metadata;
    }

    /** Returns what Jackson and the model's own reader need: all records, their sealed types, and arrays of both. */
    private static Map<String, Object> ofRecords() throws Exception {
        Map<String, Object> types = new TreeMap<>();
        for (Class<?> type : classes("calcom-model")) {
            boolean entity = CalcomRecord.class.isAssignableFrom(type);
            if (type.isRecord() && (entity || isCreatedByJackson(type))) {
                put(types, type.getName(), Map.of("allDeclaredConstructors", true, "allDeclaredFields", true, "allDeclaredMethods", true));
            } else if (entity && type.isSealed()) {
                put(types, type.getName(), Map.of());
            }
            if (entity && (type.isRecord() || type.isSealed())) {
                put(types, type.getName() + "[]", Map.of());
            }
        }
        for (String name : List.of("RecordReader", "RecordWriter")) {
            put(types, CalcomRecord.class.getPackageName() + '.' + name, Map.of("methods", List.of(constructor())));
        }
        return types;
    }

    private static boolean isCreatedByJackson(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }

    private static Map<String, Object> ofServices() throws IOException {
        Map<String, Object> types = new TreeMap<>();
        for (Path resource : resources("calcom-component")) {
            if (resource.startsWith("META-INF/services")) {
                Matcher service = SERVICE_CLASS.matcher(text("calcom-component", resource));
                while (service.find()) {
                    put(types, service.group(1), Map.of("methods", List.of(constructor())));
                }
            }
        }
        OPTIONAL.forEach((type, methods) -> put(types, type, methods.isEmpty() ? Map.of()
                : Map.of("methods", methods.stream().map(method -> method(method)).toList())));
        return types;
    }

    private static void put(Map<String, Object> types, String name, Map<String, Object> members) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", name);
        entry.putAll(new TreeMap<>(members));
        types.put(name, entry);
    }

    private static Map<String, Object> constructor() {
        return method("<init>");
    }

    private static Map<String, Object> method(String name) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("name", name);
        method.put("parameterTypes", List.of());
        return method;
    }

    /** Returns the classes of a module, nested ones included. */
    private static List<Class<?>> classes(String module) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        Path folder = Pages.ROOT.resolve(module).resolve("src/main/java");
        for (Path source : Pages.below(folder, ".java")) {
            String name = folder.relativize(source).toString().replace(".java", "").replace('/', '.');
            if (!name.endsWith("package-info")) {
                nested(Class.forName(name)).forEach(classes::add);
            }
        }
        return classes;
    }

    private static Stream<Class<?>> nested(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()).flatMap(NativeMetadataTest::nested));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : RESOURCES.keySet()) {
            sources.addAll(Pages.below(Pages.ROOT.resolve(module).resolve("src/main/java"), ".java"));
        }
        return sources;
    }

    private static List<String> sourcesWith(Pattern call) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            if (call.matcher(Files.readString(source)).find()) {
                found.add(source.getFileName().toString());
            }
        }
        return found;
    }

    /** Returns the resources of a module, relative to its jar. */
    private static List<Path> resources(String module) throws IOException {
        List<Path> resources = new ArrayList<>();
        for (String folder : List.of("src/main/resources", "src/generated/resources")) {
            Path root = Pages.ROOT.resolve(module).resolve(folder);
            if (Files.isDirectory(root)) {
                Pages.below(root, "").stream().filter(Files::isRegularFile).map(root::relativize)
                        .filter(resource -> !resource.startsWith("META-INF/native-image")).forEach(resources::add);
            }
        }
        return resources;
    }

    private static String text(String module, Path resource) throws IOException {
        Path main = Pages.ROOT.resolve(module).resolve("src/main/resources").resolve(resource);
        return Files.readString(Files.exists(main) ? main : Pages.ROOT.resolve(module).resolve("src/generated/resources").resolve(resource));
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
