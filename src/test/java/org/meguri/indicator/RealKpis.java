package org.meguri.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.meguri.Needs;
import org.meguri.intake.Upload;
import org.springframework.core.io.ClassPathResource;

/** Tables of indicators: the city's own, where it lies beside the project, and a small one of our own. */
final class RealKpis {

    private static final Path PATH = Path.of("../shared/data/iruma/strategy2-kpis.csv");

    private RealKpis() {}

    static Upload upload() {
        Needs.file(PATH);
        try {
            return new Upload("strategy2-kpis.csv", Files.readAllBytes(PATH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Upload sample() {
        try {
            return new Upload("sample.csv", new ClassPathResource("indicator/sample.csv").getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
