package org.meguri.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A press outside of the house, and the judge of what it prints. */
public final class PrintFixture {

    private PrintFixture() {}

    public static PaperPress press(int atATime, int waiting, Duration patience) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/print", "messages/publication");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.JAPANESE);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return new PaperPress(engine, atATime, waiting, patience);
    }

    /** Fails unless the PDF is what it claims to be: readable to everybody, and for ever. */
    public static void judge(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (var flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
            try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
                var result = Foundries.defaultInstance()
                        .createValidator(flavour, false)
                        .validate(parser);
                assertThat(result.getTotalAssertions())
                        .as("checks for " + flavour)
                        .isPositive();
                assertThat(result.isCompliant())
                        .as(flavour + ": " + result.getFailedChecks())
                        .isTrue();
            }
        }
    }
}
