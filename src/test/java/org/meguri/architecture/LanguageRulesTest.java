package org.meguri.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every word that a person reads on a page is there in Japanese and in English, with the same blanks to fill. Alone:
 * {@code mvn test -Dtest=LanguageRulesTest}; it needs no house, and its failures list the missing keys file by file.
 */
class LanguageRulesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String ENGLISH = "_en.properties";

    /**
     * Keys that have no English words, and must not get any: what is stored, sent, put into files or read from them, what
     * citizens read, what the rehearsal's people say, and names of colours. Without English words they are Japanese for
     * everybody, whatever asks for them.
     */
    private static final Map<String, String> ALWAYS_JAPANESE = Map.ofEntries(
            Map.entry("task\\.(letter|notice)\\..*", "letters"),
            Map.entry("task\\.deputy[a-z-]*\\.(subject|body)", "letters"),
            Map.entry("(evaluation|committee|publication|proposal|extension|vacancy)\\.letter\\..*", "letters"),
            Map.entry("mail\\.letter\\.footer|mail\\.undeliverable\\..*", "letters"),
            Map.entry("mail\\.morning\\..*", "letters"),
            Map.entry("mail\\.wording\\.sample\\..*", "what stands in letters"),
            Map.entry("mail\\.(no-address|trial\\.letter)\\..*|mail\\.trial\\.subject", "letters"),
            Map.entry("mail\\.notice\\.mark", "what letters' subjects begin with"),
            Map.entry("print\\.(product|none)", "a table as a PDF"),
            Map.entry("publication\\.edition\\.title", "the title of an edition"),
            Map.entry("publication\\.workbook\\..*", "an edition as an Excel file"),
            Map.entry("publication\\.(paper|dictionary)\\..*", "an edition on paper, and its columns"),
            Map.entry("publication\\.public\\..*", "pages for citizens: one for everybody, kept anywhere"),
            Map.entry("workbook\\.(sheet|column|hint|rule|file)(\\..*)?", "workbooks, which are read in again"),
            Map.entry("workbook\\.(yes|no|previous\\.past)", "workbooks, which are read in again"),
            Map.entry("reorganization\\.csv\\..*", "files"),
            Map.entry("reorganization\\.file\\.(kind|head)\\..*", "files, which are read in again"),
            Map.entry("founding\\.form\\..*|founding\\.brief\\.label|founding\\.yaml\\.comment", "a plan's own words"),
            Map.entry("organization\\.setup\\.unit", "the name of a unit"),
            Map.entry("proposal\\.adopted\\.reason", "the reason of a decision"),
            Map.entry("committee\\.in-stead\\.title|committee\\.moves\\.title", "stored titles"),
            Map.entry("extension\\.all-of", "a stored title"),
            Map.entry("feed\\.calendar\\..*", "the calendar, which is read outside"),
            Map.entry("evaluation\\.adopted", "a reply that is stored with the sheet"),
            Map.entry("task\\.entrance\\.[A-Z_]+", "addresses of pages"),
            Map.entry("linkage\\.everyday", "words to compare names with"),
            Map.entry(
                    "rehearsal\\.(town\\..*|remark|answer|reason|reply|placeholder|sample\\..*)",
                    "what the people of a rehearsal are called and say"),
            Map.entry("(evaluation|register|proposal|linkage|review|organization\\.deputy)\\.tone\\..*", "colours"),
            Map.entry("evaluation\\.step-tone\\..*|task\\.standing\\.[A-Z_]+\\.tone", "colours"));

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** A key that is written out whole where it is asked for; composed ones cannot be told from the text. */
    private static final Pattern ASKED = Pattern.compile(
            "#\\{([a-z][\\w.-]+)[}(]|#messages\\.msg\\('([a-z][\\w.-]+)'[,)]|words\\.of\\(\\s*\"([a-z][\\w.-]+)\"[,)]"
                    + "|Refusal(?:\\.\\w+)?\\(\\s*\"([a-z][\\w.-]+)\"[,)]|notices\\.\\w+\\(\\w+,\\s*\"([a-z][\\w.-]+)\"[,)]");

    /** Each language is named in itself. */
    private static final String JAPANESE_IN_ITSELF = "system.language.ja";

    private static final Pattern BLANK = Pattern.compile("\\{(\\d+)(,[^}]*)?}");

    @Test
    void every_word_of_a_page_is_there_in_both_languages() {
        var missing = rooms().entrySet().stream()
                .map(room -> {
                    var japanese = keys(room.getKey() + ".properties");
                    var english = keys(room.getKey() + ENGLISH);
                    return room.getKey() + ENGLISH + " lacks:\n"
                            + japanese.entrySet().stream()
                                    .filter(word ->
                                            !alwaysJapanese(word.getKey()) && !english.containsKey(word.getKey()))
                                    .map(word -> "  " + word.getKey() + "=" + word.getValue())
                                    .collect(Collectors.joining("\n"));
                })
                .filter(told -> !told.endsWith(":\n"))
                .toList();
        assertThat(String.join("\n", missing)).isEmpty();
    }

    @Test
    void every_word_that_is_asked_for_is_there() throws IOException {
        var known = new TreeSet<String>();
        rooms().keySet().forEach(room -> known.addAll(keys(room + ".properties").keySet()));
        var asked = new TreeSet<String>();
        for (var root : List.of(JAVA, TEMPLATES)) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    ASKED.matcher(Files.readString(file))
                            .results()
                            .map(LanguageRulesTest::key)
                            .forEach(asked::add);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(1000);
        assertThat(asked).filteredOn(key -> !known.contains(key)).isEmpty();
    }

    private static String key(MatchResult asked) {
        return IntStream.rangeClosed(1, asked.groupCount())
                .mapToObj(asked::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_is_said_in_english_that_is_not_said_in_japanese() {
        var extra = new ArrayList<String>();
        rooms().forEach((room, english) -> {
            var japanese = keys(room + ".properties");
            english.keySet().stream()
                    .filter(key -> !japanese.containsKey(key))
                    .forEach(key -> extra.add(room + ENGLISH + ": " + key));
        });
        assertThat(extra).isEmpty();
    }

    @Test
    void what_is_stored_sent_or_read_again_has_no_english_words() {
        var english = new TreeSet<String>();
        var japanese = new TreeSet<String>();
        rooms().forEach((room, words) -> {
            english.addAll(words.keySet());
            japanese.addAll(keys(room + ".properties").keySet());
        });
        assertThat(english).filteredOn(LanguageRulesTest::alwaysJapanese).isEmpty();
        assertThat(ALWAYS_JAPANESE.keySet())
                .as("every exception still concerns a key")
                .allSatisfy(exception ->
                        assertThat(japanese).anySatisfy(key -> assertThat(key).matches(exception)));
    }

    @Test
    void both_languages_have_the_same_blanks() {
        var differing = new ArrayList<String>();
        rooms().forEach((room, english) -> {
            var japanese = keys(room + ".properties");
            english.forEach((key, words) -> {
                var there = japanese.get(key);
                if (there != null && !blanks(there).equals(blanks(words))) {
                    differing.add(key + ": " + blanks(there) + " and " + blanks(words));
                }
            });
        });
        assertThat(differing).isEmpty();
    }

    @Test
    void every_message_with_blanks_can_be_filled() {
        var broken = new ArrayList<String>();
        rooms().forEach((room, english) -> List.of(room + ".properties", room + ENGLISH)
                .forEach(file -> keys(file).forEach((key, words) -> {
                    if (words.contains("{")) {
                        var filled = filled(words);
                        if (filled == null || (BLANK.matcher(filled).find() && !words.contains("'{'"))) {
                            broken.add(file + ": " + key);
                        }
                    }
                })));
        assertThat(broken).isEmpty();
    }

    /** A message with arguments loses a single one, a message without keeps two: the typographic ’ is always right. */
    @Test
    void english_words_have_no_plain_apostrophes() {
        var found = new ArrayList<String>();
        rooms().values()
                .forEach(english -> english.forEach((key, words) -> {
                    if (words.replace("'{'", "").replace("'}'", "").contains("'")) {
                        found.add(key + "=" + words);
                    }
                }));
        assertThat(found).isEmpty();
    }

    @Test
    void english_words_are_written_without_japanese_characters() {
        var found = new ArrayList<String>();
        rooms().values()
                .forEach(english -> english.forEach((key, words) -> {
                    if (!key.equals(JAPANESE_IN_ITSELF) && words.codePoints().anyMatch(LanguageRulesTest::isJapanese)) {
                        found.add(key + "=" + words);
                    }
                }));
        assertThat(found).isEmpty();
    }

    /** The English words of each room, empty where its file is missing. */
    private static Map<String, Map<String, String>> rooms() {
        try (var files = Files.list(MESSAGES)) {
            var rooms = new TreeMap<String, Map<String, String>>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties") && !name.endsWith(ENGLISH))
                    .map(name -> name.substring(0, name.length() - ".properties".length()))
                    .forEach(room -> rooms.put(room, keys(room + ENGLISH)));
            assertThat(rooms).as("message files to check").hasSizeGreaterThan(20);
            return rooms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> keys(String file) {
        var path = MESSAGES.resolve(file);
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(path)));
            var keys = new TreeMap<String, String>();
            properties.forEach((key, words) -> keys.put(key.toString(), words.toString()));
            assertThat(keys).as(file).isNotEmpty();
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean alwaysJapanese(String key) {
        return ALWAYS_JAPANESE.keySet().stream().anyMatch(key::matches);
    }

    private static TreeSet<String> blanks(String words) {
        var blanks = new TreeSet<String>();
        var matcher = BLANK.matcher(words);
        while (matcher.find()) {
            blanks.add(matcher.group());
        }
        return blanks;
    }

    private static @org.jspecify.annotations.Nullable String filled(String words) {
        try {
            return new MessageFormat(words, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isJapanese(int character) {
        var script = Character.UnicodeScript.of(character);
        var block = Character.UnicodeBlock.of(character);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
    }
}
