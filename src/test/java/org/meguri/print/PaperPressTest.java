package org.meguri.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.springframework.http.HttpStatus;
import org.thymeleaf.ITemplateEngine;

class PaperPressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PaperPress press = PrintFixture.press(2, 4, PATIENCE);

    @Test
    void a_table_of_338_rows_is_a_file_that_everybody_can_read_for_ever() throws Exception {
        var pdf = press.print("print/table", Map.of("table", table(338)));

        PrintFixture.judge(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth()).as("A3 landscape, in points").isBetween(1190f, 1191f);
            assertThat(page.getHeight()).isBetween(841f, 842f);
            assertThat(document.getNumberOfPages()).isBetween(5, 40);
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("評価の集計", "課：商工観光課", "1-2-03", "事業338", "数え方の説明");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(heads(document)).as("the heading on each page").isEqualTo(document.getNumberOfPages());
        }
    }

    private static int heads(org.apache.pdfbox.pdmodel.PDDocument document) throws Exception {
        var found = 0;
        for (var page = 1; page <= document.getNumberOfPages(); page++) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            found += stripper.getText(document).contains("見出しの欄") ? 1 : 0;
        }
        return found;
    }

    @Test
    void rare_characters_of_names_are_printed_and_none_turns_into_a_number_sign() throws Exception {
        var pdf =
                press.print("print/table", Map.of("table", named("𠮷田・葛\uDB40\uDD00城・髙﨑・か\u3099\u0001\uD800\u1F600")));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("𠮷田・葛城・髙﨑・が〓〓")
                    .doesNotContain("#");
        }
        PrintFixture.judge(pdf);
    }

    @Test
    void what_somebody_typed_stays_text_and_fetches_nothing() throws Exception {
        var pdf = press.print(
                "print/table",
                Map.of("table", named("<img src='file:///etc/passwd'/><script>1</script>&amp; http://127.0.0.1/")));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("<script>1</script>&amp;");
            for (var page : document.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void a_template_that_points_elsewhere_gets_nothing() throws Exception {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        try {
            var html =
                    """
                    <html lang="ja"><head><title>t</title><meta name="description" content="d"/>
                    <link rel="stylesheet" href="http://127.0.0.1:%1$d/a.css"/>
                    <link rel="stylesheet" href="classpath:/print/../application.yaml"/></head>
                    <body><img alt="x" src="http://127.0.0.1:%1$d/b.png"/><img alt="y" src="file:///etc/hostname"/>x</body></html>
                    """
                            .formatted(server.getAddress().getPort());
            assertThat(new PaperPress(saying(html, () -> {}), 1, 0, PATIENCE).print("any", Map.of()))
                    .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoever_would_wait_too_long_is_told_to_come_again() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var busy = new PaperPress(
                saying("<html lang='ja'><head><title>t</title></head><body>x</body></html>", () -> {
                    begun.countDown();
                    goOn.await(30, TimeUnit.SECONDS);
                }),
                1,
                1,
                Duration.ofMillis(200));
        var people = Executors.newFixedThreadPool(2);
        try {
            Future<byte[]> first = people.submit(() -> busy.print("any", Map.of()));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            // Waits its time in the one place there is, and is told then.
            assertThatThrownBy(() -> busy.print("any", Map.of())).isInstanceOfSatisfying(PressBusy.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(refusal.key()).isEqualTo("print.busy");
            });

            goOn.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).isNotEmpty();
            assertThat(busy.print("any", Map.of()))
                    .as("the press is free again")
                    .isNotEmpty();
        } finally {
            goOn.countDown();
            people.shutdownNow();
        }
    }

    @Test
    void a_press_that_failed_is_free_again() {
        var broken = new PaperPress(saying("<html><body>", () -> {}), 1, 0, Duration.ofMillis(100));
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> broken.print("any", Map.of())).isNotInstanceOf(PressBusy.class);
        }
    }

    private static ShownTable named(String name) {
        return new ShownTable(
                "評価の集計",
                List.of("課：商工観光課"),
                List.of(new Column("見出しの欄", Kind.NAME), new Column("件数", Kind.FIGURE)),
                List.of(new Row(List.of(Cell.of(name), Cell.of(3)))),
                List.of(),
                List.of());
    }

    static ShownTable table(int rows) {
        return new ShownTable(
                "評価の集計",
                List.of("第６次総合計画　令和３年度", "課：商工観光課"),
                List.of(
                        new Column("見出しの欄", Kind.SHORT),
                        new Column("事業名", Kind.NAME),
                        new Column("実施状況", Kind.TEXT),
                        new Column("件数", Kind.FIGURE)),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(at -> new Row(List.of(
                                Cell.of("1-2-03"),
                                Cell.of("事業" + at),
                                Cell.of("コミュニティバス８路線の運行及び予約型乗合交通の実証を行い、利用者の声を聴きながら、"
                                        + "次の年度の路線の見直しに向けた準備を進めた。".repeat(at % 5)),
                                Cell.of(at))))
                        .toList(),
                List.of(new Row(List.of(Cell.of("計"), Cell.of(""), Cell.of(""), Cell.of(rows)))),
                List.of("数え方の説明"));
    }

    /** What happens while a template is filled in. */
    private interface Meanwhile {
        void happens() throws InterruptedException;
    }

    /** An engine that says the same whatever it is asked. */
    private static ITemplateEngine saying(String html, Meanwhile meanwhile) {
        return (ITemplateEngine) Proxy.newProxyInstance(
                ITemplateEngine.class.getClassLoader(),
                new Class<?>[] {ITemplateEngine.class},
                (engine, method, given) -> {
                    meanwhile.happens();
                    return html;
                });
    }
}
