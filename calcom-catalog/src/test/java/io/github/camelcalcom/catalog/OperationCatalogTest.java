/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OperationCatalogTest {

    private static final String GET = """
            [ { "name": "get", "summary": "Reads a thing", "method": "GET", "path": "/v2/things/{id}", "repeatable": true,
                "authentication": [ "API_KEY" ], "result": { "type": "Thing", "shape": "VALUE" },
                "parameters": [ { "name": "id", "summary": "Its number", "in": "PATH", "type": "INTEGER", "required": true } ] } ]
            """;

    @Test
    void findsAnOperationByResourceAndName() {
        Operation cancel = OperationCatalog.instance().find("bookings", "cancel").orElseThrow();

        assertThat(cancel.uri()).isEqualTo("bookings/cancel");
        assertThat(cancel.method()).isEqualTo("POST");
        assertThat(cancel.path()).isEqualTo("/v2/bookings/{bookingUid}/cancel");
    }

    @Test
    void doesNotFindWhatThereIsNot() {
        OperationCatalog catalog = OperationCatalog.instance();

        assertThat(catalog.find("bookings", "creat")).isEmpty();
        assertThat(catalog.find("booking", "create")).isEmpty();
        assertThat(catalog.operations("booking")).isEmpty();
        assertThat(catalog.operations("../operations/bookings")).isEmpty();
        assertThat(catalog.operations("index")).isEmpty();
    }

    @Test
    void fieldsThatAFileLeavesOutHaveTheirDefault() {
        Operation get = catalog(Map.of("index.json", "[ \"things\" ]", "things.json", GET)).find("things", "get").orElseThrow();

        assertThat(get.kind()).isEqualTo(Operation.Kind.CALL);
        assertThat(get.availability()).isEqualTo(Availability.BOTH);
        assertThat(get.body()).isEqualTo(Operation.Body.NONE);
        assertThat(get.deprecated()).isFalse();
        assertThat(get.version(ApiProfile.HOSTED)).isNull();
        assertThat(get.paging(ApiProfile.SELF_HOSTED)).isNull();
        assertThat(get.parameters()).containsExactly(new Parameter("id", Parameter.Location.PATH, Parameter.Type.INTEGER,
                Parameter.ArrayStyle.NONE, List.of(), true, Availability.BOTH, "Its number"));
    }

    @Test
    void readsAnOperationAtItsFirstUseAndAResourceWhenAllOfItIsAskedForEachOnce() {
        CountingFiles files = new CountingFiles(Map.of("index.json", "[ \"things\" ]", "things.json", GET));
        OperationCatalog catalog = new OperationCatalog(new CatalogFiles(files));

        catalog.resources();
        assertThat(files.reads("things.json")).isZero();

        catalog.find("things", "get");
        catalog.find("things", "get");
        assertThat(files.reads("things.json")).isEqualTo(1);
        catalog.operations("things");
        catalog.operations("things");
        catalog.find("things", "get");
        assertThat(files.reads("things.json")).isEqualTo(2);
        assertThat(files.reads("index.json")).isEqualTo(1);
    }

    @Test
    void findsTheSameOneByOneAsInTheWholeResource() {
        for (String resource : OperationCatalog.instance().resources()) {
            for (Operation operation : OperationCatalog.instance().operations(resource)) {
                OperationCatalog fresh = new OperationCatalog(new CatalogFiles(OperationCatalog.class.getClassLoader()));
                assertThat(fresh.find(resource, operation.name())).contains(operation);
            }
        }
    }

    @Test
    void manyThreadsMayUseItFirst() throws Exception {
        CountingFiles files = new CountingFiles(Map.of("index.json", "[ \"things\" ]", "things.json", GET));
        OperationCatalog catalog = new OperationCatalog(new CatalogFiles(files));
        int threads = 16;
        CountDownLatch ready = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Operation>> found = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                found.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return catalog.find("things", "get").orElseThrow();
                }));
            }
            Operation first = found.get(0).get(300, TimeUnit.SECONDS);
            for (Future<Operation> operation : found) {
                assertThat(operation.get(300, TimeUnit.SECONDS)).isSameAs(first);
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(files.reads("things.json")).isEqualTo(1);
    }

    @Test
    void aMissingFileIsNamed() {
        OperationCatalog catalog = catalog(Map.of("index.json", "[ \"things\" ]"));

        assertThatIllegalStateException().isThrownBy(() -> catalog.find("things", "get"))
                .withMessageContaining("operations/things.json");
        assertThatIllegalStateException().isThrownBy(() -> catalog(Map.of()).resources()).withMessageContaining("operations/index.json");
    }

    @Test
    void aBrokenFileIsNamedWithThePlace() {
        assertBroken(GET.substring(0, 80), "end-of-input");
        assertBroken(GET.replace("\"repeatable\": true", "\"retryable\": true"), "unknown field 'retryable' in operation at line 1");
        assertBroken(GET.replace("\"method\": \"GET\", ", ""), "field 'method' is missing");
        assertBroken(GET.replace("\"API_KEY\"", "\"PASSWORD\""), "PASSWORD");
        assertBroken(GET.replace("\"Its number\"", "7"), "VALUE_STRING expected, but VALUE_NUMBER_INT found at line 3");
        assertBroken(GET.replace("\"required\": true", "\"availability\": \"nowhere\""), "unknown availability 'nowhere'");
        assertBroken("{}", "START_ARRAY expected, but START_OBJECT found");
    }

    @Test
    void aBrokenIndexIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> catalog(Map.of("index.json", "[ 7 ]")).resources())
                .withMessageContaining("operations/index.json").withMessageContaining("a resource name was expected");
        assertThatIllegalStateException().isThrownBy(() -> catalog(Map.of("index.json", "{}")).resources())
                .withMessageContaining("operations/index.json").withMessageContaining("a list of resource names was expected");
    }

    private static void assertBroken(String file, String reason) {
        OperationCatalog catalog = catalog(Map.of("index.json", "[ \"things\" ]", "things.json", file));
        assertThatIllegalStateException().isThrownBy(() -> catalog.operations("things"))
                .withMessageContaining("operations/things.json").withMessageContaining(reason);
    }

    private static OperationCatalog catalog(Map<String, String> files) {
        return new OperationCatalog(new CatalogFiles(new CountingFiles(files)));
    }

    /** A class path of texts that counts the accesses to each text. */
    private static final class CountingFiles extends ClassLoader {
        private final Map<String, String> files;
        private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();

        private CountingFiles(Map<String, String> files) {
            super(null);
            this.files = files;
        }

        private int reads(String file) {
            return reads.containsKey(file) ? reads.get(file).get() : 0;
        }

        @Override
        public InputStream getResourceAsStream(String path) {
            String file = path.substring(CatalogFiles.FOLDER.length());
            reads.computeIfAbsent(file, any -> new AtomicInteger()).incrementAndGet();
            String text = files.get(file);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
