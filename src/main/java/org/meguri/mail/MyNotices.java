package org.meguri.mail;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/** What a person was told, what of it they have read, and how they want to be told. */
@UseCase
class MyNotices {

    static final int PAGE_SIZE = 30;
    private static final int LAST_PAGE = 100_000;

    private final OutgoingLetters letters;
    private final LettersRead reads;
    private final NoticeChoices choices;
    private final Clock clock;

    MyNotices(OutgoingLetters letters, LettersRead reads, NoticeChoices choices, Clock clock) {
        this.letters = letters;
        this.reads = reads;
        this.choices = choices;
        this.clock = clock;
    }

    /** A letter to the person. */
    record Line(OutgoingLetter letter, boolean read) {}

    /** Letters to the person, the latest first. @param page from 1 */
    public Page<Line> list(SignedIn person, boolean unreadOnly, int page) {
        var found = reads.to(
                person.id(), unreadOnly, PageRequest.of(Math.max(1, Math.min(page, LAST_PAGE)) - 1, PAGE_SIZE));
        var read = found.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(
                        reads.readAmong(found.map(letter -> letter.id().value()).getContent()));
        return found.map(letter -> new Line(letter, read.contains(letter.id().value())));
    }

    public long unread(SignedIn person) {
        return reads.unread(person.id());
    }

    /** The letter, which counts as read from now on. @throws Refusal (404) when it is not to this person */
    public OutgoingLetter open(LetterId id, SignedIn person) {
        var letter = letters.findById(id)
                .filter(one -> one.recipient().equals(person.id()))
                .orElseThrow(() -> Refusal.notFound("mail.notice.unknown"));
        if (reads.findById(id).isEmpty()) {
            reads.save(new LetterRead(id, clock.instant()));
        }
        return letter;
    }

    /** Everything counts as read. */
    public void readAll(SignedIn person) {
        var now = clock.instant();
        reads.unreadIds(person.id()).forEach(letter -> reads.save(new LetterRead(letter, now)));
    }

    /** How the person hears of each kind; as is usual where nothing was chosen. */
    public Map<NoticeKind, NoticeDelivery> choices(OfficerId officer) {
        var chosen = new EnumMap<NoticeKind, NoticeDelivery>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            chosen.put(kind, kind.usual());
        }
        choices.of(officer).forEach(choice -> chosen.put(choice.kind(), choice.delivery()));
        return chosen;
    }

    /** @throws Refusal (422) when a kind would fall silent that duty requires */
    public void choose(Map<NoticeKind, NoticeDelivery> wanted, SignedIn person) {
        wanted.forEach((kind, delivery) -> {
            if (!kind.allows(delivery)) {
                throw new Refusal("mail.choice.duty");
            }
        });
        wanted.forEach((kind, delivery) -> {
            var key = new NoticeChoiceKey(person.id(), kind);
            choices.findById(key)
                    .ifPresentOrElse(
                            choice -> choice.choose(delivery), () -> choices.save(new NoticeChoice(key, delivery)));
        });
    }
}
