package org.meguri.review;

import java.util.List;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** What is said of who looks at a sheet, on a page and in what its script is told. */
@Component
class PresenceVoice {

    private final Words words;

    PresenceVoice(Words words) {
        this.words = words;
    }

    /** 山田さんが見ています; "" where nobody does. */
    public String of(List<String> names) {
        return names.isEmpty() ? "" : words.of("review.presence", String.join(words.of("review.presence.and"), names));
    }
}
