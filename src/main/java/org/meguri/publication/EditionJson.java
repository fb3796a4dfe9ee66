package org.meguri.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The content of an edition as JSON: properties in the order of the records, the same text for the same content. */
final class EditionJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EditionJson() {}

    /** Without white space: the form that is stored and sealed. */
    static String canonical(EditionContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An edition's content cannot be written as JSON", e);
        }
    }

    /** For readers: indented, LF, UTF-8 without BOM. */
    static byte[] pretty(EditionContent content) {
        // The system's own line end would make the file another one on another machine.
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            var text = JSON.writer(printer).writeValueAsString(content);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An edition's content cannot be written as JSON", e);
        }
    }

    /** The JSON Schema of {@link #pretty}, draft 2020-12. */
    static byte[] schema() {
        try (var schema = new ClassPathResource("publication/edition.schema.json").getInputStream()) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of editions cannot be read", e);
        }
    }

    /** @throws IllegalStateException when this is not the JSON of an edition */
    static EditionContent read(String json) {
        try {
            return JSON.readValue(json, EditionContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is not an edition's content", e);
        }
    }
}
