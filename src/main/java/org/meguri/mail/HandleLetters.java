package org.meguri.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.LetterHandled.Act;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Language;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/** What the keepers of the outbox see and do: the planning division and the system's administrator. */
@UseCase
class HandleLetters {

    static final int PAGE_SIZE = 50;

    /** Further on a database could not even count. */
    private static final int LAST_PAGE = 1_000_000;

    /** Longer words to look for are cut; nothing that is searched is longer. */
    private static final int LONGEST_SEARCH = 300;

    private final OutgoingLetters letters;
    private final Outbox outbox;
    private final Directory directory;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    HandleLetters(
            OutgoingLetters letters,
            Outbox outbox,
            Directory directory,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.letters = letters;
        this.outbox = outbox;
        this.directory = directory;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** A letter with its problem in words. */
    record Entry(OutgoingLetter letter, @Nullable String problem) {}

    /**
     * Letters, the latest first.
     *
     * @param words to be found in subject, recipient, address or reference; blank for all
     * @param page from 1
     */
    public Page<Entry> search(@Nullable LetterState state, String words, int page, SignedIn by) {
        requireKeeper(by);
        return letters.search(
                        state, pattern(words), PageRequest.of(Math.max(1, Math.min(page, LAST_PAGE)) - 1, PAGE_SIZE))
                .map(this::entry);
    }

    /** How many letters there are in each state. */
    public Map<LetterState, Long> counts(SignedIn by) {
        requireKeeper(by);
        var counts = new EnumMap<LetterState, Long>(LetterState.class);
        for (var state : LetterState.values()) {
            counts.put(state, 0L);
        }
        letters.countByState().forEach(count -> counts.put(count.state(), count.letters()));
        return counts;
    }

    /** When the letter that waits longest was written; null when none waits. */
    public @Nullable Instant oldestWaiting(SignedIn by) {
        requireKeeper(by);
        return letters.oldestWaiting();
    }

    /** When the mail server took a letter last; null when it never did. */
    public @Nullable Instant lastHandedOver(SignedIn by) {
        requireKeeper(by);
        return letters.lastHandedOver();
    }

    /**
     * Does the same for several letters, as {@link #handle} for one; what has moved on since is passed over.
     *
     * @return for how many it was done
     */
    public int handleAll(Collection<LetterId> ids, Act act, SignedIn by) {
        requireKeeper(by);
        var done = 0;
        for (var id : ids) {
            var letter = letters.lock(id);
            if (allows(letter, act)) {
                handle(id, letter.version(), act, by);
                done++;
            }
        }
        return done;
    }

    private boolean allows(OutgoingLetter letter, Act act) {
        var address = currentAddress(letter);
        return switch (act) {
            case HELD -> letter.state() == LetterState.WAITING;
            case RELEASED -> letter.state() == LetterState.HELD && address != null && Address.isValid(address);
            case RESENT -> false;
        };
    }

    /** @throws Refusal (404) when there is none */
    public Entry get(LetterId id, SignedIn by) {
        requireKeeper(by);
        return entry(letters.get(id));
    }

    /**
     * Does what the person says, for the letter as it was shown.
     *
     * @param version of the letter on the person's page
     * @throws Refusal (409) when the letter has moved on since; (422) when there is no address to send it to
     */
    public void handle(LetterId id, long version, Act act, SignedIn by) {
        requireKeeper(by);
        var letter = letters.lock(id);
        if (letter.version() != version) {
            throw Refusal.conflict("mail.outbox.moved-on");
        }
        var now = clock.instant();
        switch (act) {
            case HELD -> letter.hold();
            case RELEASED -> letter.release(currentAddress(letter), now);
            case RESENT -> letter.resend(currentAddress(letter), now);
        }
        letters.saveAndFlush(letter);
        announcements.publishEvent(new LetterHandled(id, act, by.id(), now));
    }

    /** Whether this person keeps the outbox. */
    static boolean mayHandle(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.ADMINISTRATOR);
    }

    /** How many letters wait for a person to decide. */
    public long undecided() {
        return letters.countByStateIn(List.of(LetterState.UNCLEAR, LetterState.DEAD));
    }

    private Entry entry(OutgoingLetter letter) {
        return new Entry(letter, outbox.problem(letter, Language.ofReader()));
    }

    private @Nullable String currentAddress(OutgoingLetter letter) {
        return directory.officer(letter.recipient()).mail();
    }

    private static @Nullable String pattern(String words) {
        var searched = OneLine.of(words, LONGEST_SEARCH);
        return searched.isEmpty()
                ? null
                : "%" + searched.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static void requireKeeper(SignedIn by) {
        if (!mayHandle(by)) {
            throw Refusal.forbidden("mail.outbox.keepers-only");
        }
    }
}
