package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditionSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EditionFiles files = PublicationFixture.files();

    private JsonSchema schema() throws IOException {
        var schema = JSON.readTree(files.schema());
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private Set<ValidationMessage> faults(EditionContent content) throws IOException {
        return schema().validate(JSON.readTree(files.json(content)));
    }

    @ParameterizedTest
    @EnumSource
    void the_json_of_a_real_document_fits_the_schema(RealDocument document) throws IOException {
        assertThat(faults(document.edition())).isEmpty();
    }

    @Test
    void the_json_of_an_edition_in_which_nothing_is_empty_fits_and_so_does_a_small_one() throws IOException {
        assertThat(faults(SchemaFixture.everything())).isEmpty();
        assertThat(faults(PublicationFixture.saying("はい"))).isEmpty();
    }

    /** Otherwise a part that was added later would be told by no schema. */
    @Test
    void the_schema_tells_of_every_part_of_an_edition() throws IOException {
        var written = JSON.readTree(files.json(SchemaFixture.everything()));
        var components = Arrays.stream(EditionContent.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
        assertThat(written.fieldNames()).toIterable().containsExactlyElementsOf(components);
        assertThat(JSON.readTree(files.schema()).path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(components);
        written.elements()
                .forEachRemaining(part -> assertThat(part.isNull() || part.isContainerNode() && part.isEmpty())
                        .isFalse());
    }

    @Test
    void what_does_not_fit_is_found() throws IOException {
        for (var spoil : List.<Consumer<ObjectNode>>of(
                edition -> edition.remove("town"),
                edition -> edition.put("more", 1),
                edition -> edition.put("schema", 3),
                edition -> edition.put("published", "令和4年"),
                edition -> edition.put("fiscalYear", "2021"),
                edition -> ((ObjectNode) edition.path("rows").path(0)).remove("verdict"),
                edition -> ((ObjectNode) edition.path("rows").path(0)).put("cells", "x"),
                edition -> ((ObjectNode) edition.path("indicators").path(0)).put("standing", "FAST"))) {
            JsonNode edition = JSON.readTree(files.json(SchemaFixture.everything()));
            spoil.accept((ObjectNode) edition);
            assertThat(schema().validate(edition)).isNotEmpty();
        }
    }
}
