package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionFormat;
import org.meguri.publication.EditionLookup;
import org.meguri.publication.PublishResults;
import org.meguri.system.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.web.servlet.MockMvc;

/** A year of people who all read English pages leaves the same Japanese records, letters and files behind. */
@MeguriTest
class EverybodyReadsEnglishTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    PublishResults publish;

    @Autowired
    EditionLookup editions;

    @Autowired
    DataSource house;

    @Autowired
    MockMvc pages;

    @AfterEach
    void leave() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void nothing_english_is_stored_or_sent() throws IOException {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(Language.ofReader()).isEqualTo(Language.ENGLISH);
        var cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "nogyo"));
        year.moveTo(cycle, Stage.SELF_EVALUATION, 1);
        year.runJobs();
        var first = year.sheet(cycle, 1).id();
        year.submit(first, "sato");
        year.sendBackByChief(first, "shoko", "shokocho");
        assertThat(year.letters()).hasSizeGreaterThan(2).allSatisfy(letter -> assertThat(letter.subject())
                .startsWith("【めぐり】"));
        town.deputy("nogyocho", "nogyo", "tanaka", LocalDate.now(year.clock()).plusDays(3));
        var second = year.sheet(cycle, 2).id();
        year.confirmed(second);
        year.remark(second, "成果の示し方を検討されたい。");

        var stored = Everything.in(house);
        assertThat(stored.get("letter")).isNotEmpty();
        assertThat(stored.get("journal_entry")).isNotEmpty();
        assertThat(englishIn(stored)).isEmpty();
    }

    @Test
    void an_edition_says_the_same_whoever_publishes_it() throws IOException {
        var cycle = year.atBoard();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", year.person("shicho"));
        var japanese = publish.preview(cycle, "");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(publish.preview(cycle, "")).isEqualTo(japanese);
        var id = year.publish(cycle, "");
        assertThat(editions.content(id).title()).contains("令和", "評価結果");
        for (var format : EditionFormat.values()) {
            var file = editions.file(id, format);
            assertThat(englishIn(text(file.data(), format == EditionFormat.XLSX)))
                    .as(format.name())
                    .isEmpty();
        }
    }

    @Test
    void files_are_the_same_for_whoever_fetches_them() throws Exception {
        var cycle = year.handedOut();
        var plan = year.cycle(cycle).plan().value();
        var csv = "/plans/" + plan + "/register.csv";
        var workbook = "/workbooks/" + cycle.value() + "/file?unit="
                + town.unit("shoko").value();
        var japanese = file("kikaku", csv);
        choose("kikaku");
        choose("sato");
        assertThat(read("kikaku", "/plans/" + plan)).contains("<html lang=\"en\"", "Register and lineage");
        assertThat(file("kikaku", csv)).isEqualTo(japanese);
        var book = text(file("sato", workbook), true);
        assertThat(book).contains("照合番号", "記入のしかた");
        assertThat(englishIn(book)).isEmpty();
        assertThat(read("sato", "/workbooks")).contains("Write in Excel");
    }

    @Test
    void why_a_file_cannot_be_had_is_told_in_the_persons_language() throws Exception {
        var cycle = year.handedOut();
        choose("kikaku");
        assertThat(read("kikaku", "/plans/" + CycleId.create().value() + "/register.csv"))
                .contains("<html lang=\"en\"", "This plan was not found.");
        assertThat(year.cycle(cycle).title()).contains("令和");
    }

    /** Phrases of the English words that say what they are by themselves. */
    private static Set<String> phrases() throws IOException {
        var phrases = new TreeSet<String>();
        for (var resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_en.properties")) {
            var words = new Properties();
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            words.values().stream()
                    .map(Object::toString)
                    .filter(phrase -> phrase.matches("[A-Z].* .*[a-z]{2,}.*") && !phrase.contains("{"))
                    .forEach(phrases::add);
        }
        assertThat(phrases).hasSizeGreaterThan(500).contains("Section chief", "Sent back");
        return phrases;
    }

    /** What stands in our own tables; the models in the engine's are written in English by us. */
    private static List<String> englishIn(Map<String, List<String>> stored) throws IOException {
        var phrases = phrases();
        return stored.entrySet().stream()
                .filter(table -> !table.getKey().startsWith("act_"))
                .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + ": " + row))
                .filter(row -> phrases.stream().anyMatch(row::contains))
                .toList();
    }

    private static List<String> englishIn(String file) throws IOException {
        return phrases().stream().filter(file::contains).toList();
    }

    private static String text(byte[] file, boolean zipped) throws IOException {
        if (!zipped) {
            return new String(file, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        try (var parts = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().startsWith("xl/")) {
                    text.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    private void choose(String login) throws Exception {
        pages.perform(post("/language").with(town.signedIn(login)).param("language", "en"));
    }

    private byte[] file(String login, String path) throws Exception {
        var response =
                pages.perform(get(path).with(town.signedIn(login))).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return Objects.requireNonNull(response.getContentAsByteArray());
    }

    private String read(String login, String path) throws Exception {
        return pages.perform(get(path).with(town.signedIn(login)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
