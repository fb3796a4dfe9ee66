package org.meguri.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;

/** Every fact that the journal hears is told as a whole sentence in both languages, and so is what it no longer knows. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class JournalSentencesTest {

    private static final Pattern BLANK = Pattern.compile("\\{(\\d+)}");
    private static final Instant AT = Instant.parse("2026-11-26T07:00:00Z");

    @Autowired
    JournalSentences sentences;

    @Autowired
    JournalNames names;

    @AfterEach
    void leave() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void every_fact_has_a_sentence_whose_blanks_are_its_own_details() throws IOException {
        for (var language : List.of("", "_en")) {
            var words = words(language);
            for (var listener : listeners()) {
                var fact = listener.getParameterTypes()[0].getSimpleName();
                var sentence = words.getProperty("journal.said." + fact);
                assertThat(sentence).as(fact + language).isNotBlank();
                var blanks = new TreeSet<Integer>();
                BLANK.matcher(sentence).results().forEach(one -> blanks.add(Integer.valueOf(one.group(1))));
                var filled = fact.equals("SheetsChosen")
                        ? 1
                        : JournalSentences.BLANKS.getOrDefault(fact, List.of()).size();
                assertThat(blanks)
                        .as(fact + language)
                        .containsExactlyElementsOf(
                                IntStream.range(0, filled).boxed().toList());
            }
        }
        assertThat(listeners().stream().map(one -> one.getParameterTypes()[0].getSimpleName()))
                .containsAll(JournalSentences.BLANKS.keySet());
    }

    @Test
    void what_the_keeper_writes_is_told_whole_in_both_languages() throws Exception {
        var told = new ArrayList<String>();
        for (var listener : listeners()) {
            for (var line : lines(listener)) {
                for (var language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                    var said = said(line, language);
                    assertThat(said)
                            .as(line.action() + " " + line.detail())
                            .isNotBlank()
                            .doesNotContainPattern(JournalNames.ID)
                            // A constant of the code, a key, a blank that was not filled, a fact that is not known.
                            .doesNotContainPattern("[A-Z]{4,}")
                            .doesNotContain("=", "{", "この版のめぐりにない種類の記録", "does not know");
                    told.add(said);
                }
            }
        }
        assertThat(told)
                .hasSizeGreaterThan(2 * listeners().size())
                .contains(
                        "評価票を差し戻しました（第3回、課長から所管課へ）。",
                        "「（いまはないもの）」の登録簿で、令和８年度（2026年度）からの「統合」を決定しました。",
                        "Sent the sheet back (round 3, from the planning division to the unit).");
    }

    @Test
    void a_line_of_another_version_is_told_as_far_as_it_can_be() {
        var id = UUID.randomUUID();
        assertThat(said(line("EvaluationReturned", "round=2"), Locale.JAPANESE)).isEqualTo("評価票を差戻し（第2回）");
        assertThat(said(line("EvaluationSubmitted", "round=2 seal=" + id + " draft"), Locale.JAPANESE))
                .isEqualTo("評価票を提出しました（第2回）。（seal：（いまはないもの）、draft）");
        assertThat(said(line("SheetMislaid", "round=2 where= on=2026-04-01"), Locale.JAPANESE))
                .isEqualTo("この版のめぐりにない種類の記録「SheetMislaid」（第2回、where：なし、on：令和8年4月1日（水））");
        assertThat(said(line("BoardDecided", "verdict=POSTPONED"), Locale.ENGLISH))
                .isEqualTo("Recorded the decision of the board (POSTPONED).");
        assertThat(said(line("WorkResumed", ""), Locale.ENGLISH)).isEqualTo("Stopped work resumed");
    }

    @Test
    void days_without_an_end_and_marks_are_told() {
        var unit = UUID.randomUUID();
        assertThat(said(line("DeputyEnded", "role=DIRECTOR unit=" + unit + " last= at-once"), Locale.JAPANESE))
                .isEqualTo("（いまはないもの）の部長の代決者の指定を終わりにしました（終わりの日なし）。（直ちに）");
    }

    private static EntryView line(String action, String detail) {
        return new EntryView(1, AT, null, action, UUID.randomUUID(), null, detail);
    }

    private String said(EntryView line, Locale language) {
        LocaleContextHolder.setLocale(language);
        return sentences.said(line, names.of(List.of(line), List.of()), null);
    }

    private static List<Method> listeners() {
        var listeners = Arrays.stream(JournalKeeper.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventListener.class))
                .toList();
        assertThat(listeners).hasSizeGreaterThan(50);
        return listeners;
    }

    /** What the keeper writes about the fact; once for each constant of each of the fact's enumerations. */
    private static List<EntryView> lines(Method listener) throws ReflectiveOperationException {
        var written = new ArrayList<EntryView>();
        var keeper = new JournalKeeper((JournalEntries) Proxy.newProxyInstance(
                JournalEntries.class.getClassLoader(), new Class<?>[] {JournalEntries.class}, (self, method, given) -> {
                    written.add(((JournalEntry) given[0]).view());
                    return given[0];
                }));
        listener.setAccessible(true);
        var fact = listener.getParameterTypes()[0];
        var most = Arrays.stream(fact.getRecordComponents())
                .mapToInt(part -> part.getType().isEnum() ? part.getType().getEnumConstants().length : 2)
                .max()
                .orElse(1);
        for (var turn = 0; turn < most; turn++) {
            listener.invoke(keeper, sample(fact, turn));
        }
        return written;
    }

    private static Object sample(Class<?> record, int turn) throws ReflectiveOperationException {
        var parts = record.getRecordComponents();
        var values = new Object[parts.length];
        for (var at = 0; at < parts.length; at++) {
            var type = parts[at].getType();
            values[at] = parts[at].getName().equals("kind") && type == String.class
                    ? "approval.in-stead.APPROVED"
                    : value(type, turn);
        }
        Constructor<?> made = record.getDeclaredConstructor(
                Arrays.stream(parts).map(part -> part.getType()).toArray(Class<?>[]::new));
        made.setAccessible(true);
        return made.newInstance(values);
    }

    private static Object value(Class<?> type, int turn) throws ReflectiveOperationException {
        if (type.isEnum()) {
            var constants = type.getEnumConstants();
            return constants[turn % constants.length];
        }
        if (type == int.class) {
            return 3;
        }
        if (type == boolean.class) {
            return turn % 2 == 0;
        }
        if (type == String.class) {
            return "progress";
        }
        if (type == List.class) {
            return List.of("progress", "future");
        }
        if (type == Map.class) {
            return Map.of("", 3, "brief", 2);
        }
        if (type == FiscalYear.class) {
            return new FiscalYear(2026);
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 11, 26);
        }
        if (type == Instant.class) {
            return AT;
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type.isRecord()) {
            return sample(type, turn);
        }
        throw new IllegalArgumentException("No sample of " + type);
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/journal" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
