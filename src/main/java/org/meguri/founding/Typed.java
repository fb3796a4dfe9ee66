package org.meguri.founding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meguri.founding.Mapping.MappedChoice;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.founding.Mapping.MappedScale;
import org.meguri.founding.Mapping.MappedUnit;
import org.meguri.founding.Mapping.Question;

/** What was typed on a page, on top of the decisions that the page does not show. */
final class Typed {

    private static final List<String> TONES = List.of("good", "fair", "poor", "none");
    private static final int MOST_QUESTIONS = 30;
    private static final int MOST_CHOICES = 40;
    private static final int LONGEST = 300;
    private static final int LONGEST_NOTES = 5_000;

    private final Map<String, String> form;

    private Typed(Map<String, String> form) {
        this.form = form;
    }

    /** The page of the columns. */
    static Mapping columns(Mapping before, Map<String, String> form) {
        var typed = new Typed(form);
        var columns = before.columns().stream().map(typed::column).toList();
        return before.with(columns, before.scales(), before.units());
    }

    private MappedColumn column(MappedColumn before) {
        var suffix = "-" + before.place();
        var chosen = text("role" + suffix, LONGEST).split("-", 2);
        Role role;
        try {
            role = Role.valueOf(chosen[0]);
        } catch (IllegalArgumentException e) {
            role = before.role();
        }
        var level =
                role.ofLevel() && chosen.length == 2 && chosen[1].matches("[1-8]") ? Integer.parseInt(chosen[1]) : 0;
        var separator = text("separator" + suffix, 3);
        return new MappedColumn(
                before.place(),
                before.heading(),
                role.ofLevel() && level == 0 ? Role.IGNORE : role,
                level,
                text("measure" + suffix, 20),
                form.containsKey("required" + suffix),
                form.containsKey("fill" + suffix),
                form.containsKey("key" + suffix),
                separator.isEmpty() ? "、" : separator);
    }

    /** The page of the plan. */
    static Mapping plan(Mapping before, Map<String, String> form) {
        var typed = new Typed(form);
        return new Mapping(
                before.sheet(),
                before.firstRow(),
                before.headerRows(),
                typed.text("code", 60),
                typed.text("title", 200),
                typed.text("from", 10),
                typed.text("to", 10),
                typed.text("item", 60),
                typed.text("heading", 20),
                typed.text("unit", 100),
                before.columns(),
                before.scales().stream().map(typed::scale).toList(),
                before.units().stream().map(typed::unit).toList(),
                typed.questions(),
                typed.brief(before),
                typed.text("notes", LONGEST_NOTES).replace("\r\n", "\n"));
    }

    private MappedScale scale(MappedScale before) {
        var prefix = "scale-" + before.key() + "-";
        var choices = new ArrayList<MappedChoice>();
        for (var at = 0; at < MOST_CHOICES; at++) {
            var code = text(prefix + "code-" + at, 60);
            if (!code.isEmpty()) {
                var tone = text(prefix + "tone-" + at, 10);
                choices.add(new MappedChoice(
                        code,
                        text(prefix + "label-" + at, 60),
                        text(prefix + "meaning-" + at, LONGEST),
                        TONES.contains(tone) ? tone : "none"));
            }
        }
        return new MappedScale(
                before.key(),
                before.label(),
                form.containsKey(prefix + "others"),
                form.containsKey(prefix + "tally"),
                choices);
    }

    private MappedUnit unit(MappedUnit before) {
        return new MappedUnit(before.printed(), form.getOrDefault("unit-" + before.printed(), before.meaning()));
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (var at = 0; at < MOST_QUESTIONS; at++) {
            var label = text("question-label-" + at, 60);
            if (!label.isEmpty()) {
                questions.add(new Question(
                        label,
                        text("question-scale-" + at, 40),
                        form.containsKey("question-required-" + at),
                        form.containsKey("question-brief-" + at)));
            }
        }
        return questions;
    }

    private List<String> brief(Mapping before) {
        return before.columns().stream()
                .map(MappedColumn::name)
                .filter(name -> form.containsKey("brief-" + name))
                .toList();
    }

    /** What was typed under the name, without blanks around it, cut where nobody would type on. */
    private String text(String name, int most) {
        var text = form.getOrDefault(name, "").strip();
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
