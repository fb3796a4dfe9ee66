package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Letter;
import org.meguri.mail.LetterTexts;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters that other rooms write: a sheet was sent back, a cycle was opened, an edition is out. They go into the outbox
 * within the caller's transaction.
 */
@Service
@Transactional
public class Notices {

    private final Outbox outbox;
    private final LetterTexts texts;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Notices(Outbox outbox, LetterTexts texts, Directory directory, MessageSource messages, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param key what makes it one, without the person: {@code RETURNED:<evaluation>:<round>}; at most 160 characters
     * @param kind at most 30 characters, for filters: {@code RETURNED}
     * @param reference the item's place in its plan, as in {@link NewTask}
     * @param page the address within the product that the letter leads to, such as {@code /evaluations/…}
     * @param message key of the two messages {@code <message>.subject} and {@code <message>.body}; the body's is only the
     *     middle, salutation, link and signature are added
     * @param arguments what the messages' placeholders stand for; a {@link LocalDate} is written out
     */
    public record Notice(
            String key,
            String kind,
            @Nullable String reference,
            @Nullable String page,
            String message,
            Object... arguments) {}

    /** Tells one person, once. @return whether it is news */
    public boolean tell(OfficerView to, Notice notice) {
        var arguments = Arrays.stream(notice.arguments())
                .map(argument -> argument instanceof LocalDate day ? Wording.fully(day) : argument)
                .toArray();
        var page = notice.page();
        var text = texts.of(notice.message() + ".body", arguments);
        return outbox.post(new Letter(
                notice.key() + ":" + to.id(),
                to,
                texts.of(notice.message() + ".subject", arguments),
                words(
                        "task.notice.body",
                        to.name(),
                        page == null ? text : text + "\n\n" + words("task.notice.link", outbox.link(page)),
                        texts.of("mail.letter.footer")),
                notice.kind(),
                notice.reference(),
                notice.page()));
    }

    /**
     * Tells everybody whom the role means for this unit ({@link Directory#responsible}), or who holds it at all where no
     * unit is given.
     *
     * @return to how many it is news
     */
    public int tell(Role role, @Nullable UnitId unit, Notice notice) {
        var today = LocalDate.now(clock);
        var people = unit == null ? directory.holders(role, today) : directory.responsible(role, unit, today);
        return (int) people.stream().filter(officer -> tell(officer, notice)).count();
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
