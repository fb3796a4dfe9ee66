package org.meguri.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.system.NodeMemory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What letters say: in the town's own words where it has any, else in the product's. Always Japanese. */
@Service
public class LetterTexts implements NodeMemory {

    private static final long FRESH = Duration.ofMinutes(1).toNanos();

    private final LetterTextEditions editions;
    private final MessageSource messages;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    LetterTexts(LetterTextEditions editions, MessageSource messages) {
        this.editions = editions;
        this.messages = messages;
    }

    /** @param asked on the clock of this Java */
    private record Known(Map<String, String> texts, long asked) {}

    /**
     * A text of a letter.
     *
     * @param key of the message
     * @param arguments in the order of the message's blanks
     */
    public String of(String key, Object... arguments) {
        var own = own().get(key);
        var wording = Wording.of(key);
        if (own == null || wording.isEmpty()) {
            return messages.getMessage(key, arguments, Locale.JAPANESE);
        }
        return wording.get().fill(own, Arrays.stream(arguments).map(this::text).toList());
    }

    private String text(Object argument) {
        return argument instanceof MessageSourceResolvable words
                ? messages.getMessage(words, Locale.JAPANESE)
                : String.valueOf(argument);
    }

    /** The product's own text with its placeholders by name. */
    String product(Wording wording) {
        return messages.getMessage(wording.key(), wording.braces(), Locale.JAPANESE);
    }

    /** On this node at once; on another within a minute. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(WordingChanged event) {
        forget();
    }

    @Override
    public void forget() {
        known.set(null);
    }

    private Map<String, String> own() {
        var now = System.nanoTime();
        var kept = known.get();
        if (kept == null || now - kept.asked() > FRESH) {
            List<LetterText> current = editions.current();
            kept = new Known(
                    current.stream()
                            .filter(edition -> edition.text() != null)
                            .collect(Collectors.toMap(
                                    LetterText::messageKey, edition -> Objects.requireNonNull(edition.text()))),
                    now);
            known.set(kept);
        }
        return kept.texts();
    }
}
