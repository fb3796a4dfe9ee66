package org.meguri.mail;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters on their way. Written in the caller's transaction, sent after it. */
@Service
@Transactional
public class Outbox {

    private static final int KEY_LENGTH = 200;

    /** The same in every run, whatever the ids are. */
    private static final Comparator<OutgoingLetter> AS_WRITTEN = Comparator.comparing(OutgoingLetter::writtenAt)
            .thenComparing(OutgoingLetter::reference, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(OutgoingLetter::kind)
            .thenComparing(OutgoingLetter::subject)
            .thenComparing(OutgoingLetter::recipientName)
            .thenComparing(OutgoingLetter::address, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(OutgoingLetter::key);

    private final OutgoingLetters letters;
    private final NoticeChoices choices;
    private final EntityManager entityManager;
    private final MessageSource messages;
    private final Clock clock;
    private final String baseUrl;
    private final String messageIdHost;

    Outbox(
            OutgoingLetters letters,
            NoticeChoices choices,
            EntityManager entityManager,
            MessageSource messages,
            Clock clock,
            @Value("${meguri.base-url:}") String baseUrl) {
        this.letters = letters;
        this.choices = choices;
        this.entityManager = entityManager;
        this.messages = messages;
        this.clock = clock;
        this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
        this.messageIdHost = host(this.baseUrl);
    }

    /**
     * Writes the letter, unless one with the same key was written before, in this transaction or in any other. Somebody
     * without a usable address gets a letter that is kept back, with the reason.
     *
     * @return whether it is new
     */
    public boolean post(Letter letter) {
        if (letter.key().isEmpty() || letter.key().length() > KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "A letter's key has 1 to " + KEY_LENGTH + " characters: " + letter.key());
        }
        if (letters.countByKey(letter.key()) > 0) {
            return false;
        }
        var written = new OutgoingLetter(
                LetterId.create(), letter, delivery(letter), messageId(letter.key()), clock.instant());
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            // On the caller's connection, yet outside of its persistence context: when another transaction has written
            // the same letter meanwhile, the unique key refuses this one and the caller can go on.
            try (var session = entityManager
                    .getEntityManagerFactory()
                    .unwrap(SessionFactory.class)
                    .openStatelessSession(connection)) {
                session.insert(written);
                return true;
            } catch (ConstraintViolationException e) {
                if (letters.countByKey(letter.key()) > 0) {
                    return false;
                }
                throw known(e);
            } catch (HibernateException e) {
                throw known(e);
            }
        });
    }

    /** As a repository would throw it: a deadlock is then a clash, which callers know how to try again. */
    private static RuntimeException known(HibernateException failure) {
        var known = new HibernateJpaDialect().translateExceptionIfPossible(failure);
        return known == null ? failure : known;
    }

    /** As its recipient has chosen, or as is usual for the kind: in the morning's mail, but for what was sent back. */
    private NoticeDelivery delivery(Letter letter) {
        if (letter.screenOnly()) {
            return NoticeDelivery.SCREEN;
        }
        if (letter.kind().equals(MorningPost.KIND)) {
            return NoticeDelivery.AT_ONCE;
        }
        return NoticeKind.ofLetter(letter.kind())
                .map(kind -> choices.findById(new NoticeChoiceKey(letter.to().id(), kind))
                        .map(NoticeChoice::delivery)
                        .filter(kind::allows)
                        .orElse(kind.usual()))
                .orElse(NoticeDelivery.MORNING);
    }

    /** Every letter ever written, oldest first (for the rehearsal's record). */
    @Transactional(readOnly = true)
    public List<LetterView> all() {
        return letters.findAll().stream().sorted(AS_WRITTEN).map(this::view).toList();
    }

    private LetterView view(OutgoingLetter letter) {
        return new LetterView(
                letter.key(),
                letter.recipientName(),
                letter.address(),
                letter.subject(),
                letter.body(),
                letter.kind(),
                letter.reference(),
                letter.state().name(),
                letter.attempts(),
                letter.writtenAt(),
                letter.sentAt(),
                problem(letter, Language.ofReader()));
    }

    /** The address of a page of the product as people open it, from the configured base; never from a request. */
    public String link(String page) {
        return baseUrl + page;
    }

    /** What keeps the letter, in words, with what the mail server said. */
    @Nullable
    String problem(OutgoingLetter letter, Language language) {
        var problem = letter.problem();
        if (problem == null) {
            return null;
        }
        var words = messages.getMessage("mail.problem." + problem, null, language.locale());
        var detail = letter.problemDetail();
        return detail == null
                ? words
                : messages.getMessage("mail.problem.detail", new Object[] {words, detail}, language.locale());
    }

    /** The same for every attempt, so that a mail server that was given the letter twice can tell. */
    String messageId(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 20) + "@" + messageIdHost + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String host(String baseUrl) {
        try {
            var host = baseUrl.isEmpty() ? null : URI.create(baseUrl).getHost();
            return host == null ? "localhost" : host;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("meguri.base-url is not an address: " + baseUrl, e);
        }
    }
}
