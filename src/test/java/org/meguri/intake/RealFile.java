package org.meguri.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.meguri.Needs;
import org.meguri.plan.PlanDefinition;
import org.springframework.core.io.ClassPathResource;

/** The city's own table, where it lies beside the project. */
final class RealFile {

    private static final Path PATH = Path.of("../shared/data/iruma/strategy1-r3-evaluation.csv");

    private RealFile() {}

    static byte[] content() {
        Needs.file(PATH);
        try {
            return Files.readAllBytes(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Upload upload() {
        return new Upload("strategy1-r3-evaluation.csv", content());
    }

    static PlanDefinition definition() {
        return PlanDefinition.read(yaml("strategy1-r3"));
    }

    static String yaml(String plan) {
        try {
            return new ClassPathResource("plans/" + plan + ".yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
