package org.meguri.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every word on a page comes through a message key, and nothing on a page needs more than the content security policy
 * allows. Words that the template engine replaces are allowed: they show the page to whoever opens the file itself.
 */
class TemplateRulesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** With one of these the content of an element is only a specimen. */
    private static final Set<String> REPLACING = Set.of("th:text", "th:replace", "th:insert");

    @Test
    void no_word_stands_in_a_template() {
        assertThat(findings(Kind.WORD)).isEmpty();
    }

    @Test
    void nothing_in_a_template_breaks_the_content_security_policy() {
        assertThat(findings(Kind.POLICY)).isEmpty();
    }

    @Test
    void nothing_is_printed_unescaped() {
        assertThat(findings(Kind.UNESCAPED)).isEmpty();
    }

    @Test
    void a_condition_does_not_stand_beside_a_replacement_that_ignores_it() {
        assertThat(findings(Kind.LOST_CONDITION)).isEmpty();
    }

    /** A table that is too wide for a phone is pushed to and fro by itself, not the page with it. */
    @Test
    void a_table_stands_where_it_can_be_scrolled() {
        assertThat(findings(Kind.FIXED_TABLE)).isEmpty();
    }

    enum Kind {
        FIXED_TABLE,
        WORD,
        POLICY,
        UNESCAPED,
        LOST_CONDITION
    }

    record Finding(Kind kind, String place, String what) {}

    private static List<Finding> findings(Kind kind) {
        try (var files = Files.walk(TEMPLATES)) {
            var templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates).as("templates to check").isNotEmpty();
            return templates.stream()
                    .flatMap(template -> findingsIn(template).stream())
                    .filter(finding -> finding.kind() == kind)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Finding> findingsIn(Path template) {
        var reader = new Reading(TEMPLATES.relativize(template).toString());
        try (var text = Files.newBufferedReader(template)) {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(text, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(template + " is no HTML", e);
        }
        return reader.findings;
    }

    private static final class Reading extends AbstractSimpleMarkupHandler {

        private final String file;
        private final List<Finding> findings = new ArrayList<>();
        private final Deque<Boolean> specimen = new ArrayDeque<>();
        private final Deque<Boolean> scrolled = new ArrayDeque<>();

        Reading(String file) {
            this.file = file;
        }

        @Override
        public void handleStandaloneElement(
                String element, Map<String, String> attributes, boolean minimized, int line, int column) {
            check(element, attributes, line);
        }

        @Override
        public void handleOpenElement(String element, Map<String, String> attributes, int line, int column) {
            check(element, attributes, line);
            var replaced = attributes != null && attributes.keySet().stream().anyMatch(REPLACING::contains);
            specimen.push(replaced || inSpecimen());
            scrolled.push(hasClass(attributes, "table-scroll") || Boolean.TRUE.equals(scrolled.peek()));
        }

        @Override
        public void handleCloseElement(String element, int line, int column) {
            specimen.pop();
            scrolled.pop();
        }

        @Override
        public void handleAutoCloseElement(String element, int line, int column) {
            specimen.pop();
            scrolled.pop();
        }

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            var text = new String(buffer, offset, length);
            if (!inSpecimen() && text.chars().anyMatch(Character::isLetter)) {
                findings.add(new Finding(Kind.WORD, file + ":" + line, text.strip()));
            }
        }

        private boolean inSpecimen() {
            return Boolean.TRUE.equals(specimen.peek());
        }

        private void check(String element, Map<String, String> attributes, int line) {
            var place = file + ":" + line;
            if (element.equals("style")
                    || (element.equals("script") && !has(attributes, "src") && !has(attributes, "th:src"))) {
                findings.add(new Finding(Kind.POLICY, place, element));
            }
            if (attributes == null) {
                return;
            }
            if (element.equals("table") && hasClass(attributes, "table") && !Boolean.TRUE.equals(scrolled.peek())) {
                findings.add(new Finding(Kind.FIXED_TABLE, place, "table"));
            }
            if (has(attributes, "th:replace") && (has(attributes, "th:if") || has(attributes, "th:unless"))) {
                findings.add(new Finding(Kind.LOST_CONDITION, place, element));
            }
            attributes.forEach((name, value) -> {
                if (name.equals("style") || name.equals("th:style") || name.matches("(th:)?on[a-z]+")) {
                    findings.add(new Finding(Kind.POLICY, place, name));
                }
                if (name.equals("th:utext") || (value != null && value.contains("[("))) {
                    findings.add(new Finding(Kind.UNESCAPED, place, name));
                }
                if (value != null && value.codePoints().anyMatch(TemplateRulesTest::isJapanese)) {
                    findings.add(new Finding(Kind.WORD, place, name + "=" + value));
                }
            });
        }

        private static boolean hasClass(@Nullable Map<String, String> attributes, String name) {
            return attributes != null
                    && List.of(attributes.getOrDefault("class", "").split(" ")).contains(name);
        }

        private static boolean has(Map<String, String> attributes, String name) {
            return attributes != null && attributes.keySet().stream().anyMatch(key -> key.startsWith(name));
        }
    }

    private static boolean isJapanese(int character) {
        var script = Character.UnicodeScript.of(character);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }
}
