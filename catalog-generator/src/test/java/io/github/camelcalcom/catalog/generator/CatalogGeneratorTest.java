/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.CallLimit;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogGeneratorTest {

    private ObjectNode document;
    private ObjectNode overlay;
    @TempDir
    private Path folder;

    @BeforeEach
    void read() throws IOException {
        document = json("/openapi.json");
        overlay = json("/overlay.json");
    }

    @Test
    void takesNamesFromTheOverlayAndFactsFromTheDocument() {
        Operation list = operation("list");

        assertThat(list.uri()).isEqualTo("things/list");
        assertThat(list.method()).isEqualTo("GET");
        assertThat(list.path()).isEqualTo("/v2/things");
        assertThat(list.summary()).isEqualTo("Lists the things");
        assertThat(list.version(ApiProfile.SELF_HOSTED)).isEqualTo("2024-01-02");
        assertThat(list.version(ApiProfile.HOSTED)).isEqualTo("2026-03-04");
        assertThat(list.paging(ApiProfile.SELF_HOSTED)).isEqualTo(new Paging(Paging.Style.OFFSET, 250, "data", null));
        assertThat(list.paging(ApiProfile.HOSTED)).isEqualTo(new Paging(Paging.Style.CURSOR, 100, "data", "pagination.nextCursor"));
        assertThat(list.authentication()).doesNotContain(AuthenticationKind.NONE);
        assertThat(operation("create").isPublic()).isTrue();
    }

    @Test
    void takesScopesFromTheDocumentOrElseFromTheOverlay() {
        assertThat(operation("list").scopes()).containsExactly("THING_READ");
        assertThat(operation("burn").scopes()).containsExactly("THING_WRITE", "ORG_THING_WRITE");

        ((ObjectNode) document.at("/paths/~1v2~1things/get")).putArray("x-oauth-scopes").add("NEW_SCOPE");
        assertThat(operation("list").scopes()).containsExactly("NEW_SCOPE");
        assertThat(operation("changes").scopes()).containsExactly("NEW_SCOPE");
    }

    @Test
    void refusesAScopeOfAnOperationThatDoesNotExist() {
        ((ArrayNode) overlay.at("/scopes/THING_READ")).add("things/paint");

        assertFails("scopes.json names things/paint");
    }

    @Test
    void takesTheFileOfAnUploadFromTheOverlay() throws IOException {
        ObjectNode upload = ((ObjectNode) overlay.at("/additions/things~1burn")).putObject("upload").put("field", "file").put("maxBytes", 7);
        upload.putArray("mediaTypes").add("image/png");

        assertThat(operation("burn").upload()).isEqualTo(new Upload("file", List.of("image/png"), 7));
        assertThat(operation("create").upload()).isNull();
        assertThat(file("operations/things.adoc")).contains("Body: required, a file as `multipart/form-data`");
    }

    @Test
    void namesPathParametersAsTheOverlayDoes() {
        assertThat(operation("get").parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.name()).isEqualTo("thingId");
            assertThat(parameter.location()).isEqualTo(Parameter.Location.PATH);
            assertThat(parameter.required()).isTrue();
        });
    }

    @Test
    void anUndocumentedOperationTakesTheTypeOfItsPathParameterFromElsewhere() {
        assertThat(operation("burn").parameters()).extracting(Parameter::type).containsExactly(Parameter.Type.INTEGER);
    }

    @Test
    void readsTheStyleOfAnArrayFromTheDocument() {
        assertThat(parameter("colors", Availability.SELF_HOSTED).arrayStyle()).isEqualTo(Parameter.ArrayStyle.COMMA);
        assertThat(parameter("colors", Availability.SELF_HOSTED).values()).containsExactly("red", "blue");
        assertThat(parameter("tags", Availability.BOTH).arrayStyle()).isEqualTo(Parameter.ArrayStyle.REPEAT);
        assertThat(parameter("take", Availability.BOTH).arrayStyle()).isEqualTo(Parameter.ArrayStyle.NONE);
    }

    @Test
    void anAdditionReplacesWhatTheDocumentSaysOnTheHostedService() {
        assertThat(parameter("colors", Availability.HOSTED).arrayStyle()).isEqualTo(Parameter.ArrayStyle.NONE);
        assertThat(parameter("colors", Availability.HOSTED).values()).containsExactly("red", "blue", "green");
        assertThat(operation("list").parameters(ApiProfile.SELF_HOSTED)).extracting(Parameter::name).doesNotContain("cursor");
    }

    @Test
    void correctsWhatTheDocumentHasWrong() {
        assertThat(parameter("since", Availability.BOTH).type()).isEqualTo(Parameter.Type.DATE_TIME);
        assertThat(operation("list").parameters(ApiProfile.HOSTED)).extracting(Parameter::name).doesNotContain("skip");
    }

    @Test
    void leavesCredentialHeadersOut() {
        assertThat(operation("list").parameters()).extracting(Parameter::name)
                .containsExactly("colors", "tags", "since", "take", "skip", "cursor", "colors");
    }

    @Test
    void flattensTheVariantsOfABody() {
        Operation create = operation("create");

        assertThat(create.body()).isEqualTo(Operation.Body.REQUIRED);
        assertThat(create.bodyFields()).extracting(BodyField::name)
                .containsExactlyInAnyOrder("name", "size", "radius", "shape", "place", "labels");
        assertThat(create.bodyFields()).filteredOn(BodyField::required).extracting(BodyField::name)
                .containsExactlyInAnyOrder("name", "shape");
        assertThat(field("shape").values()).containsExactly("round", "square");
        assertThat(field("labels").type()).isEqualTo("array");
        assertThat(field("labels").values()).containsExactly("a", "b");
        assertThat(field("place").type()).isEqualTo("object");
    }

    @Test
    void postIsNotRepeatableUnlessTheOverlaySaysSo() {
        assertThat(operation("create").repeatable()).isFalse();
        assertThat(operation("get").repeatable()).isTrue();
        overlayOperation("create").put("repeatable", true);
        assertThat(operation("create").repeatable()).isTrue();
    }

    @Test
    void anOperationHasALimitOfItsOwnOnlyIfTheOverlaySaysSo() throws IOException {
        assertThat(operation("create").limit()).isNull();
        overlayOperation("create").withObject("/limit").put("calls", 5).put("seconds", 60);
        assertThat(operation("create").limit()).isEqualTo(new CallLimit(5, 60));
        assertThat(file("things.json")).contains("\"limit\" : {\n    \"calls\" : 5,\n    \"seconds\" : 60\n  }");
        assertThat(file("operations/things.adoc")).contains("Own limit:: 5 calls per 60 s of a credential");
    }

    @Test
    void aConsumerHasTheParametersOfWhatItReads() {
        assertThat(operation("changes").kind()).isEqualTo(Operation.Kind.CHANGES);
        assertThat(operation("changes").parameters()).isEqualTo(operation("list").parameters());
    }

    @Test
    void anOperationWithoutAnUriFails() {
        ((ObjectNode) document.path("paths").path("/v2/things/{thing}")).putObject("delete").putArray("parameters");

        assertFails("operations.json names no resource/operation for DELETE /v2/things/{}");
    }

    @Test
    void anOperationThatLeftTheDocumentFails() {
        ((ObjectNode) document.path("paths")).remove("/v2/things/{thing}");

        assertFails("The OpenAPI document has no GET /v2/things/{thingId}, which operations.json calls things/get");
    }

    @Test
    void aParameterOrFieldWithoutASummaryFails() {
        ((ObjectNode) overlay.path("glossary").path("parameters")).remove("since");
        assertFails("glossary.json has no 'since' in its parameters, needed by things/list");

        overlay.withObject("/glossary/parameters").put("since", "The first moment");
        ((ObjectNode) overlay.path("glossary").path("bodyFields")).remove("radius");
        assertFails("glossary.json has no 'radius' in its bodyFields, needed by things/create");
    }

    @Test
    void aCorrectionThatCorrectsNothingFails() {
        ((ArrayNode) overlay.path("corrections")).addObject().put("parameter", "weight").put("type", "INTEGER");

        assertFails("corrections.json has an entry that corrects nothing: {\"parameter\":\"weight\",\"type\":\"INTEGER\"}");
    }

    @Test
    void anAdditionToNothingFails() {
        overlay.withObject("/additions").putObject("things/melt");

        assertFails("additions.json names things/melt, which operations.json does not have");
    }

    @Test
    void anUnknownNameInTheOverlayFails() {
        overlayOperation("list").withObject("/paging").put("hosted", "scroll");
        assertFails("paging.json has no entry 'scroll'");

        overlayOperation("list").withObject("/paging").put("hosted", "cursor");
        overlayOperation("burn").put("where", "moon");
        assertFails("Unknown availability 'moon' in the overlay. Valid are: both, hosted, self-hosted, legacy");
    }

    @Test
    void aWrittenHeaderNamedLikeAParameterFails() {
        ((ArrayNode) overlay.path("headers").path("written")).addObject().put("name", "Since").put("javaType", "String")
                .put("label", "consumer").put("description", "When it began.");

        assertFails("headers.json writes CamelCalcomSince, which is the header of a parameter too");
    }

    @Test
    void writesAConstantForEachHeader() throws IOException {
        String constants = file("CalcomConstants.java");

        assertThat(constants)
                .contains("@Metadata(label = \"producer\", javaType = \"java.time.Instant\", description = \"The first moment.\")\n"
                        + "    public static final String SINCE = \"CamelCalcomSince\";")
                .contains("@Metadata(label = \"producer\", javaType = \"String\", description = \"The number of the thing.\")\n"
                        + "    public static final String THING_ID = \"CamelCalcomThingId\";")
                .contains("public static final String RESPONSE_STATUS_CODE = \"CamelCalcomResponseStatusCode\";")
                .contains("description = \"A \\\"raw\\\" path.\"");
        assertThat(constants.split(" COLORS = ")).hasSize(2);
    }

    @Test
    void writesTheReference() throws IOException {
        assertThat(file("operations/things.adoc")).contains("= things", "== things/list", "`GET /v2/things`", "|`take` `CamelCalcomTake` * |integer |How many.",
                "Paged, hosted:: `limit` (at most 100) and `cursor`", "_Self-hosted only._", "To consume from: polls `things/list`.");
        assertThat(file("operations/index.adoc")).contains("xref:things.adoc#list[things/list]");
    }

    @Test
    void writesWhichDocumentTheCatalogueIsOf() throws IOException {
        Path file = Files.writeString(folder.resolve("api.json"), "{\"info\":{\"title\":\"Things\",\"version\":\"2\"},\"paths\":"
                + document.path("paths") + ",\"components\":" + document.path("components") + "}");
        String page = CatalogGenerator.generate(OpenApiDocument.read(file), overlay()).get("docs/api-document.adoc");

        assertThat(page).contains("|Document |Things 2\n", "|Date of the document |May 2026\n", "|Operations in the catalogue |4, of which 3 are")
                .containsPattern("SHA-256 of the file \\|`[0-9a-f]{64}`");
    }

    @Test
    void anUpsertTakesWhatItsCreationTakes() {
        ((ObjectNode) overlay.at("/operations/things")).putObject("upsert").put("summary", "Makes or changes a thing").put("kind", "UPSERT")
                .put("reads", "list").put("result", "value Thing").putObject("matches").put("name", "title");
        overlayOperation("burn").put("summary", "Burns");
        ((ObjectNode) overlay.at("/operations/things")).set("update", overlayOperation("get").deepCopy().put("summary", "Changes"));

        Operation upsert = operation("upsert");
        assertThat(upsert.parameters()).isEqualTo(operation("create").parameters());
        assertThat(upsert.bodyFields()).isEqualTo(operation("create").bodyFields());
        assertThat(upsert.matches()).containsExactly(Map.entry("name", "title"));

        ((ObjectNode) overlay.at("/operations/things")).remove("update");
        assertFails("things/upsert calls things/update, which operations.json does not have");
    }

    @Test
    void aCorrectionRemovesAParameterAndAnAdditionHasFields() {
        ((ArrayNode) overlay.at("/corrections")).addObject().put("reason", "flattened").put("parameter", "tags").put("removed", true)
                .putArray("operations").add("things/list");
        ObjectNode nested = ((ArrayNode) overlay.at("/additions/things~1list/parameters")).addObject().put("name", "tags").put("type", "OBJECT")
                .put("arrayStyle", "INDEX").put("substitute", "since");
        nested.putArray("fields").addObject().put("name", "colors").put("required", true);

        assertThat(operation("list").parameters()).filteredOn(parameter -> parameter.name().equals("tags")).singleElement()
                .satisfies(parameter -> {
                    assertThat(parameter.arrayStyle()).isEqualTo(Parameter.ArrayStyle.INDEX);
                    assertThat(parameter.substitute()).isEqualTo("since");
                    assertThat(parameter.fields()).extracting(Parameter::name).containsExactly("colors");
                });
    }

    @Test
    void writesTheSameFilesForTheSameInput() throws IOException {
        assertThat(files()).isEqualTo(files());
        assertThat(files().keySet()).anyMatch(name -> name.endsWith("operations/index.json"))
                .anyMatch(name -> name.endsWith("operations/things.json"));
        assertThat(files().values()).noneMatch(text -> text.contains("\r")).allMatch(text -> text.endsWith("\n"));
    }

    @Test
    void needsADocument() {
        assertThatIllegalArgumentException().isThrownBy(() -> CatalogGenerator.main(new String[] { " " }))
                .withMessage("Name the OpenAPI document as the first argument or as -Dopenapi=<file>");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> CatalogGenerator.generate(Path.of("missing.json")))
                .withMessageContaining("missing.json");
        assertThatExceptionOfType(InvalidCatalogException.class)
                .isThrownBy(() -> new OpenApiDocument(new ObjectMapper().createObjectNode()))
                .withMessage("The OpenAPI document has no operations under 'paths'");
    }

    private void assertFails(String message) {
        assertThatExceptionOfType(InvalidCatalogException.class).isThrownBy(this::files).withMessageStartingWith(message);
    }

    private ObjectNode overlayOperation(String name) {
        return (ObjectNode) overlay.path("operations").path("things").path(name);
    }

    private Operation operation(String name) {
        List<Operation> operations = new OperationAssembler(new OpenApiDocument(document), overlay()).resources().get("things");
        return operations.stream().filter(operation -> operation.name().equals(name)).findFirst().orElseThrow();
    }

    private Parameter parameter(String name, Availability availability) {
        return operation("list").parameters().stream()
                .filter(parameter -> parameter.name().equals(name) && parameter.availability() == availability).findFirst().orElseThrow();
    }

    private BodyField field(String name) {
        return operation("create").bodyFields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    private Map<String, String> files() throws IOException {
        return CatalogGenerator.generate(new OpenApiDocument(document), overlay());
    }

    private String file(String name) throws IOException {
        return files().entrySet().stream().filter(file -> file.getKey().endsWith(name)).findFirst().orElseThrow().getValue();
    }

    private Overlay overlay() {
        JsonNode parts = overlay;
        return Overlay.of(parts.path("operations"), parts.path("additions"), parts.path("corrections"), parts.path("glossary"),
                parts.path("paging"), parts.path("headers"), parts.path("related"),
                parts.path("source"), parts.path("scopes"), parts.path("schemas"));
    }

    private static ObjectNode json(String file) throws IOException {
        try (InputStream stream = CatalogGeneratorTest.class.getResourceAsStream(file)) {
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
