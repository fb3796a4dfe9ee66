package org.meguri.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BindingTest {

    private static final Imprint IMPRINT =
            new Imprint(LocalDate.of(2022, 11, 25), 4711, "CC BY 4.0 <https://example.org/?a&b>");

    private final PaperPress press = PrintFixture.press(1, 1, Duration.ofSeconds(20));

    private byte[] bound() {
        return press.print(
                "print/table",
                List.of(
                        Map.of("table", PaperPressTest.table(60)),
                        Map.of("table", PaperPressTest.table(5)),
                        Map.of("table", PaperPressTest.table(40))),
                IMPRINT);
    }

    @Test
    void parts_become_one_document_for_everybody_and_for_ever_numbered_through() throws Exception {
        var pdf = bound();

        PrintFixture.judge(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (var page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains(page + "／" + pages);
            }
            assertThat(tables(document.getDocumentCatalog().getStructureTreeRoot()))
                    .isEqualTo(3);
        }
    }

    @Test
    void the_same_content_gives_the_same_bytes_wherever_it_is_printed() throws Exception {
        var here = bound();
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            // A PDF tells its time in seconds.
            var then = System.currentTimeMillis() / 1_000;
            await().until(() -> System.currentTimeMillis() / 1_000 > then);
            assertThat(bound()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_file_says_from_which_day_it_is_and_how_it_may_be_used() throws Exception {
        try (var document = Loader.loadPDF(bound())) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2022-11-24T15:00:00Z");
            var metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .contains("<xmp:CreateDate>2022-11-25T00:00:00+09:00</xmp:CreateDate>")
                    .contains("CC BY 4.0 &lt;https://example.org/?a&amp;b&gt;");
        }
    }

    private static int tables(PDStructureNode node) {
        var found = 0;
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found += (element.getStructureType().equals("Table") ? 1 : 0) + tables(element);
            }
        }
        return found;
    }
}
