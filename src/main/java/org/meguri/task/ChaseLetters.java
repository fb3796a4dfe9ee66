package org.meguri.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.LetterTexts;
import org.meguri.mail.Outbox;
import org.meguri.organization.OfficerView;
import org.meguri.task.ChaseRules.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the letters of the chase say. */
@Component
class ChaseLetters {

    /** UTF-16 units of a title in a subject line; the whole line has to fit its column. */
    private static final int TITLE_IN_SUBJECT = 120;

    /** UTF-16 units of the units' names in the morning's mail. */
    private static final int UNITS_IN_BRIEF = 200;

    private final MessageSource messages;
    private final WorkingCalendar calendar;
    private final Outbox outbox;
    private final LetterTexts texts;

    ChaseLetters(MessageSource messages, WorkingCalendar calendar, Outbox outbox, LetterTexts texts) {
        this.texts = texts;
        this.messages = messages;
        this.calendar = calendar;
        this.outbox = outbox;
    }

    String subject(TaskView task, Step step) {
        var subject = texts.of(
                "task.letter." + step.rung() + ".subject",
                words("task.kind." + task.kind()),
                Wording.oneLine(task.title(), TITLE_IN_SUBJECT),
                Wording.shortly(task.due()));
        return step.tone() == Tone.FIRM ? urgent(subject) : subject;
    }

    /** Behind the product's mark, by which people sort their mails; before everything in a subject of the town's own. */
    private String urgent(String subject) {
        var mark = words("mail.notice.mark");
        var urgent = words("task.letter.urgent");
        return subject.startsWith(mark) ? mark + urgent + subject.substring(mark.length()) : urgent + subject;
    }

    /**
     * @param doer whether the task is the reader's own; all others are only told of it
     * @param absent in whose stead the reader is told (代決); null where they hold the role
     */
    String body(
            TaskView task,
            Step step,
            OfficerView to,
            boolean doer,
            @Nullable String absent,
            List<String> unitNames,
            LocalDate today) {
        var reader = doer ? ".doer" : ".told";
        var fact = texts.of("task.letter." + step.rung() + reader, Wording.fully(today));
        var opening = step.tone() == Tone.PLAIN ? fact : fact + "\n" + words("task.letter." + step.tone() + reader);
        return words(
                "task.letter.body",
                to.name(),
                absent == null ? opening : opening + "\n" + words("task.letter.in-stead", absent),
                words("task.kind." + task.kind()),
                Wording.oneLine(task.title(), TaskItem.TITLE_LENGTH),
                unitNames.isEmpty() ? words("task.letter.no-unit") : String.join("・", unitNames),
                Wording.fully(task.due()),
                standing(task.due(), today),
                outbox.link(task.kind().page(task.subject())) + more(task, doer),
                texts.of("mail.letter.footer"));
    }

    /** The task in two lines of the morning's mail. */
    String brief(TaskView task, List<String> unitNames, LocalDate today) {
        return words(
                "task.letter.brief",
                words("task.kind." + task.kind()),
                Wording.oneLine(task.title(), TITLE_IN_SUBJECT),
                unitNames.isEmpty()
                        ? words("task.letter.no-unit")
                        : Wording.oneLine(String.join("・", unitNames), UNITS_IN_BRIEF),
                Wording.shortly(task.due()),
                standing(task.due(), today));
    }

    /** Who does it may ask for more time, if it is a department. */
    private String more(TaskView task, boolean doer) {
        return doer && task.kind().canBePutOff()
                ? "\n\n" + words("task.letter.extend", outbox.link("/extensions/new?task=" + task.id()))
                : "";
    }

    private String standing(LocalDate due, LocalDate today) {
        int days = calendar.between(today, due);
        if (today.isAfter(due)) {
            return days < 0 ? words("task.letter.late", Integer.toString(-days)) : words("task.letter.just-late");
        }
        return days > 0 ? words("task.letter.left", Integer.toString(days)) : words("task.letter.today");
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
