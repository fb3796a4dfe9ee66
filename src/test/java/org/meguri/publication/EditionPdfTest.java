package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.print.Glyphs;
import org.meguri.print.PrintFixture;
import org.meguri.print.TaggedPaper;
import org.meguri.print.TaggedPaper.Line;
import org.springframework.context.support.DelegatingMessageSource;

class EditionPdfTest {

    private final EditionFiles files = PublicationFixture.files();

    @Test
    void every_letter_that_a_town_writes_with_is_there_for_eyes_and_ears() throws Exception {
        var text = "𠮷野家①㈱、葛\uDB40\uDD00城市の髙﨑さん（神\uFA19・塚\uFA10）～〜−－―、ﾊﾝｶｸｶﾅ､か\u3099、⑳Ⅲ㎡№";
        var pdf = files.pdf(PublicationFixture.saying(text));

        PrintFixture.judge(pdf);
        var paper = TaggedPaper.of(pdf);
        assertThat(paper.hollow()).isZero();
        assertThat(Glyphs.missing(text)).isEmpty();
        assertThat(cells(paper))
                .contains("𠮷野家①㈱、葛城市の髙﨑さん（神\uFA19・塚\uFA10）～〜−－―、ﾊﾝｶｸｶﾅ､が、⑳Ⅲ㎡№")
                .contains(TaggedPaper.bare(text));
    }

    @Test
    void what_no_font_has_is_printed_as_the_sign_for_it_and_can_be_asked_for_before() throws Exception {
        var pdf = files.pdf(PublicationFixture.saying("笑顔\uD83D\uDE00と外字\uE000"));

        PrintFixture.judge(pdf);
        var paper = TaggedPaper.of(pdf);
        assertThat(cells(paper)).contains("笑顔〓と外字〓");
        assertThat(paper.hollow()).isZero();
        assertThat(Glyphs.missing("笑顔\uD83D\uDE00と外字\uE000")).containsExactly("\uD83D\uDE00", "\uE000");
    }

    @Test
    void hostile_texts_stay_texts() throws Exception {
        for (var text : EditionFilesTest.hostileTexts()) {
            var paper = TaggedPaper.of(files.pdf(PublicationFixture.saying(text)));
            var shown = TaggedPaper.bare(text)
                    .codePoints()
                    .map(character ->
                            Glyphs.missing(Character.toString(character)).isEmpty() ? character : '〓')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(cells(paper)).as(text).contains(shown);
        }
    }

    @Test
    void a_cell_that_is_longer_than_a_page_is_printed_to_its_end() throws Exception {
        var text = IntStream.range(0, PreparedEdition.LONGEST_CELL / 8)
                .mapToObj("%06d、、"::formatted)
                .reduce("", String::concat);
        var pdf = files.pdf(PublicationFixture.saying(text));

        PrintFixture.judge(pdf);
        assertThat(cells(TaggedPaper.of(pdf))).contains(text);
    }

    @Test
    void all_that_an_edition_tells_beyond_its_table_is_on_paper() throws Exception {
        var pdf = files.pdf(SchemaFixture.everything());

        PrintFixture.judge(pdf);
        var paper = TaggedPaper.of(pdf);
        assertThat(paper.lines())
                .filteredOn(line -> line.tag().equals("H2"))
                .extracting(line -> line.cells().get(0))
                .containsExactly(
                        "正誤表（第1版からの訂正）",
                        "区分の意味と集計",
                        "まちづくり",
                        "評価票が未提出のもの",
                        "外部評価委員会の意見と市の回答",
                        "指標（KPI）の状況",
                        "項目の変更",
                        "これまでの委員会の意見への対応");
        assertThat(paper.lines())
                .contains(
                        new Line("TR", List.of("No.1道路の補修", "実施状況", "10件", "12件", "数え誤り")),
                        new Line(
                                "TR",
                                List.of("7", "No.1 道路の補修", "もっと詳しく", "改善して継続", "対応する", "次年度から示します", "令和４年度末まで増額なし")));
        assertThat(paper.lines())
                .filteredOn(line -> line.tag().equals("P"))
                .extracting(line -> line.cells().get(0))
                .anyMatch(text -> text.contains("CC BY 4.0"))
                .anyMatch(text -> text.contains("https://creativecommons.org/licenses/by/4.0/deed.ja"))
                .anyMatch(text -> text.contains(Seal.of(EditionJson.canonical(SchemaFixture.everything()))
                        .value()));
    }

    @Test
    void what_is_about_to_be_published_is_pressed_once_and_before() {
        var asked = new AtomicInteger();
        var counting = new DelegatingMessageSource() {
            @Override
            public String getMessage(String key, Object @Nullable [] arguments, Locale locale) {
                asked.incrementAndGet();
                return super.getMessage(key, arguments, locale);
            }
        };
        counting.setParentMessageSource(PublicationFixture.messages());
        var counted = new EditionFiles(counting, PrintFixture.press(1, 0, Duration.ofSeconds(20)));
        var edition = PublicationFixture.saying("はい");

        counted.ready(edition);
        var pressed = asked.get();
        assertThat(pressed).isPositive();
        assertThat(counted.pdf(PublicationFixture.saying("いいえ")))
                .as("another content waits for nobody")
                .isNotEqualTo(files.pdf(edition));
        asked.set(0);
        assertThat(counted.pdf(PublicationFixture.saying("はい"))).isEqualTo(files.pdf(edition));
        assertThat(asked).as("it was ready").hasValue(0);
        assertThat(counted.pdf(edition)).isEqualTo(files.pdf(edition));
        assertThat(asked).as("once it is fetched it is forgotten").hasValue(pressed);
    }

    @Test
    void an_edition_without_an_item_is_a_paper_too() throws Exception {
        var nothing = PreparedEdition.of(
                PublicationFixture.source(List.of(), Map.of(), Set.of()), 1, PublicationFixture.PUBLISHED);
        PrintFixture.judge(files.pdf(nothing));
    }

    @Test
    void one_item_has_a_paper_and_a_table_of_its_own() throws Exception {
        var edition = RealDocument.STRATEGY.edition();
        var row = edition.rows().get(40);
        var pdf = files.itemPdf(edition, row);

        PrintFixture.judge(pdf);
        var lines = TaggedPaper.of(pdf).lines();
        assertThat(lines.get(0).cells().get(0)).endsWith(edition.heading(row));
        assertThat(lines.stream().filter(line -> line.cells().size() == 11)).hasSize(1);
        assertThat(PublicationFixture.table(new String(files.itemCsv(edition, row), StandardCharsets.UTF_8)))
                .isEqualTo(List.of(
                        RealDocument.STRATEGY.table().get(0),
                        RealDocument.STRATEGY.table().get(41)));
        var everything = SchemaFixture.everything();
        var item = everything.of(everything.rows().get(0));
        assertThat(item.indicators()).hasSize(1);
        assertThat(item.corrections()).hasSize(1);
        assertThat(item.advice()).hasSize(1);
        assertThat(item.missing()).as("of another item").isEmpty();
    }

    @Test
    void a_table_in_several_parts_says_in_each_what_goes_on() throws Exception {
        var long_ = "長い文章。".repeat(1_000);
        var items = IntStream.rangeClosed(1, 90)
                .mapToObj(seq -> PublicationFixture.item(seq, seq + "", "事業" + seq, "まちづくり"))
                .toList();
        var answers = items.stream()
                .collect(java.util.stream.Collectors.toMap(
                        item -> item.id(), item -> Map.of("progress", "B", "status_text", long_)));
        var pdf = files.pdf(PreparedEdition.of(
                PublicationFixture.source(items, answers, Set.of()), 1, PublicationFixture.PUBLISHED));

        PrintFixture.judge(pdf);
        var lines = TaggedPaper.of(pdf).lines();
        assertThat(lines)
                .filteredOn(line -> line.tag().equals("H2"))
                .extracting(line -> line.cells().get(0))
                .startsWith("区分の意味と集計", "まちづくり", "まちづくり（続き）")
                .hasSizeGreaterThan(3);
        assertThat(lines.stream()
                        .filter(line ->
                                line.cells().size() == 5 && line.cells().get(0).matches("[0-9]+")))
                .hasSize(90);
    }

    private static List<String> cells(TaggedPaper paper) {
        return paper.lines().stream()
                .flatMap(line -> line.cells().stream())
                .map(TaggedPaper::bare)
                .toList();
    }
}
