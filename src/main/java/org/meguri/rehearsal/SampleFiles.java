package org.meguri.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.meguri.intake.Upload;
import org.springframework.core.io.ClassPathResource;

/** What the sample town is made of; every method throws when a file of it is missing. */
final class SampleFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private SampleFiles() {}

    static Upload file(String name) {
        return file(name, text(name));
    }

    static Upload file(String name, String content) {
        return new Upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode yaml(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The sample data cannot be read: " + name, e);
        }
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    /** What stands on the desks of the town today. */
    static JsonNode desks() {
        return yaml("desks.yaml");
    }

    static String text(String name) {
        try {
            return new ClassPathResource("db/demo/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The sample data cannot be read: " + name, e);
        }
    }
}
