package org.meguri.mail;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;

/** 文面: the planning division words letters in the town's own way. */
@UseCase
class WordLetters {

    private final LetterTextEditions editions;
    private final LetterTexts texts;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    WordLetters(LetterTextEditions editions, LetterTexts texts, ApplicationEventPublisher announcements, Clock clock) {
        this.editions = editions;
        this.texts = texts;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The town's own texts by key; the product's are not among them. */
    Map<String, LetterText> own(SignedIn by) {
        requirePlanning(by);
        return editions.current().stream()
                .filter(edition -> edition.text() != null)
                .collect(Collectors.toMap(LetterText::messageKey, edition -> edition));
    }

    /** The editions of a text, the newest first. */
    List<LetterText> history(Wording wording, SignedIn by) {
        requirePlanning(by);
        return editions.of(wording.key());
    }

    /** The text as it counts now, with its placeholders by name. */
    String now(Wording wording, SignedIn by) {
        return history(wording, by).stream().findFirst().map(LetterText::text).orElseGet(() -> texts.product(wording));
    }

    String product(Wording wording) {
        return texts.product(wording);
    }

    /**
     * Keeps a text from now on.
     *
     * @param seen number of the edition on the person's page; 0 where there was none
     * @param text normalised and checked; null for the product's own
     * @throws Refusal (403) for who does not plan; (409) when somebody else was first; (422) when nothing would change
     */
    void keep(Wording wording, int seen, @Nullable String text, SignedIn by) {
        var history = history(wording, by);
        var last = history.isEmpty() ? 0 : history.get(0).number();
        if (last != seen) {
            throw Refusal.conflict("mail.wording.moved-on");
        }
        if (now(wording, by).equals(text == null ? texts.product(wording) : text)) {
            throw new Refusal("mail.wording.same");
        }
        var now = clock.instant();
        try {
            editions.saveAndFlush(new LetterText(wording.key(), last + 1, text, by.id(), now));
        } catch (DataIntegrityViolationException somebodyElseWasFirst) {
            throw Refusal.conflict("mail.wording.moved-on");
        }
        announcements.publishEvent(new WordingChanged(wording.key(), last + 1, text == null, by.id(), now));
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("mail.wording.planning-only");
        }
    }
}
