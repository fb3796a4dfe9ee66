package org.meguri.mail;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells planning of everybody whose letters are kept back for want of an address, once for each address. */
@Service
@Transactional
class AddressNotices {

    private final OutgoingLetters letters;
    private final Outbox outbox;
    private final LetterTexts texts;
    private final Directory directory;
    private final Words words;

    AddressNotices(OutgoingLetters letters, Outbox outbox, LetterTexts texts, Directory directory, Words words) {
        this.letters = letters;
        this.outbox = outbox;
        this.texts = texts;
        this.directory = directory;
        this.words = words.inJapanese();
    }

    void tell(LocalDate day) {
        for (var id : letters.withoutAddress()) {
            var officer = directory.officer(id);
            var address = Objects.requireNonNullElse(officer.mail(), "");
            if (Address.isValid(address)) {
                // It was mended; what is kept back can be released.
                continue;
            }
            var which = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
            directory.holders(Role.PLANNING, day).stream()
                    .filter(one -> !one.id().equals(id))
                    .forEach(one -> outbox.post(new Letter(
                            "ADDRESS:" + id + ":" + which + ":" + one.id(),
                            one,
                            words.of("mail.no-address.subject", officer.name()),
                            words.of(
                                    "mail.no-address.body",
                                    one.name(),
                                    officer.name(),
                                    address.isEmpty()
                                            ? words.of("mail.outbox.no-address-mark")
                                            : OneLine.of(address, 200),
                                    outbox.link("/outbox?state=HELD"),
                                    texts.of("mail.letter.footer")),
                            Delivery.UNDELIVERABLE,
                            null,
                            "/outbox?state=HELD")));
        }
    }
}
